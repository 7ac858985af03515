/**
 * The consumer's side: what the real client sends is recorded here, and held to what is committed.
 */
@NullMarked
package io.github.insightkit.conformance.pact;

import org.jspecify.annotations.NullMarked;
