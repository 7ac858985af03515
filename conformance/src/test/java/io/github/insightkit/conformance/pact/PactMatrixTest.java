package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.server.Policies.Policy;
import io.github.insightkit.conformance.selftest.Recorded;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the pact alone notices of the reference server's faults and legal choices. */
@EnabledIf("io.github.insightkit.conformance.pact.Verified#isPactOfThisContract")
class PactMatrixTest {
  private static final String FILE = "pact.yaml";
  private static final Path PAGE = Path.of("docs/pact.md");
  private static final String MARK = "<!-- pact -->";

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
            MockServer.builder(Verified.CONTRACT)
                .policies(Policies.usual(Verified.CONTRACT).with(pair)));

    assertThat(report.verdict()).as(Verified.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Verified.ids(report, Verdict.WARN)).isEmpty();
  }

  /** Faults that one answer shows, and the interaction whose name has to stand in the message. */
  static Stream<Arguments> shownByOneAnswer() {
    return Stream.of(
        arguments(
            "direct-change-false_positive-to-accept_risk", "change to accept_risk without a reset"),
        arguments(
            "direct-change-accept_risk-to-false_positive",
            "change to false_positive without a reset"),
        arguments("reset-refused", "reset, through"),
        arguments(
            "reset-from-accept_risk-refused", "given an insight classified as accept_risk, reset"),
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
            MockServer.builder(Verified.CONTRACT)
                .changes(List.of(Faults.of(Verified.CONTRACT).named(fault))));

    assertThat(said(report)).isEqualTo(Recorded.read(FILE).required(fault).stringValue());
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
            MockServer.builder(Verified.CONTRACT)
                .changes(List.of(Faults.of(Verified.CONTRACT).named("refusal-errors-missing"))));

    assertThat(report.verdict()).isEqualTo(Overall.CONFORMANT);
    assertThat(Verified.ids(report, Verdict.WARN))
        .hasSize(6)
        .allMatch(id -> id.endsWith("_EXPLAINED"));
  }

  @Test
  void stateThatCantBeArrangedIsAResultOfItsOwn() throws Exception {
    Report report =
        Verified.report(
            MockServer.builder(Verified.CONTRACT)
                .changes(List.of(Faults.of(Verified.CONTRACT).named("reset-refused"))));

    Judgement stuck = Verified.of(report, "account-change-false_positive-accept_risk");
    assertThat(stuck.verdict()).isEqualTo(Verdict.UNTESTABLE);
    assertThat(stuck.finding().message())
        .startsWith(
            "given an insight classified as false_positive, change to accept_risk without a reset")
        .containsPattern(
            "the provider state couldn't be arranged: exchange \\d+, which asked for a reset,"
                + " got status 4\\d\\d");
  }

  @Test
  void recordCoversTheFaultsOfTodayAndTheReadmeCountsThem() throws Exception {
    JsonNode record = Recorded.read(FILE);

    assertThat(record.propertyNames())
        .containsExactlyElementsOf(
            Faults.of(Verified.CONTRACT).all().stream().map(NamedChange::id).toList());
    assertThat(Files.readString(PAGE)).contains(MARK + summary(record) + MARK);
  }

  /** With {@code -Dproof=all}, for it takes minutes; {@code -Dproof=write} writes the record. */
  @Test
  @EnabledIfSystemProperty(named = "proof", matches = "all|write")
  void thePactCatchesAloneWhatItDidWhenThatWasRecorded() throws Exception {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    for (NamedChange fault : Faults.of(Verified.CONTRACT).all()) {
      Report report =
          Verified.report(MockServer.builder(Verified.CONTRACT).changes(List.of(fault)));
      now.put(fault.id(), said(report));
    }
    if (Recorded.isWritten()) {
      Files.writeString(Recorded.file(FILE), Recorded.yaml(now));
      String[] page = Files.readString(PAGE).split(MARK, -1);
      Files.writeString(PAGE, page[0] + MARK + summary(now) + MARK + page[2]);
    }
    assertThat(Recorded.yaml(now)).isEqualTo(Recorded.yaml(Recorded.read(FILE)));
  }

  private static String summary(JsonNode record) {
    Map<String, Long> counts =
        record
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    said -> said.stringValue().split(" ", 2)[0], Collectors.counting()));
    return String.format(
        "Of the reference server's %d faults, %d fail the pact, %d break a convention and warn, and"
            + " %d leave it undecided, which isn't green either. The other %d",
        record.size(),
        counts.getOrDefault("fails", 0L),
        counts.getOrDefault("warns", 0L),
        counts.getOrDefault("undecided", 0L),
        counts.getOrDefault("keeps", 0L));
  }

  private static String said(Report report) {
    return (outcome(report) + " " + first(report)).strip();
  }

  private static String outcome(Report report) {
    return switch (report.verdict()) {
      case NONCONFORMANT -> "fails";
      case CONFORMANT -> Verified.ids(report, Verdict.WARN).isEmpty() ? "keeps" : "warns";
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
