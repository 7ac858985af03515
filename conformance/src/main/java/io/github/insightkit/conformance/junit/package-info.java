/**
 * The kit inside somebody's own JUnit 5 tests.
 *
 * <p>These classes need JUnit Jupiter's API, which is on the class path of whoever writes such
 * tests; the runnable jar comes without it.
 */
@NullMarked
package io.github.insightkit.conformance.junit;

import org.jspecify.annotations.NullMarked;
