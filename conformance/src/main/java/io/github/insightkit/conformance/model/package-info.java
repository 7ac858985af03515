/**
 * What a history means in terms of the contract's state machine.
 *
 * <p>The endpoint can't be read, so the state of an insight is never known, only narrowed down: the
 * machine says which states are possible after each exchange, and a history that leaves none
 * possible is one that no conforming implementation produces.
 */
@NullMarked
package io.github.insightkit.conformance.model;

import org.jspecify.annotations.NullMarked;
