/** The kit on contracts that have evolved. */
@NullMarked
package io.github.insightkit.conformance.evolution;

import org.jspecify.annotations.NullMarked;
