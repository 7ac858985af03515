/**
 * The contract as data: read once from the document that also generates the SDK.
 *
 * <p>Nothing here sends or judges anything, and nothing elsewhere in the kit states a fact about
 * the endpoint that this package can tell.
 */
@NullMarked
package io.github.insightkit.conformance.contract;

import org.jspecify.annotations.NullMarked;
