package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import java.util.List;

/** What can't be told for want of answers. */
public final class Gaps {
  private Gaps() {}

  /** The requests that were never answered. */
  static List<Exchange> of(Evidence evidence) {
    return evidence.exchanges().stream()
        .filter(one -> one.response().isEmpty() || one.result().isThrottled())
        .filter(one -> !one.failed(Result.Failure.STALE))
        .toList();
  }

  /** What is to be said of a rule that lacks this, unless it may be because answers are missing. */
  public static Finding lacking(Evidence evidence, String what) {
    List<Exchange> gaps = of(evidence);
    if (gaps.isEmpty()) {
      return new Finding.Untested(what);
    }
    Exchange first = gaps.get(0);
    return new Finding.Undecided(
        "%s of %s requests weren't answered, or were told to come back later; the first is exchange %s (%s): %s"
            .formatted(
                gaps.size(),
                evidence.exchanges().size(),
                first.index(),
                first.purpose(),
                first.result() instanceof Result.NoResponse none ? none.message() : "throttled"));
  }
}
