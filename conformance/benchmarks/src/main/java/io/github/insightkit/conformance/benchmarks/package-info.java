/** What the kit and its reference server cost. */
@NullMarked
package io.github.insightkit.conformance.benchmarks;

import org.jspecify.annotations.NullMarked;
