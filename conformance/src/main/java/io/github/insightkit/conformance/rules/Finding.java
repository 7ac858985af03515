package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param more the indexes of those that are further examples
   * @param proof what was possible at each that shows it, if the rule is one about states
   */
  record Broken(String message, List<Integer> exchanges, List<Integer> more, Optional<Proof> proof)
      implements Finding {

    public Broken {
      exchanges = List.copyOf(exchanges);
      more = List.copyOf(more);
    }

    /** A rule is broken, as these exchanges show together. */
    public Broken(String message, List<Integer> exchanges) {
      this(message, exchanges, List.of(), Optional.empty());
    }

    /** A rule is broken, as each of these exchanges shows by itself. */
    static Broken byEach(String message, List<Integer> exchanges) {
      List<Integer> more = exchanges.subList(1, exchanges.size());
      return new Broken(message + inWords(more), exchanges.subList(0, 1), more, Optional.empty());
    }

    /** A rule about states is broken, of which these exchanges are further examples. */
    static Broken byStates(String message, Proof proof, List<Integer> more) {
      return new Broken(message + inWords(more), proof.exchanges(), more, Optional.of(proof));
    }

    /** The same, shown by these exchanges as well. */
    Broken with(List<Integer> others) {
      List<Integer> all = Stream.concat(exchanges.stream(), others.stream()).sorted().toList();
      return new Broken(message, all, more, proof);
    }

    private static String inWords(List<Integer> more) {
      return more.isEmpty() ? "" : ", and " + more.size() + " more like it";
    }
  }

  /** What the rule needs never came about. */
  record Untested(String message) implements Finding {}

  /** The rule speaks of something that the target wasn't said to have. */
  record Inapplicable(String message) implements Finding {}

  /** The history doesn't tell, for answers were missing, late or contradicted each other. */
  record Undecided(String message) implements Finding {}

  /** What is to be said of a rule that lacks this, unless it may be because answers are missing. */
  static Finding lacking(Evidence evidence, String what) {
    List<Exchange> gaps =
        evidence.exchanges().stream()
            .filter(one -> one.response().isEmpty() || one.result().isThrottled())
            .filter(one -> !one.failed(Result.Failure.STALE))
            .toList();
    if (gaps.isEmpty()) {
      return new Untested(what);
    }
    Exchange first = gaps.get(0);
    return new Undecided(
        "%s of %s requests weren't answered, or were told to come back later; the first is exchange %s (%s): %s"
            .formatted(
                gaps.size(),
                evidence.exchanges().size(),
                first.index(),
                first.purpose(),
                first.result() instanceof Result.NoResponse none ? none.message() : "throttled"));
  }
}
