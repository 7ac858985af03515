/** The chain from workloads to a report: send, write down, judge. */
@NullMarked
package io.github.insightkit.conformance.run;

import org.jspecify.annotations.NullMarked;
