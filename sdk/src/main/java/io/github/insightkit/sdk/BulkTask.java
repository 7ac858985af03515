package io.github.insightkit.sdk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one change of a bulk run has come. Whoever asks gets the truth at any time, even if the
 * thread that works on it is stuck or dead.
 */
final class BulkTask {
  private final int index;
  private final Change change;
  private final List<ClassificationChange> requests;
  private int request;
  private int attempts;
  private long sentNanos;
  private boolean sending;
  private @Nullable Ending ending;
  private @Nullable BulkResult result;

  BulkTask(int index, Change change) {
    this.index = index;
    this.change = change;
    this.requests = change.requests();
  }

  InsightRef insight() {
    return change.insight();
  }

  /** Begins an attempt; gives what to send. */
  synchronized ClassificationChange begin(long nowNanos) {
    if (ending instanceof Ending.Applied) {
      request++;
      attempts = 0;
    }
    ending = null;
    sending = true;
    sentNanos = nowNanos;
    return requests.get(request);
  }

  /** Notes how it ended; tells how many attempts there were at this request. */
  synchronized int end(Outcome outcome) {
    sending = false;
    sentNanos = outcome.sentNanos();
    ending = outcome.ending();
    attempts += outcome.attempts();
    return attempts;
  }

  /** Whether what was sent last was applied, and something is to be sent after it. */
  synchronized boolean goesOn() {
    return ending instanceof Ending.Applied && request + 1 < requests.size();
  }

  /** What has become of the change by now; what is said once is said for good. */
  synchronized BulkResult result(Transport transport, CallOptions options) {
    BulkResult said = result;
    if (said == null) {
      said = now(transport, options);
      result = said;
    }
    return said;
  }

  private BulkResult now(Transport transport, CallOptions options) {
    if (sending) {
      Ending cutOff =
          new Ending.Unknown(
              null, Explanation.NONE, new IOException("the run ended before the request did"));
      return of(transport, options, new Outcome(cutOff, attempts + 1, sentNanos));
    }
    if (ending == null) {
      return new BulkResult.NotAttempted(index, change);
    }
    if (goesOn()) {
      NotSentException notSent =
          new NotSentException(
              FailureText.of(
                  "Not sent: the bulk run ended between the reset and the new value",
                  Subject.of(insight()),
                  null,
                  0),
              FailureDetails.of(Subject.of(insight()), null, Explanation.NONE, 0),
              null);
      return failed(new ReclassifyException(ReclassifyException.Half.SET, notSent));
    }
    return of(transport, options, new Outcome(ending, attempts, sentNanos));
  }

  private BulkResult of(Transport transport, CallOptions options, Outcome outcome) {
    try {
      Receipt receipt =
          Results.receiptOrThrow(transport, insight(), requests.get(request), options, outcome);
      return new BulkResult.Applied(index, change, receipt);
    } catch (InsightsException e) {
      if (requests.size() == 1) {
        return failed(e);
      }
      return failed(
          new ReclassifyException(
              request == 0 ? ReclassifyException.Half.RESET : ReclassifyException.Half.SET, e));
    }
  }

  private BulkResult failed(InsightsException failure) {
    return new BulkResult.Failed(index, change, failure, null);
  }
}
