/**
 * Which implementations are still possible after what happened.
 *
 * <p>The endpoint can't be read, so the state of an insight is never known, only narrowed down. The
 * {@linkplain io.github.insightkit.conformance.automaton.Automaton automaton} says which states are
 * possible after each exchange, and four questions are asked of it:
 *
 * <ul>
 *   <li>Is it possible? ({@link io.github.insightkit.conformance.automaton.Trace})
 *   <li>Which fewest broken rules explain it? ({@link
 *       io.github.insightkit.conformance.automaton.Diagnosis})
 *   <li>Which faults would have gone unnoticed? ({@link
 *       io.github.insightkit.conformance.automaton.Survivors})
 *   <li>Which requests tell most of them apart? ({@link
 *       io.github.insightkit.conformance.automaton.CheckingSequence})
 * </ul>
 */
@NullMarked
package io.github.insightkit.conformance.automaton;

import org.jspecify.annotations.NullMarked;
