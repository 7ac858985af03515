/**
 * Consumer contracts: what the client counts on, verified against an implementation, and shared.
 *
 * <p>The interactions stand in a Pact file that was recorded from the real client. Each is a rule
 * like any other; Pact's own engine compares the answers.
 */
@NullMarked
package io.github.insightkit.conformance.pact;

import org.jspecify.annotations.NullMarked;
