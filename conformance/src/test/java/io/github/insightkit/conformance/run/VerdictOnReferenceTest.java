package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.report.ReportJson;
import io.github.insightkit.conformance.report.SavedReport;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.workload.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictOnReferenceTest {
  private static final Contract CONTRACT = Contract.bundled();

  /** How many runs a race gets to show, which it may fail to on a machine with much else to do. */
  private static final int RACES = 20;

  /** The areas whose rules are about the contract's machine and nothing else. */
  private static final Set<String> MACHINE = Set.of("TRANSITION", "RATIONALE", "VALUE", "NULL");

  /**
   * Faults that depend on what happened long before: no handful of requests shows them on a server
   * that has just been started.
   */
  private static final Set<String> WITH_A_MEMORY =
      Set.of(
          "guard-remembers-first-value",
          "same-value-answer-changes",
          "direct-change-every-second-cycle",
          "direct-change-after-three-cycles",
          "direct-change-after-eight-cycles",
          "reset-after-refusal-not-applied",
          "errors-missing-later");

  @TempDir Path folder;

  private static final Selection RACING = Selection.of(List.of("race"), List.of(), List.of());

  static List<String> policies() {
    List<String> pairs = new ArrayList<>();
    for (Policy policy : Policies.options(CONTRACT)) {
      policy.values().forEach(value -> pairs.add(policy.key() + "=" + value));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyLegalChoiceIsConformant(String pair) throws Exception {
    Report report =
        Checked.report(
            CONTRACT,
            ReferenceServer.builder(CONTRACT).policies(Policies.usual(CONTRACT).with(pair)),
            Checked.WITHOUT_PAUSE);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).isEmpty();
  }

  /** Faults that the kit doesn't catch by the rule declared for them, and by it alone. */
  private static Set<String> notYet() {
    try (InputStream in = VerdictOnReferenceTest.class.getResourceAsStream("/not-yet-caught.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every third fault, or all of them if the build is asked to with {@code -Dfaults=all}. */
  static Stream<Fault> faults() {
    List<Fault> all = Faults.of(CONTRACT).all();
    int step = "all".equals(System.getProperty("faults")) ? 1 : 3;
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsCaughtByTheRuleThatNamesIt(Fault fault) throws Exception {
    Report report = report(fault);
    for (int i = 1; i < RACES && isRace(fault) && conforms(report); i++) {
      report = Checked.report(CONTRACT, server(fault), RACING);
    }

    saysWhatWasExpectedAndWhatCame(fault, report);
    List<String> broken = new ArrayList<>(Checked.ids(report, Verdict.FAIL));
    broken.addAll(Checked.ids(report, Verdict.WARN));
    if (notYet().contains(fault.id())) {
      assertThat(broken)
          .as("caught now: take it off the list")
          .isNotEqualTo(List.of(fault.expectedRule()));
    } else {
      assertThat(broken).as(Checked.complaints(report)).containsExactly(fault.expectedRule());
      showsOnAFreshServer(fault, report);
    }
  }

  private static boolean isRace(Fault fault) {
    return fault.expectedRule().startsWith("RACE");
  }

  private static boolean conforms(Report report) {
    return report.verdict() == Overall.CONFORMANT;
  }

  private static ReferenceServer.Builder server(Fault fault) {
    return ReferenceServer.builder(CONTRACT).faults(List.of(fault));
  }

  private static Report report(Fault fault) throws Exception {
    ReferenceServer.Builder server = server(fault);
    return fault.expectedRule().startsWith("READER")
        ? Checked.readReport(CONTRACT, server, Checked.WITHOUT_PAUSE)
        : Checked.report(
            CONTRACT,
            server,
            fault.expectedRule().startsWith("DURABILITY")
                ? Checked.EVERYTHING
                : Checked.WITHOUT_PAUSE);
  }

  /** Whatever is broken is told in words, with the exchanges that show it and where to look. */
  private static void saysWhatWasExpectedAndWhatCame(Fault fault, Report report) {
    int sent = report.history().exchanges().size();
    assertThat(report.judgements())
        .filteredOn(judgement -> judgement.finding() instanceof Finding.Broken)
        .allSatisfy(
            judgement -> {
              Finding.Broken broken = (Finding.Broken) judgement.finding();
              int longest = WITH_A_MEMORY.contains(fault.id()) ? 12 : longest(judgement);
              assertThat(broken.message())
                  .contains("expected")
                  .contains("got ")
                  .hasSizeLessThan(600);
              assertThat(broken.message().replaceAll("\"[^\"]*\"", ""))
                  .as("names from the code have no place in it")
                  .doesNotContainPattern("[A-Z]{2,}_[A-Z]");
              assertThat(broken.exchanges())
                  .isNotEmpty()
                  .hasSizeLessThanOrEqualTo(longest)
                  .allMatch(exchange -> exchange >= 0 && exchange < sent);
              assertThat(judgement.rule().requirement().lookAt()).isNotBlank();
              assertThat(judgement.rule().requirement().meaning()).isNotBlank();
            });
  }

  /**
   * How many requests a counterexample takes at most: a reset and three more where it is about the
   * machine, and six elsewhere. A race takes all that was sent at once.
   */
  private static int longest(Judgement judgement) {
    if (judgement.rule().area().equals("RACE")) {
      return 20;
    }
    boolean isAboutTheMachine = MACHINE.contains(judgement.rule().area());
    return isAboutTheMachine && ((Finding.Broken) judgement.finding()).proof().isPresent() ? 4 : 6;
  }

  /**
   * A counterexample is worth what it shows to somebody who tries it on the server as it was before
   * the run: the rule is broken there, too.
   */
  private void showsOnAFreshServer(Fault fault, Report report) throws Exception {
    if (isRace(fault) || WITH_A_MEMORY.contains(fault.id())) {
      return;
    }
    SavedReport saved =
        SavedReport.read(Files.writeString(folder.resolve("report.json"), ReportJson.of(report)));
    try (ReferenceServer fresh =
            ReferenceServer.builder(CONTRACT).faults(List.of(fault)).token(Checked.TOKEN).start();
        Transport transport =
            new HttpTransport(
                fresh.baseUri().toString(), new Secret(Checked.TOKEN), Checked.PATIENT)) {
      String rule = fault.expectedRule();
      Replay.Outcome outcome =
          new Replay(
                  CONTRACT, new Schemas(CONTRACT), transport, report.history().origin(), Pause.REAL)
              .of(
                  rule,
                  Objects.requireNonNull(saved.rules().get(rule)).steps(),
                  rule.startsWith("READER"));
      assertThat(outcome.verdict()).as(outcome.message()).isEqualTo(Replay.Verdict.BROKEN);
    }
  }
}
