/**
 * What an implementation is held to: rules, each a pure function from what happened to a finding.
 *
 * <p>A rule sends nothing and knows no implementation. It sees a history, and what the contract
 * makes of it.
 */
@NullMarked
package io.github.insightkit.conformance.rules;

import org.jspecify.annotations.NullMarked;
