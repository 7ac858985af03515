package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Proof;
import java.util.List;
import java.util.Optional;

/** What a rule found in a history. */
public sealed interface Finding {

  /** What was found, in words. */
  String message();

  /** The rule was put to the test and holds. */
  record Holds(String message) implements Finding {}

  /**
   * The rule is broken.
   *
   * @param message what was expected and what came
   * @param exchanges the indexes of the exchanges that show it, in order
   * @param proof what was possible at each of them, if the rule is one about states
   */
  record Broken(String message, List<Integer> exchanges, Optional<Proof> proof) implements Finding {

    /** Copies the list. */
    public Broken {
      exchanges = List.copyOf(exchanges);
    }

    /** A rule about answers is broken, as these exchanges show. */
    public Broken(String message, List<Integer> exchanges) {
      this(message, exchanges, Optional.empty());
    }

    /** A rule about states is broken. */
    Broken(String message, Proof proof) {
      this(message, proof.exchanges(), Optional.of(proof));
    }
  }

  /** What the rule needs never came about. */
  record Untested(String message) implements Finding {}

  /** The rule speaks of something that the target wasn't said to have. */
  record Inapplicable(String message) implements Finding {}

  /** The history doesn't tell, for answers were missing, late or contradicted each other. */
  record Undecided(String message) implements Finding {}
}
