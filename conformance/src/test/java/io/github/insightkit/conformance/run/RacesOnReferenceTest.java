package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.report.ReportJson;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.SavedReport;
import io.github.insightkit.conformance.verdict.Verdict;
import io.github.insightkit.conformance.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** By itself: whether a race is found is a matter of chance where the machine has other work. */
@Isolated
class RacesOnReferenceTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Selection RACES = Selection.of(List.of(Profile.RACE), List.of(), List.of());

  /**
   * How many tries a race gets, each of 64 bursts. It shows by chance: on two cores with 28
   * processes waiting for them, in 15 of 24 runs and in 12 of 24 replays (2026-11-26). Were one in
   * two the truth, all tries would miss once in 16 million; were it 29 %, the lowest that 12 of 24
   * leave room for at 95 %, once in 3,800.
   */
  private static final int RUNS = 24;

  @TempDir Path folder;

  /** The rounds of this many runs, in one. */
  private static Selection times(int runs) {
    List<Workload> workloads = new ArrayList<>(RACES.workloads().subList(0, 1));
    workloads.addAll(Collections.nCopies(runs, RACES.workloads().get(1)));
    return new Selection(RACES.rules(), workloads);
  }

  private static Finding finding(Report report, String rule) {
    return report.judgements().stream()
        .filter(judgement -> judgement.rule().id().equals(rule))
        .map(Judgement::finding)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aThousandRoundsOnAnAtomicServerRaiseNoAlarm() throws Exception {
    Report report = Checked.report(CONTRACT, MockServer.builder(CONTRACT), times(32));

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(finding(report, "RACE-01").message()).matches("1[01]\\d\\d bursts took effect.*");
    assertThat(Checked.ids(report, Verdict.PASS)).contains("RACE-01", "RACE-02", "RACE-03");
  }

  /** Without that, too few bursts would be left to decide anything. */
  @Test
  void aBurstThatIsToldToComeBackLaterIsSentAgain() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Reply later = Reply.json(429, "{}").and("Retry-After", "0");
    Report report =
        Checked.report(
            CONTRACT,
            MockServer.builder(CONTRACT)
                .changes(List.of(Change.answer(call -> count.incrementAndGet() % 25 == 0, later))),
            RACES);

    assertThat(Checked.ids(report, Verdict.PASS))
        .as(Checked.complaints(report))
        .contains("RACE-01", "RACE-02", "RACE-03");
  }

  /** Nothing was sent there before that would tell whether the scope is served. */
  @Test
  void burstsAloneGoToOtherScopesAsWell() throws Exception {
    Report report =
        untilItShows(
            () ->
                Checked.report(
                    CONTRACT,
                    MockServer.builder(CONTRACT)
                        .changes(
                            List.of(Faults.of(CONTRACT).named("check-then-act-in-another-scope"))),
                    RACES),
            shown -> Checked.ids(shown, Verdict.FAIL).contains("RACE-01"));

    assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("RACE-01");
  }

  /** A test of chance: see {@link #RUNS}. */
  @Test
  void aRaceIsSentAgainAtOnce() throws Exception {
    Report report;
    try (MockServer broken =
        MockServer.builder(CONTRACT)
            .changes(List.of(Faults.of(CONTRACT).named("two-winners")))
            .start()) {
      report =
          untilItShows(
              () ->
                  Checked.report(
                      CONTRACT, broken.baseUri().toString(), Duration.ofSeconds(10), RACES),
              shown -> Checked.ids(shown, Verdict.FAIL).contains("RACE-01"));

      untilItShows(
          () -> replayed(report, broken), outcome -> outcome.finding() instanceof Finding.Broken);
    }
    try (MockServer sound = MockServer.builder(CONTRACT).start()) {
      Replay.Outcome outcome = replayed(report, sound);

      assertThat(outcome.finding()).isInstanceOf(Finding.Holds.class);
      // As many as decide, for each burst that it took to show the race.
      assertThat(outcome.finding().message())
          .matches("(32|64|96|128) bursts took effect in some order.*");
    }
  }

  /** What is tried until it shows the race; a failure if it never does. */
  private static <T> T untilItShows(Callable<T> attempt, Predicate<T> shows) throws Exception {
    for (int i = 0; i < RUNS; i++) {
      T outcome = attempt.call();
      if (shows.test(outcome)) {
        return outcome;
      }
    }
    return fail("the race didn't show in " + RUNS + " tries of 64 bursts each");
  }

  private Replay.Outcome replayed(Report report, MockServer server) throws Exception {
    SavedReport saved =
        SavedReport.read(
            Files.writeString(folder.resolve("report.json"), ReportJson.of(report, Map.of())));
    Endpoint endpoint = new Endpoint(server.baseUri().toString(), null);
    try (Session session =
        Session.with(
            endpoint, CONTRACT, 1, new Settings(new Limits(64_000), Reads.Source.NOTHING))) {
      return new Replay(session)
          .of("RACE-01", Objects.requireNonNull(saved.rules().get("RACE-01")).steps());
    }
  }
}
