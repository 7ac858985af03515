package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.rules.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictOnReferenceTest {
  private static final Contract CONTRACT = Contract.bundled();

  /** How many runs a race gets to show, which it may fail to on a machine with much else to do. */
  private static final int RACES = 6;

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
      report = report(fault);
    }

    saysWhatWasExpectedAndWhatCame(report);
    List<String> broken = new ArrayList<>(Checked.ids(report, Verdict.FAIL));
    broken.addAll(Checked.ids(report, Verdict.WARN));
    if (notYet().contains(fault.id())) {
      assertThat(broken)
          .as("caught now: take it off the list")
          .isNotEqualTo(List.of(fault.expectedRule()));
    } else {
      assertThat(broken).as(Checked.complaints(report)).containsExactly(fault.expectedRule());
    }
  }

  private static boolean isRace(Fault fault) {
    return fault.expectedRule().startsWith("RACE");
  }

  private static boolean conforms(Report report) {
    return report.verdict() == Overall.CONFORMANT;
  }

  private static Report report(Fault fault) throws Exception {
    ReferenceServer.Builder server = ReferenceServer.builder(CONTRACT).faults(List.of(fault));
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
  private static void saysWhatWasExpectedAndWhatCame(Report report) {
    int sent = report.history().exchanges().size();
    assertThat(report.judgements())
        .filteredOn(judgement -> judgement.finding() instanceof Finding.Broken)
        .allSatisfy(
            judgement -> {
              Finding.Broken broken = (Finding.Broken) judgement.finding();
              assertThat(broken.message())
                  .contains("expected")
                  .contains("got ")
                  .hasSizeLessThan(600);
              assertThat(broken.message().replaceAll("\"[^\"]*\"", ""))
                  .as("names from the code have no place in it")
                  .doesNotContainPattern("[A-Z]{2,}_[A-Z]");
              assertThat(broken.exchanges())
                  .isNotEmpty()
                  .hasSizeLessThanOrEqualTo(longest(judgement.rule()))
                  .allMatch(exchange -> exchange >= 0 && exchange < sent);
              assertThat(judgement.rule().lookAt()).isNotBlank();
              assertThat(judgement.rule().meaning()).isNotBlank();
            });
  }

  /**
   * How many requests a counterexample takes at most. Most take a reset and up to three more; where
   * a workload sends several before it looks at the state, all of them, for any may be the one that
   * made the server do it, and what shows only now and then takes what goes before it. A race takes
   * all that was sent at once.
   */
  private static int longest(Rule rule) {
    return rule.area().equals("RACE") ? 20 : 12;
  }
}
