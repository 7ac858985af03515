/**
 * The kit tried on itself: the reference server, every fault of it, and every legal variant.
 *
 * <p>What comes out is the kill matrix: which fault is caught by which rule.
 */
@NullMarked
package io.github.insightkit.conformance.selftest;

import org.jspecify.annotations.NullMarked;
