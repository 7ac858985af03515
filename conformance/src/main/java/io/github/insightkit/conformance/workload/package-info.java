/**
 * What to send. A workload sends requests and knows no verdicts.
 *
 * <p>It may look at the answers so far, through what the contract makes of them, to learn how an
 * implementation answers what the contract leaves open.
 */
@NullMarked
package io.github.insightkit.conformance.workload;

import org.jspecify.annotations.NullMarked;
