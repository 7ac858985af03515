package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.Locale;

/** What a verdict means to a reader, in reports of all kinds. */
enum Tone {
  /** All is well. */
  GOOD("green"),
  /** There is something to mend. */
  BAD("bold,red"),
  /** There is something to think about. */
  WARN("bold,yellow"),
  /** Nobody knows. */
  OPEN("bold,yellow"),
  /** Nobody knows, and nobody needs to. */
  CALM("faint");

  private final String style;

  Tone(String style) {
    this.style = style;
  }

  static Tone of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> GOOD;
      case FAIL, STALE_KNOWN, HARNESS_ERROR -> BAD;
      case WARN -> WARN;
      case UNTESTABLE, INCONCLUSIVE -> OPEN;
      case NOT_APPLICABLE, KNOWN, MASKED -> CALM;
    };
  }

  static Tone of(Overall verdict) {
    return switch (verdict) {
      case CONFORMANT -> GOOD;
      case NONCONFORMANT, ERROR -> BAD;
      case PARTIAL, INCONCLUSIVE -> OPEN;
    };
  }

  String style() {
    return style;
  }

  /** The class of the style sheet. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
