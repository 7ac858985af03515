package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.RequestCheck;
import io.github.insightkit.conformance.rules.Barred;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Observations;
import io.github.insightkit.conformance.run.Stopwatch.Phase;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import io.github.insightkit.conformance.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks one implementation: sends the workloads, leaves the insights reset or as they were found,
 * and judges.
 */
public final class Run {
  private final Session session;
  private final Selection selection;
  private final Stopwatch watch;
  private final Contents contents;

  /** What was worked out last, which is all if nothing was sent since. */
  private @Nullable Evidence latest;

  public Run(Session session, Selection selection) {
    this(session, selection, new Stopwatch(System::nanoTime, Phase.SETUP));
  }

  /** A run of this selection that says when it sends requests and when it judges. */
  public Run(Session session, Selection selection, Stopwatch watch) {
    this.session = session;
    this.selection = selection;
    this.watch = watch;
    this.contents =
        new Contents(session.contract(), session.origin().credentialed(), session.interpretation());
  }

  /**
   * Runs.
   *
   * @param strict whether broken conventions fail
   * @param known the ids of rules that are known to be broken
   * @throws Unreachable if not even a connection could be made
   */
  public Report of(Subjects subjects, boolean strict, Set<String> known, String kitVersion)
      throws Unreachable {
    Instant start = Instant.now();
    Optional<String> stopped = Optional.empty();
    RequestCheck.require(session.contract(), session.bodies(), session.origin().seed());
    watch.enter(Phase.REQUESTS);
    try {
      session.list().begin(subjects.addresses());
      Set<String> confirmed = new HashSet<>();
      for (Workload workload : selection.workloads()) {
        if (workload.leavesToChance()) {
          confirm(confirmed);
        }
        workload.requests().send(session, subjects);
      }
      session.reset();
      confirm(confirmed);
    } catch (StopRun e) {
      stopped = Optional.ofNullable(e.getMessage());
    } finally {
      session.resetAll();
    }
    History history = session.history();
    Unreachable.check(history);
    watch.enter(Phase.JUDGING);
    Evidence evidence = evidence(history);
    List<Judgement> judgements = Judgement.of(selection.rules(), evidence, strict, known);
    return new Report(
        kitVersion,
        start,
        history,
        Duration.between(start, Instant.now()).toMillis(),
        stopped
            .map(why -> Judgement.cutShort(judgements, why))
            .orElseGet(() -> Judgement.explained(judgements, evidence, true)),
        Observations.of(evidence),
        FinalStates.of(evidence, session),
        stopped,
        Timeline.of(evidence),
        Barred.unserved(evidence, session.touched()),
        throttling(history.exchanges()));
  }

  /** What it cost to be told to come back later. */
  private static List<String> throttling(List<Exchange> exchanges) {
    long micros = 0;
    int times = 0;
    for (int i = 0; i + 1 < exchanges.size(); i++) {
      if (exchanges.get(i).result().isThrottled()) {
        times++;
        micros += Math.max(0, exchanges.get(i + 1).startMicros() - exchanges.get(i).endMicros());
      }
    }
    return times == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%s answers asked to come back later, and were waited for, which took %.1f s in"
                    + " all.",
                times,
                micros / 1e6));
  }

  private void confirm(Set<String> confirmed) throws StopRun {
    new Minimizer(session, this::watched, selection.rules(), confirmed).send();
  }

  private Evidence watched(History history) {
    watch.enter(Phase.JUDGING);
    try {
      return evidence(history);
    } finally {
      watch.enter(Phase.REQUESTS);
    }
  }

  private Evidence evidence(History history) {
    Evidence evidence = latest;
    if (evidence == null || evidence.history().exchanges().size() != history.exchanges().size()) {
      evidence = new Evidence(contents, history);
      latest = evidence;
    }
    return evidence;
  }

  /** Not even a connection could be made; the message says where to, and why. */
  public static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unreachable(String message) {
      super(message);
    }

    static void check(History history) throws Unreachable {
      List<Exchange> all = history.exchanges();
      if (!all.isEmpty()
          && all.stream().allMatch(one -> one.failed(Result.Failure.NOT_CONNECTED))
          && all.get(all.size() - 1).result() instanceof Result.NoResponse last) {
        throw new Unreachable(
            "can't reach %s: %s; is it running?"
                .formatted(history.origin().baseUrl(), last.message()));
      }
    }
  }
}
