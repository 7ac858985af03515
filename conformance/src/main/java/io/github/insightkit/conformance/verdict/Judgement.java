package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.rules.Barred;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Reproduction;
import io.github.insightkit.conformance.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one rule came out. */
public record Judgement(Rule rule, Verdict verdict, Finding finding) {

  /** A rule that couldn't be put to the test, and why. */
  public static Judgement untested(Rule rule, String why) {
    return new Judgement(rule, Verdict.UNTESTABLE, new Finding.Untested(why));
  }

  /** Judges a history by these rules. */
  public static List<Judgement> of(
      List<Rule> rules, Evidence evidence, boolean strict, Set<String> known) {
    Optional<String> barred = Barred.why(evidence);
    return rules.stream()
        .map(
            rule ->
                barred
                    .map(why -> untested(rule, why))
                    .orElseGet(() -> of(rule, evidence, strict, known.contains(rule.id()))))
        .toList();
  }

  @SuppressWarnings("CatchingUnchecked") // A bug in one rule is its own verdict, and no other's.
  private static Judgement of(Rule rule, Evidence evidence, boolean strict, boolean known) {
    Finding finding;
    try {
      finding = Reproduction.completed(rule.judge(evidence), evidence);
    } catch (RuntimeException e) {
      // The machine may leave the trace out.
      String place = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      return new Judgement(
          rule, Verdict.HARNESS_ERROR, new Finding.Undecided("a bug in the kit: " + e + place));
    }
    return new Judgement(rule, verdict(rule.level(), finding, strict, known), finding);
  }

  /**
   * The same, where whatever could be sent was sent: a rule that couldn't be put to the test then
   * has a broken one in its way, or one that couldn't be decided, and says so.
   *
   * @param masks whether it is masked if all that are broken are known to be
   */
  public static List<Judgement> explained(
      List<Judgement> judgements, Evidence evidence, boolean masks) {
    List<String> broken = ids(judgements, Set.of(Verdict.FAIL, Verdict.KNOWN));
    List<String> undecided = ids(judgements, Set.of(Verdict.INCONCLUSIVE));
    boolean isKnown =
        masks
            && !broken.isEmpty()
            && judgements.stream().noneMatch(one -> one.verdict() == Verdict.FAIL);
    // A reader that is wrong isn't heard, and keeps nothing from being tested.
    Set<Verdict> told = Set.of(Verdict.FAIL, Verdict.KNOWN, Verdict.WARN);
    List<String> blamed = evidence.isReaderWrong() ? broken : ids(judgements, told);
    List<String> states =
        blamed.stream().filter(evidence.diagnosis().broken()::containsKey).toList();
    List<String> first = states.isEmpty() ? broken : states;
    if (first.isEmpty() && undecided.isEmpty()) {
      return judgements;
    }
    String message =
        first.isEmpty()
            ? "it takes what couldn't be decided: " + String.join(", ", undecided)
            : isKnown
                ? "masked by what is known to fail: " + String.join(", ", first)
                : String.join(", ", first)
                    + (first.size() == 1 ? " fails first; mend it" : " fail first; mend them")
                    + " and run again";
    return judgements.stream()
        .map(
            judgement ->
                // What keeps a state of the pact from being arranged, its own message says.
                judgement.verdict() != Verdict.UNTESTABLE
                        || judgement.rule().requirement().profiles().contains(Profile.PACT)
                    ? judgement
                    : isKnown
                        ? new Judgement(
                            judgement.rule(), Verdict.MASKED, new Finding.Untested(message))
                        : untested(judgement.rule(), message))
        .toList();
  }

  /** The same of a run that ended early: a rule that wasn't put to the test says why it ended. */
  public static List<Judgement> cutShort(List<Judgement> judgements, String why) {
    return judgements.stream()
        .map(
            one ->
                one.verdict() == Verdict.UNTESTABLE
                    ? untested(
                        one.rule(),
                        one.finding().message()
                            + "; the run ended before it was put to the test: "
                            + why)
                    : one)
        .toList();
  }

  private static List<String> ids(List<Judgement> judgements, Set<Verdict> verdicts) {
    return judgements.stream()
        .filter(judgement -> verdicts.contains(judgement.verdict()))
        .map(judgement -> judgement.rule().id())
        .toList();
  }

  private static Verdict verdict(Level level, Finding finding, boolean strict, boolean known) {
    if (finding instanceof Finding.Holds) {
      return known ? Verdict.STALE_KNOWN : Verdict.PASS;
    }
    if (finding instanceof Finding.Broken) {
      return known ? Verdict.KNOWN : broken(level, strict);
    }
    if (finding instanceof Finding.Inapplicable) {
      return Verdict.NOT_APPLICABLE;
    }
    return finding instanceof Finding.Undecided ? Verdict.INCONCLUSIVE : Verdict.UNTESTABLE;
  }

  private static Verdict broken(Level level, boolean strict) {
    return switch (level) {
      case MUST, HTTP -> Verdict.FAIL;
      case VENDOR -> strict ? Verdict.FAIL : Verdict.WARN;
      case SHOULD -> Verdict.WARN;
    };
  }
}
