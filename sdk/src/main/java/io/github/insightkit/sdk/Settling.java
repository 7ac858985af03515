package io.github.insightkit.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of one change: reads the audit log until it shows the change or the wait is
 * over, and then the list. One step after another, each in whatever thread ends the one before.
 */
final class Settling {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int ENTRIES_A_PAGE = 100;
  private static final int MAX_ENTRIES = 1_000;
  private static final int INSIGHTS_A_PAGE = 1_000;

  private final SentChange sent;
  private final ClientTime time;
  private final Duration wait;
  private final CancellingFuture<Settlement> result =
      new CancellingFuture<>(new CompletableFuture<>());
  private Duration pause = FIRST_PAUSE;
  private @Nullable Instant sentAt;
  private EvidenceOfChange log;
  private boolean logIsCut;
  private @Nullable InsightsException logFailure;
  private @Nullable InsightSummary listed;
  private @Nullable InsightsException listFailure;

  /**
   * Prepares; sends nothing.
   *
   * @param date what time it was at the server when the change failed, or null if it didn't say
   */
  Settling(SentChange sent, @Nullable Instant date, Duration wait) {
    this.sent = sent;
    this.time = sent.transport().time();
    this.wait = wait;
    note(date, sent.failedNanos());
    this.log = weigh(List.of());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What it completes is the result.
  CompletableFuture<Settlement> start() {
    Duration limit = left().plus(sent.options().deadline());
    Future<?> alarm = time.alarm(limit, () -> complete(unknown("it couldn't be read in " + limit)));
    result.whenComplete((settlement, failure) -> alarm.cancel(false));
    if (ScopedReads.has(sent.insight().scope())) {
      step(sentAt == null ? this::askForTime : this::readLog);
    } else {
      complete(unknown("the API has no way to read the insights of this scope"));
    }
    return result;
  }

  /** Whatever is thrown, the future completes. */
  private void step(Runnable next) {
    try {
      if (!result.isDone()) {
        next.run();
      }
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private void askForTime() {
    read(history(HistoryFilter.all().perPage(1)), page -> false, failure -> readLog());
  }

  private void readLog() {
    HistoryFilter filter =
        HistoryFilter.all()
            .fieldChanged(AuditedField.USER_CLASSIFICATION)
            .order(sentAt == null ? SortOrder.DESC : SortOrder.ASC)
            .perPage(ENTRIES_A_PAGE);
    if (sentAt != null) {
      filter =
          filter.since(sentAt.minus(EvidenceOfChange.LOOK_BACK).truncatedTo(ChronoUnit.SECONDS));
    }
    List<AuditEntry> entries = new ArrayList<>();
    logIsCut = false;
    read(
        history(filter),
        page -> {
          entries.addAll(page.entries());
          logIsCut = entries.size() >= MAX_ENTRIES;
          return !logIsCut;
        },
        failure -> {
          logFailure = failure;
          log = weigh(entries);
          readOn();
        });
  }

  private void readOn() {
    AuditEntry proof = log.proof();
    Duration left = left();
    if (proof != null) {
      complete(new Settlement.Applied(proof, shown()));
    } else if (left.isZero()) {
      readList();
    } else {
      Duration now = pause.compareTo(left) < 0 ? pause : left;
      pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      pauseThen(now, this::readLog);
    }
  }

  private void readList() {
    read(
        new ListSource(
            new Subject(sent.insight().scope(), sent.insight().scopeId(), null),
            InsightFilter.all().perPage(INSIGHTS_A_PAGE),
            1),
        page -> {
          listed =
              page.entries().stream()
                  .filter(summary -> sent.insight().issueId().equals(summary.id()))
                  .findFirst()
                  .orElse(null);
          return listed == null;
        },
        failure -> {
          listFailure = listed == null ? failure : null;
          complete(conclusion());
        });
  }

  private Settlement conclusion() {
    if (logIsCut) {
      return unknown("the audit log has more than " + MAX_ENTRIES + " entries since then");
    }
    String doubt = log.doubt(logFailure, listed, listFailure);
    return doubt == null ? new Settlement.NotApplied(shown()) : unknown(doubt);
  }

  private Settlement unknown(String why) {
    return new Settlement.StillUnknown(why, shown());
  }

  private Settlement.Evidence shown() {
    return log.shown(logFailure, listed, listFailure);
  }

  private void complete(Settlement settlement) {
    result.complete(settlement);
  }

  private EvidenceOfChange weigh(List<AuditEntry> entries) {
    return new EvidenceOfChange(sent.insight(), sent.change(), sentAt, entries);
  }

  private HistorySource history(HistoryFilter filter) {
    return new HistorySource(Subject.of(sent.insight()), filter, null);
  }

  /** Reads, and goes on with null or with why it couldn't be read to the end. */
  @SuppressWarnings("FutureReturnValueIgnored") // Every step completes the result.
  private <T> void read(PageSource<T> first, Predicate<Page<T>> taker, Reading then) {
    PageTurner<T> turner = new PageTurner<>(first);
    CompletableFuture<Void> reading =
        new AsyncPagedRead<>(sent.transport(), first, sent.options())
            .forEachPage(
                turner,
                page -> {
                  note(turner.date(), time.nanoTime());
                  return taker.test(page);
                });
    result.linkTo(reading);
    reading.whenComplete(
        (nothing, thrown) -> {
          Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
          if (failure == null) {
            step(() -> then.ended(null));
          } else if (failure instanceof InsightsException known) {
            note(known.details().date(), time.nanoTime());
            step(() -> then.ended(known));
          } else {
            result.completeExceptionally(failure);
          }
        });
  }

  /** What comes after a reading. */
  @FunctionalInterface
  private interface Reading {
    void ended(@Nullable InsightsException failure);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It cancels the pause, and throws nothing.
  private void pauseThen(Duration length, Runnable next) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Future<?> timer = time.after(length, () -> over.complete(null));
    over.whenComplete(
        (nothing, cancelled) -> {
          timer.cancel(false);
          if (cancelled == null) {
            step(next);
          }
        });
    result.linkTo(over);
  }

  /**
   * The first answer that says what time it is at the server says when the change was sent, by the
   * time that has passed here. It was made before it came, so the change can't have been sent
   * earlier.
   */
  private void note(@Nullable Instant date, long arrivedNanos) {
    if (sentAt == null && date != null) {
      sentAt = date.minusNanos(arrivedNanos - sent.sentNanos());
    }
  }

  private Duration left() {
    long passed = time.nanoTime() - sent.failedNanos();
    Duration left = wait.minusNanos(passed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
