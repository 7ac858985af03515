package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.AuditedField;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.ClassificationChange;
import io.github.insightkit.sdk.ClassificationValue;
import io.github.insightkit.sdk.DateTime;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands, and how it came to stand: the insights and the audit log. Each address is an insight
 * of its own. Safe for use by many threads.
 */
final class FakeStore {
  /** Any 4xx will do: the contract names none. */
  private static final int REFUSED = 400;

  private static final int NO_SUCH_INSIGHT = 404;

  /** The first of the API's codes, for what it documents no code for. */
  private static final int SOME_CODE = 1_000;

  private static final String DONE =
      State.TRANSITIONS.stream()
          .filter(transition -> transition.outcome() == State.Outcome.ACCEPTED)
          .map(State.Transition::answer)
          .filter(Objects::nonNull)
          .findFirst()
          .orElseThrow();

  private record Stored(
      InsightSummary details, State state, @Nullable Classification classification) {}

  private record Logged(InsightRef insight, AuditEntry entry, long shownNanos) {}

  private final VirtualTime time;
  private final Map<InsightRef, Stored> insights = new LinkedHashMap<>();
  private final List<Logged> log = new ArrayList<>();
  private Duration logDelay = Duration.ZERO;
  private boolean refusesWhatIsOpen;

  FakeStore(VirtualTime time) {
    this.time = time;
  }

  synchronized void add(InsightRef ref, InsightSummary details) {
    insights.put(ref, new Stored(details, State.HOME, null));
  }

  synchronized void remove(InsightRef ref) {
    insights.remove(ref);
  }

  synchronized void delayLog(Duration delay) {
    logDelay = delay;
  }

  synchronized void refuseWhatIsOpen() {
    refusesWhatIsOpen = true;
  }

  synchronized @Nullable Classification classification(InsightRef ref) {
    return stored(ref).classification();
  }

  /** Does what the contract demands, and answers. */
  synchronized Fault.Answer change(InsightRef ref, ClassificationChange change, String by) {
    Stored stored = insights.get(ref);
    if (stored == null) {
      return Envelope.failure(NO_SUCH_INSIGHT, SOME_CODE, "There is no such insight: " + ref);
    }
    State wanted = State.wantedBy(change);
    if (wanted == null) {
      return Envelope.failure(REFUSED, SOME_CODE, "The contract knows no such classification");
    }
    State.Transition transition = stored.state().to(wanted);
    boolean open = transition.outcome() == State.Outcome.UNSPECIFIED;
    if (transition.outcome() == State.Outcome.REFUSED || (open && refusesWhatIsOpen)) {
      return transition.answer() == null
          ? Envelope.failure(
              REFUSED, SOME_CODE, "The description leaves this open, and this fake refuses it")
          : Envelope.of(REFUSED, transition.answer());
    }
    set(ref, stored, wanted, change, by);
    return Envelope.of(200, transition.answer() == null ? DONE : transition.answer());
  }

  /** Somebody sets a classification, whatever stands. */
  synchronized void set(InsightRef ref, Classification wanted, String by) {
    ClassificationChange change = wanted.toChange();
    State state = State.wantedBy(change);
    if (state == null) {
      throw new IllegalArgumentException(
          "Expected a classification that the contract knows, got " + wanted);
    }
    set(ref, stored(ref), state, change, by);
  }

  /** Somebody withdraws it. */
  synchronized void reset(InsightRef ref, String by) {
    set(ref, stored(ref), State.HOME, null, by);
  }

  private void set(
      InsightRef ref,
      Stored before,
      State state,
      @Nullable ClassificationChange change,
      String by) {
    Classification now = change == null ? null : state.of(change);
    insights.put(ref, new Stored(before.details(), state, now));
    if (before.state() != state || !Objects.equals(before.classification(), now)) {
      AuditEntry entry =
          Builders.auditEntry()
              .id(String.format("01900000-0000-7000-8000-%012x", log.size()))
              .changedAt(DateTime.of(time.now()))
              .changedBy(by)
              .fieldChanged(AuditedField.USER_CLASSIFICATION)
              .issueId(ref.issueId())
              .previousValue(text(before.state()))
              .currentValue(text(state))
              .rationale(change == null ? null : State.reason(change))
              .build();
      log.add(new Logged(ref, entry, time.nanoTime() + logDelay.toNanos()));
    }
  }

  private static @Nullable String text(State state) {
    ClassificationValue value = state.value();
    return value == null ? null : value.value();
  }

  private Stored stored(InsightRef ref) {
    Stored stored = insights.get(ref);
    if (stored == null) {
      throw new IllegalArgumentException(
          "Expected an insight that the fake has, got " + ref + ": add it first");
    }
    return stored;
  }

  /** The insights as the list shows them, in the order in which they were added. */
  synchronized List<InsightSummary> list(Predicate<InsightRef> which) {
    List<InsightSummary> listed = new ArrayList<>();
    insights.forEach(
        (ref, stored) -> {
          if (which.test(ref)) {
            listed.add(
                Builders.insightSummary(stored.details())
                    .id(ref.issueId())
                    .userClassification(stored.state().value())
                    .build());
          }
        });
    return listed;
  }

  /** The entries that the log shows by now, oldest first. */
  synchronized List<AuditEntry> log(Predicate<InsightRef> which) {
    long now = time.nanoTime();
    return log.stream()
        .filter(logged -> which.test(logged.insight()) && logged.shownNanos() <= now)
        .map(Logged::entry)
        .toList();
  }
}
