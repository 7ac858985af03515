package io.github.insightkit.conformance.verdict;

/** How one rule came out. */
public enum Verdict {
  /** The rule was put to the test, and no way of breaking it is left. */
  PASS,
  /** The rule is broken. */
  FAIL,
  /** The rule is broken, and isn't worth failing for. */
  WARN,
  /** The rule speaks of something that this target wasn't said to have. */
  NOT_APPLICABLE,
  /** What the rule needs never came about; that is no pass. */
  UNTESTABLE,
  /** The kit can't know: answers were missing, late or contradicted each other. */
  INCONCLUSIVE,
  /** The rule is broken, and listed as known to be. */
  KNOWN,
  /** A rule that is listed as broken keeps this one from being put to the test. */
  MASKED,
  /** The rule is listed as broken, and holds. */
  STALE_KNOWN,
  /** The kit itself failed. */
  HARNESS_ERROR
}
