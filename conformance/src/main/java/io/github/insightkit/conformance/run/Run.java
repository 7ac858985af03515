package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.report.Timeline;
import io.github.insightkit.conformance.report.Timings.Phase;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Observations;
import io.github.insightkit.conformance.workload.Session;
import io.github.insightkit.conformance.workload.StopRun;
import io.github.insightkit.conformance.workload.Subjects;
import io.github.insightkit.conformance.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks one implementation: sends the workloads, leaves the insights reset or as they were found,
 * and judges.
 */
public final class Run {
  private final Contract contract;
  private final Selection selection;
  private final InstantSource clock;
  private final Stopwatch watch;

  /** A run of this selection. */
  public Run(Contract contract, Selection selection, InstantSource clock) {
    this(contract, selection, clock, new Stopwatch(System::nanoTime, Phase.SETUP));
  }

  /** A run of this selection that says when it sends requests and when it judges. */
  public Run(Contract contract, Selection selection, InstantSource clock, Stopwatch watch) {
    this.contract = contract;
    this.selection = selection;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Runs.
   *
   * @param strict whether broken conventions fail
   * @param known the ids of rules that are known to be broken
   * @throws Unreachable if not even a connection could be made
   */
  public Report of(
      Session session, Subjects subjects, boolean strict, Set<String> known, String kitVersion)
      throws Unreachable {
    Instant start = clock.instant();
    Optional<String> stopped = Optional.empty();
    watch.enter(Phase.REQUESTS);
    try {
      session.begin(subjects.addresses());
      Set<String> confirmed = new HashSet<>();
      for (Workload workload : selection.workloads()) {
        if (workload.leavesToChance()) {
          confirm(session, confirmed);
        }
        workload.run(session, subjects);
      }
      confirm(session, confirmed);
    } catch (StopRun e) {
      stopped = Optional.ofNullable(e.getMessage());
    } finally {
      session.resetAll();
    }
    History history = session.history();
    requireReached(history);
    watch.enter(Phase.JUDGING);
    return judged(
        start, history, evidence -> Left.of(evidence, session), stopped, strict, known, kitVersion);
  }

  private void confirm(Session session, Set<String> confirmed) throws StopRun {
    new Confirmation(session, this::watched, selection.rules(), confirmed).send();
  }

  private Evidence watched(History history) {
    watch.enter(Phase.JUDGING);
    try {
      return new Evidence(contract, new Schemas(contract), history);
    } finally {
      watch.enter(Phase.REQUESTS);
    }
  }

  /** The report on what happened until now, whether or not that is all. */
  Report judged(
      Instant start,
      History history,
      Function<Evidence, Map<Address, String>> left,
      Optional<String> stopped,
      boolean strict,
      Set<String> known,
      String kitVersion) {
    Evidence evidence = new Evidence(contract, new Schemas(contract), history);
    List<Judgement> judgements = Judgement.of(selection.rules(), evidence, strict, known);
    return new Report(
        kitVersion,
        start,
        history,
        Duration.between(start, clock.instant()).toMillis(),
        judgements,
        Observations.of(evidence),
        left.apply(evidence),
        stopped,
        Timeline.of(evidence),
        List.of());
  }

  private static void requireReached(History history) throws Unreachable {
    String reason = null;
    for (Exchange exchange : history.exchanges()) {
      if (!(exchange.result() instanceof Result.NoResponse none)
          || none.failure() != Result.Failure.NOT_CONNECTED) {
        return;
      }
      reason = none.message();
    }
    if (reason != null) {
      throw new Unreachable(reason);
    }
  }

  /** Not even a connection could be made. */
  public static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(String reason) {
      super(reason);
    }
  }
}
