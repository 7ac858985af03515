package io.github.insightkit.sdk;

import java.math.BigDecimal;
import java.util.List;

/** Looks through error codes. */
final class Codes {
  private Codes() {}

  /** Compares as numbers: 1000 and 1000.0 are the same code, and no size overflows. */
  static boolean contain(List<EnvelopeItem> items, long code) {
    BigDecimal wanted = BigDecimal.valueOf(code);
    for (EnvelopeItem item : items) {
      BigDecimal found = item.code();
      if (found != null && found.compareTo(wanted) == 0) {
        return true;
      }
    }
    return false;
  }
}
