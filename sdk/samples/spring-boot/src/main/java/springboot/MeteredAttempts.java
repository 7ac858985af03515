package springboot;

import io.github.insightkit.sdk.AttemptEvent;
import io.github.insightkit.sdk.InsightsListener;
import io.micrometer.core.instrument.MeterRegistry;

/** What an HTTP timer can't know: whether a change was applied, or nobody can tell. */
final class MeteredAttempts implements InsightsListener {
  private final MeterRegistry meters;

  MeteredAttempts(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void attemptEnded(AttemptEvent event) {
    meters
        .timer(
            "insights.attempts",
            "ending",
            event.ending().name(),
            "last",
            String.valueOf(event.isLast()))
        .record(event.duration());
  }
}
