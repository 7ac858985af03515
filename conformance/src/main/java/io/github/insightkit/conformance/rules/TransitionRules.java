package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.List;

/** What takes an insight from one classification to another, and what doesn't. */
final class TransitionRules {
  private TransitionRules() {}

  static List<Rule> all() {
    return List.of(
        rule(
            StateRules.SET,
            Level.MUST,
            Clause.C04,
            "A value is accepted while no classification stands.",
            "After a reset, each of the contract's values can be set, with a rationale where one is"
                + " due.",
            "Each value, asked for after a reset, and what shows that the reset took effect.",
            "The list of values, and the guard against direct changes: it may fire without cause."),
        rule(
            StateRules.DIRECT_CHANGE,
            Level.MUST,
            Clause.C06,
            "A change from one value to another is refused.",
            "While a value stands, asking for a different one is refused, for each pair of values."
                + " An implementation that acknowledges a value and doesn't store it shows the"
                + " same.",
            "Each ordered pair of values, the second asked for while the first stands.",
            "The guard against direct changes: does it exist, does it compare with what is stored,"
                + " and is the first value stored at all?"),
        rule(
            StateRules.RESET,
            Level.MUST,
            Clause.C05,
            "A reset is accepted while a classification stands.",
            "Whatever value stands, null is accepted.",
            "A reset of each value.",
            "The guard against direct changes: it may take null for a value like any other."),
        rule(
            StateRules.RESET_APPLIED,
            Level.MUST,
            Clause.C05,
            "An acknowledged reset takes effect.",
            "After null was accepted, no classification stands.",
            "A value that was refused before the reset and is accepted after it.",
            "What a null does to the store: it may be read as \"leave as it is\"."),
        rule(
            StateRules.REFUSAL_HAS_NO_EFFECT,
            Level.MUST,
            Clause.C06,
            "A refused change leaves the classification as it was.",
            "After a refusal the value that stood still stands.",
            "A refused change, and after it a request whose answer tells the state.",
            "The order of validating and storing, and whether a failure is rolled back."),
        rule(
            StateRules.SET_APPLIED,
            Level.MUST,
            Clause.C04,
            "An acknowledged value is the one that stands.",
            "After a value was accepted, that value stands, and no other.",
            "An accepted value, and after it requests whose answers tell the state.",
            "What is stored, against what was asked for."),
        rule(
            StateRules.SAME_AGAIN,
            Level.MUST,
            Clause.C06,
            "Asking for what already stands changes nothing.",
            "Whether it is accepted or refused is open; the state is the same after it.",
            "The same value again, and a reset without a classification, each followed by a request"
                + " whose answer tells the state.",
            "Whether a repeated value toggles, and what a reset does where there is nothing to"
                + " reset."),
        new Rule(
            new Requirement(
                StateRules.STEADY,
                Level.SHOULD,
                "none",
                "What the contract leaves open is answered the same way each time.",
                "The contract doesn't say whether some requests are accepted; callers still need"
                    + " one answer.",
                "The same open question, asked more than once.",
                "What else the answer depends on: the value, the time, the node that answers."),
            new StateCheck(StateRules.STEADY)));
  }

  private static Rule rule(
      String id,
      Level level,
      Clause clause,
      String title,
      String meaning,
      String needs,
      String lookAt) {
    return new Rule(
        new Requirement(id, level, clause.name(), title, meaning, needs, lookAt),
        new StateCheck(id));
  }
}
