/**
 * The check that the contract is sound, run by the build before anything is generated from it.
 *
 * <p>{@link io.github.insightkit.contract.ContractCheck} reads the document and asks every {@link
 * io.github.insightkit.contract.Check} for its problems. Nothing here is part of the SDK or of the
 * kit.
 */
@NullMarked
package io.github.insightkit.contract;

import org.jspecify.annotations.NullMarked;
