package io.github.insightkit.conformance.verdict;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How all rules came out together. */
public enum Overall {
  /** Every rule that applies passed, or only warns. */
  CONFORMANT,
  /** Some rule is broken, or no longer broken as it was said to be. */
  NONCONFORMANT,
  /** Nothing is broken, and something couldn't be tested. */
  PARTIAL,
  /** Nothing is broken, and something couldn't be decided. */
  INCONCLUSIVE,
  /** The kit itself failed. */
  ERROR;

  /** The verdict over these; no rule at all is an error. */
  public static Overall of(Collection<Judgement> judgements) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    judgements.forEach(judgement -> verdicts.add(judgement.verdict()));
    if (verdicts.isEmpty() || verdicts.contains(Verdict.HARNESS_ERROR)) {
      return ERROR;
    }
    if (verdicts.contains(Verdict.FAIL) || verdicts.contains(Verdict.STALE_KNOWN)) {
      return NONCONFORMANT;
    }
    if (verdicts.contains(Verdict.INCONCLUSIVE)) {
      return INCONCLUSIVE;
    }
    return verdicts.contains(Verdict.UNTESTABLE) ? PARTIAL : CONFORMANT;
  }

  /** The verdict as reports have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
