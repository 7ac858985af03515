package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes of what the inner parts observe what a listener is told. */
final class Events {
  private Events() {}

  static AttemptEvent attemptEnded(
      Sending sending, int attempt, Ending ending, Duration took, @Nullable Duration wait) {
    Answer answer = answerOf(ending);
    boolean reading = sending instanceof Sending.Read;
    return new AttemptEvent(
        sending.insight(),
        reading,
        attempt,
        reading && ending instanceof Ending.Applied ? AttemptEvent.Ending.READ : kindOf(ending),
        answer == null ? null : answer.status(),
        answer == null ? null : answer.rayId(),
        took,
        wait);
  }

  private static @Nullable Answer answerOf(Ending ending) {
    if (ending instanceof Ending.Applied applied) {
      return applied.answer();
    }
    if (ending instanceof Ending.Refused refused) {
      return refused.answer();
    }
    if (ending instanceof Ending.Blocked blocked) {
      return blocked.answer();
    }
    if (ending instanceof Ending.Unknown unknown) {
      return unknown.answer();
    }
    return ending instanceof Ending.Malformed malformed ? malformed.answer() : null;
  }

  private static AttemptEvent.Ending kindOf(Ending ending) {
    if (ending instanceof Ending.Applied) {
      return AttemptEvent.Ending.APPLIED;
    }
    if (ending instanceof Ending.Refused) {
      return AttemptEvent.Ending.REFUSED;
    }
    if (ending instanceof Ending.Blocked) {
      return AttemptEvent.Ending.BLOCKED;
    }
    if (ending instanceof Ending.Unknown) {
      return AttemptEvent.Ending.UNKNOWN;
    }
    return ending instanceof Ending.Malformed
        ? AttemptEvent.Ending.MALFORMED
        : AttemptEvent.Ending.NOT_SENT;
  }
}
