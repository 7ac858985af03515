package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.Policies;
import io.github.insightkit.conformance.reference.Policy;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pact alone notices of the reference server's faults and legal choices. */
class PactMatrixTest {
  static List<String> policies() {
    List<String> pairs = new ArrayList<>();
    for (Policy policy : Policies.options(Verified.CONTRACT)) {
      policy.values().forEach(value -> pairs.add(policy.key() + "=" + value));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyLegalChoiceKeepsThePact(String pair) throws Exception {
    Report report =
        Verified.report(
            ReferenceServer.builder(Verified.CONTRACT)
                .policies(Policies.usual(Verified.CONTRACT).with(pair)));

    assertThat(report.verdict()).as(Verified.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Verified.ids(report, Verdict.WARN)).isEmpty();
  }

  /** Faults that one answer shows, and the interaction whose name has to stand in the message. */
  static Stream<Arguments> shownByOneAnswer() {
    return Stream.of(
        arguments(
            "direct-change-false_positive-to-accept_risk", "change to accept_risk without a reset"),
        arguments("direct-change-accept_risk-to-other", "change to other without a reset"),
        arguments("reset-refused", "reset, through"),
        arguments("reset-from-other-refused", "given an insight classified as other, reset"),
        arguments("rationale-never-demanded", "without the rationale that it demands"),
        arguments("unknown-value-accepted", "set a value that the contract doesn't know"),
        arguments("no-token-accepted", "without credentials"),
        arguments("wrong-token-accepted", "with wrong credentials"),
        arguments("success-missing", "set accept_risk with a rationale"),
        arguments("success-false", "set accept_risk with a rationale"),
        arguments("errors-null", "set accept_risk with a rationale"),
        arguments("body-html", "set accept_risk with a rationale"),
        arguments("redirect-307", "set accept_risk with a rationale"));
  }

  @ParameterizedTest
  @MethodSource("shownByOneAnswer")
  void whatOneAnswerShowsFailsWithTheNameOfTheInteraction(String fault, String named)
      throws Exception {
    Report report =
        Verified.report(
            ReferenceServer.builder(Verified.CONTRACT)
                .faults(List.of(Faults.of(Verified.CONTRACT).named(fault))));

    assertThat(report.verdict()).isEqualTo(Overall.NONCONFORMANT);
    assertThat(Verified.ids(report, Verdict.HARNESS_ERROR)).isEmpty();
    assertThat(
            report.judgements().stream()
                .filter(judgement -> judgement.verdict() == Verdict.FAIL)
                .map(judgement -> judgement.finding().message()))
        .anySatisfy(message -> assertThat(message).contains(named));
  }

  @Test
  void brokenConventionOnlyWarns() throws Exception {
    Report report =
        Verified.report(
            ReferenceServer.builder(Verified.CONTRACT)
                .faults(List.of(Faults.of(Verified.CONTRACT).named("refusal-errors-missing"))));

    assertThat(report.verdict()).isEqualTo(Overall.CONFORMANT);
    assertThat(Verified.ids(report, Verdict.WARN))
        .hasSize(6)
        .allMatch(id -> id.endsWith("_EXPLAINED"));
  }

  @Test
  void stateThatCantBeArrangedIsAResultOfItsOwn() throws Exception {
    Report report =
        Verified.report(
            ReferenceServer.builder(Verified.CONTRACT)
                .faults(List.of(Faults.of(Verified.CONTRACT).named("reset-refused"))));

    Judgement stuck = Verified.of(report, "account-set-other");
    assertThat(stuck.verdict()).isEqualTo(Verdict.UNTESTABLE);
    assertThat(stuck.finding().message())
        .startsWith("given an insight without a classification, set other with a rationale")
        .containsPattern(
            "the provider state couldn't be arranged: exchange \\d+, which asked for a reset,"
                + " got status 4\\d\\d");
  }

  @Test
  @EnabledIfSystemProperty(named = "pact.matrix", matches = "true")
  void tableOfWhatThePactAloneCatchesIsPrinted() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| fault | the kit's rule | the pact alone | the first to say so |\n");
    table.append("| --- | --- | --- | --- |\n");
    for (Fault fault : Faults.of(Verified.CONTRACT).all()) {
      Report report =
          Verified.report(ReferenceServer.builder(Verified.CONTRACT).faults(List.of(fault)));
      List<String> row =
          List.of(
              fault.id(), fault.expectedRule(), outcome(report), first(report).replace("|", "/"));
      table.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
    System.out.println(table);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("pact-matrix.md"), table);
    assertThat(table.toString()).contains("| fails |").doesNotContain("| error |");
  }

  private static String outcome(Report report) {
    return switch (report.verdict()) {
      case NONCONFORMANT -> "fails";
      case CONFORMANT -> Verified.ids(report, Verdict.WARN).isEmpty() ? "-" : "warns";
      case PARTIAL, INCONCLUSIVE -> "undecided";
      case ERROR -> "error";
    };
  }

  private static String first(Report report) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() != Verdict.PASS)
        .min(Comparator.comparing(judgement -> judgement.verdict() != Verdict.FAIL))
        .map(judgement -> judgement.rule().id())
        .orElse("");
  }
}
