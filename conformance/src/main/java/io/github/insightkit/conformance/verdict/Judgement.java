package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Reproduction;
import io.github.insightkit.conformance.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How one rule came out.
 *
 * @param rule the rule
 * @param verdict the verdict
 * @param finding what the rule found
 */
public record Judgement(Rule rule, Verdict verdict, Finding finding) {

  /** Judges a history by these rules. */
  public static List<Judgement> of(
      List<Rule> rules, Evidence evidence, boolean strict, Set<String> known) {
    List<Judgement> judgements = new ArrayList<>();
    for (Rule rule : rules) {
      judgements.add(of(rule, evidence, strict, known.contains(rule.id())));
    }
    return List.copyOf(judgements);
  }

  @SuppressWarnings("CatchingUnchecked") // A bug in one rule is its own verdict, and no other's.
  private static Judgement of(Rule rule, Evidence evidence, boolean strict, boolean known) {
    Finding finding;
    try {
      finding =
          evidence.barred().isPresent()
              ? new Finding.Untested(evidence.barred().get())
              : Reproduction.completed(rule.check().apply(evidence), evidence);
    } catch (RuntimeException e) {
      return new Judgement(
          rule,
          Verdict.HARNESS_ERROR,
          new Finding.Undecided(
              "a bug in the kit: "
                  + e
                  // The machine may leave the trace out.
                  + Arrays.stream(e.getStackTrace())
                      .findFirst()
                      .map(line -> " at " + line)
                      .orElse("")));
    }
    return new Judgement(rule, verdict(rule.level(), finding, strict, known), finding);
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
      case SHOULD, OBSERVE -> Verdict.WARN;
    };
  }
}
