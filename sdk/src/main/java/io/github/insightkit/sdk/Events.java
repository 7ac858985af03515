package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a listener what the inner parts observe. */
record Events(InsightsListener listener) implements Observer {
  @Override
  public void attemptEnded(
      Sending sending, int attempt, Ending ending, Duration took, @Nullable Duration wait) {
    Answer answer = answerOf(ending);
    boolean reading = sending instanceof Sending.Read;
    listener.attemptEnded(
        new AttemptEvent(
            insight(sending),
            reading,
            attempt,
            reading && ending instanceof Ending.Applied ? AttemptEvent.Ending.READ : kindOf(ending),
            answer == null ? null : answer.status(),
            answer == null ? null : answer.rayId(),
            took,
            wait));
  }

  private static @Nullable InsightRef insight(Sending sending) {
    if (sending instanceof Sending.Change change) {
      return new InsightRef(change.to().scope(), change.to().scopeId(), change.to().issueId());
    }
    Subject subject = ((Sending.Read) sending).request().tag(Subject.class);
    return subject == null ? null : subject.insight();
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
