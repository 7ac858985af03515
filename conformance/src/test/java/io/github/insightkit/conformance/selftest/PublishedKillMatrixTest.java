package io.github.insightkit.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.Page;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Rule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What {@code proof/kill-matrix.yaml} has covers the catalogue, and the documents have what follows
 * from it. That it's true is for {@link RecordedServersTest} to say.
 */
class PublishedKillMatrixTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Page SUMMARY = Page.of("proof.md", "kill-matrix");

  /** The areas whose rules are about the contract's machine and nothing else. */
  private static final Set<String> MACHINE = Set.of("TRANSITION", "RATIONALE", "VALUE", "NULL");

  /**
   * Faults that a reset and a few more requests can't show, one that has to show twice to be told
   * from a guard that let something pass once, and some of which each answer takes so long, or ends
   * the connection, that what shows them isn't shortened.
   */
  private static final Set<String> LONGER =
      Set.of(
          "gzip-refusal-in-name-only",
          "hang-on-malformed-body",
          "second-attempt-passes",
          "method-override-skips-guard",
          "other-type-refused-and-stored",
          "reset-refused",
          "reset-from-false_positive-refused",
          "direct-change-every-second-cycle",
          "reset-after-refusal-not-applied",
          "rationale-demanded-from-then-on",
          "refused-rationale-satisfies");

  private static JsonNode record;

  @BeforeAll
  static void read() throws IOException {
    record = Recorded.read(Recorded.KILL_MATRIX);
  }

  /** Puts the summary of this record where it is published. */
  static void publish(JsonNode record) throws IOException {
    SUMMARY.write(KillMatrixTable.of(record));
  }

  @Test
  void theSummaryOfTheRecordIsPublished() throws IOException {
    SUMMARY.has(KillMatrixTable.of(record));
  }

  @Test
  void recordCoversExactlyTheCatalogueOfToday() throws IOException {
    List<Trial> trials =
        new SelfTest(CONTRACT, "").trials(new SelfTest.Plan(List.of(), List.of(), 1, 1, 1));

    assertThat(Recorded.servers(record).keySet())
        .as("servers were added or removed; write the record anew: see CONTRIBUTING.md")
        .containsExactlyElementsOf(
            trials.stream()
                .map(trial -> trial.kind() + " " + trial.id() + ", seed " + trial.seed())
                .toList());
    assertThat(
            record
                .required("servers")
                .valueStream()
                .map(server -> server.required("is").stringValue()))
        .containsExactlyElementsOf(
            trials.stream().map(trial -> trial.server().description()).toList());
    assertThat(record.required("catalogue").stringValue())
        .as("a rule, a fault or a variant has changed; write the record anew: see CONTRIBUTING.md")
        .isEqualTo(SelfTest.catalogue(CONTRACT));
    for (String kind : Trial.KINDS) {
      assertThat(record.required(kind + "s").asInt())
          .isEqualTo(trials.stream().filter(trial -> trial.kind().equals(kind)).count());
    }
    assertThat(Recorded.read(Stranger.FILE).propertyNames())
        .containsExactlyElementsOf(
            Arrays.stream(Stranger.values()).map(Stranger::id).sorted().toList());
  }

  @Test
  void everyServerIsAsDeclared() {
    assertThat(record.required("servers").valueStream())
        .allSatisfy(
            server ->
                assertThat(server.required("mark").stringValue())
                    .isEqualTo(TrialResult.Mark.AS_DECLARED.toString()));
  }

  /** And catches it alone, since all are as declared. */
  @Test
  void everyRuleIsDeclaredToCatchSomeFault() {
    assertThat(faults().map(fault -> fault.required("declared").stringValue()))
        .containsAll(Catalogue.rules().stream().map(Rule::id).toList());
  }

  static Stream<Named<JsonNode>> namedFaults() {
    return faults().map(fault -> Named.of(fault.required("fault").stringValue(), fault));
  }

  static Stream<JsonNode> faults() {
    return record.required("servers").valueStream().filter(server -> server.has("declared"));
  }

  /** Whatever is broken is told in words, with the few requests that show it. */
  @ParameterizedTest
  @MethodSource("namedFaults")
  void whatIsBrokenIsSaidInWordsAndShown(JsonNode fault) {
    String rule = fault.required("declared").stringValue();
    List<String> lines = fault.required("findings").stringValue().lines().toList();
    int at =
        lines.indexOf(
            lines.stream()
                .filter(line -> line.matches("(FAIL|WARN) " + rule + ": .*"))
                .findFirst()
                .orElseThrow());
    String message = lines.get(at).substring(lines.get(at).indexOf(rule) + rule.length() + 2);
    long requests = lines.stream().skip(at + 1).takeWhile(line -> line.startsWith("  ")).count();

    assertThat(message)
        .contains("expected")
        .containsPattern("got\\b|was accepted|was refused")
        .hasSizeLessThan(600);
    assertThat(message.replaceAll("\"[^\"]*\"", ""))
        .as("names from the code have no place in it")
        .doesNotContainPattern("[A-Z]{2,}_[A-Z]");
    assertThat(requests).isBetween(1L, longest(fault, rule));
  }

  /**
   * How many requests a counterexample takes at most: a reset and three more where it is about the
   * machine, and six elsewhere; more where what shows it doesn't show on a server just started.
   */
  private static long longest(JsonNode fault, String rule) {
    if (!fault.path("onFreshServer").asString("broken").equals("broken")) {
      return 12;
    }
    if (LONGER.contains(fault.required("fault").stringValue())) {
      return 10;
    }
    return MACHINE.contains(rule.substring(0, rule.lastIndexOf('-'))) ? 4 : 6;
  }

  @Test
  void summaryCountsWhatIsMissedOrBlurredOrAFalseAlarm() {
    JsonNode made =
        Recorded.parse(
            """
            servers:
            - fault: a
              declared: AREA-01
              mark: AS_DECLARED
            - fault: b
              declared: AREA-02
              mark: BLURRED
            - fault: c
              declared: OTHER-01
              mark: MISSED
            - variant: d
              mark: FALSE_ALARM
            - reference: e
              mark: AS_DECLARED
            """);

    assertThat(KillMatrixTable.of(made))
        .isEqualTo(
            """
            | area | faults | caught by their rule | by it alone |
            | --- | --- | --- | --- |
            | AREA | 2 | 2 | 1 |
            | OTHER | 1 | 0 | 0 |
            | **all** | 3 | 2 | 1 |

            Legal servers: 2, false alarms: 1.
            """);
  }
}
