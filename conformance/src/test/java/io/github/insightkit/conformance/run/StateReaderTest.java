package io.github.insightkit.conformance.run;

import static io.github.insightkit.conformance.run.ListingServer.asked;
import static io.github.insightkit.conformance.run.ListingServer.isList;
import static io.github.insightkit.conformance.run.ListingServer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that read the insights list. */
@Execution(ExecutionMode.CONCURRENT)
class StateReaderTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Duration PATIENT = Duration.ofSeconds(10);

  private static final List<Report> WITHOUT = new ArrayList<>();

  /** What a run may send at most. */
  private static final int MOST_REQUESTS = 950;

  /** The choices that a reader may be confused by. */
  static List<String> policies() {
    return List.of(
        "same-value=accepted",
        "same-value=refused",
        "reset-when-unclassified=refused",
        "rationale-only=refused",
        "scopes=shared");
  }

  private static Report report(String... policies) throws Exception {
    return Checked.readReport(
        CONTRACT, MockServer.builder(CONTRACT).policies(chosen(policies)), Checked.WITHOUT_PAUSE);
  }

  private static Policies chosen(String... pairs) {
    Policies policies = Policies.usual(CONTRACT);
    for (String pair : pairs) {
      policies = policies.with(pair);
    }
    return policies;
  }

  private static Report report(ListingServer server) throws Exception {
    return Checked.report(
        CONTRACT, server.baseUrl(), PATIENT, Checked.WITHOUT_PAUSE, Reads.Source.INSIGHTS_LIST);
  }

  private static long looks(Report report) {
    return report.history().exchanges().stream()
        .filter(exchange -> Interpretation.isLook(CONTRACT, exchange.request()))
        .count();
  }

  private static Map<String, Verdict> verdicts(Report report) {
    return report.judgements().stream()
        .filter(judgement -> !judgement.rule().area().equals("READER"))
        .collect(Collectors.toMap(judgement -> judgement.rule().id(), Judgement::verdict));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyLegalChoiceIsConformantWithAReaderToo(String pair) throws Exception {
    Report report = report(pair);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).isEmpty();
    assertThat(Checked.ids(report, Verdict.PASS)).contains("READER-01", "READER-02");
    assertThat(report.history().exchanges()).hasSizeLessThan(MOST_REQUESTS);
  }

  @Test
  void withoutTheOptionNobodyLooks() throws Exception {
    Report report = without();

    assertThat(looks(report)).isZero();
    assertThat(Checked.ids(report, Verdict.NOT_APPLICABLE)).contains("READER-01", "READER-02");
    assertThat(Checked.message(report, "READER-01")).isEqualTo("the run was given no state reader");
  }

  @ParameterizedTest
  @CsvSource({"same-value=accepted", "same-value=refused"})
  void aReaderRulesOutEveryMutant(String policy) throws Exception {
    Report alone =
        Checked.report(
            CONTRACT, MockServer.builder(CONTRACT).policies(chosen(policy)), Checked.WITHOUT_PAUSE);
    Report read = report(policy);

    String all = "ruled out all 15 observable ways of breaking it";
    assertThat(Checked.message(read, "TRANSITION-06")).isEqualTo(all);
    if (policy.endsWith("accepted")) {
      assertThat(Checked.message(alone, "TRANSITION-06")).isEqualTo(all);
    } else {
      assertThat(Checked.message(alone, "TRANSITION-06"))
          .isEqualTo("ruled out all 9 observable ways of breaking it");
    }
  }

  @Test
  void aSwapThatOnlyTheListShowsIsFoundByTheReaderAlone() throws Exception {
    MockServer.Builder server =
        MockServer.builder(CONTRACT)
            .policies(chosen("same-value=refused"))
            .changes(List.of(Faults.of(CONTRACT).named("another-value-stored")));

    assertThat(Checked.report(CONTRACT, server, Checked.WITHOUT_PAUSE).verdict())
        .as("without a reader it can't be seen")
        .isEqualTo(Overall.CONFORMANT);

    Report report =
        Checked.readReport(
            CONTRACT,
            MockServer.builder(CONTRACT)
                .policies(chosen("same-value=refused"))
                .changes(List.of(Faults.of(CONTRACT).named("another-value-stored"))),
            Checked.WITHOUT_PAUSE);
    assertThat(Checked.ids(report, Verdict.WARN)).containsExactly("READER-01");
    assertThat(Checked.ids(report, Verdict.FAIL)).isEmpty();
    assertThat(Checked.message(report, "READER-01"))
        .matches(
            "expected the state reader to show \\w+, the only classification that could stand, got"
                + " \\w+, and \\d+ more like it");
  }

  @Test
  void aListThatIsWrongMakesNoOtherRuleFail() throws Exception {
    Report sound = report();
    Report wrong =
        Checked.readReport(
            CONTRACT,
            MockServer.builder(CONTRACT)
                .changes(List.of(Faults.of(CONTRACT).named("list-shows-nothing"))),
            Checked.WITHOUT_PAUSE);

    assertThat(verdicts(wrong)).isEqualTo(verdicts(sound));
    assertThat(Checked.ids(wrong, Verdict.WARN)).containsExactly("READER-01");
    assertThat(Checked.ids(wrong, Verdict.UNTESTABLE)).containsExactly("READER-02");
    assertThat(Checked.message(wrong, "READER-02"))
        .isEqualTo("no look came after a refused change while it was certain what stood");
    assertThat(wrong.left().values()).allMatch(left -> left.contains("can't have stood"));
  }

  /** What a run says that reads no list; run once for all tests that compare with it. */
  private static Report without() throws Exception {
    synchronized (WITHOUT) {
      if (WITHOUT.isEmpty()) {
        WITHOUT.add(Checked.report(CONTRACT, MockServer.builder(CONTRACT), Checked.WITHOUT_PAUSE));
      }
      return WITHOUT.get(0);
    }
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("404", 404, "{\"success\":false}", 2),
        Arguments.of("403", 403, "no", 2),
        Arguments.of("no JSON", 200, "<h1>Insights</h1>", 4),
        Arguments.of("500", 500, "", 4),
        Arguments.of("another shape", 200, "{\"success\":true,\"result\":[]}", 4),
        Arguments.of(
            "without the insights",
            200,
            "{\"success\":true,\"result\":{\"count\":1,\"issues\":[{\"id\":\"x\","
                + "\"user_classification\":null}],\"page\":1,\"per_page\":1000}}",
            6));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void aListThatCantBeReadIsUntestableAndTheRestIsJudgedAsWithoutIt(
      String name, int status, String body, long looks) throws Exception {
    try (ListingServer server =
        ListingServer.start(
            CONTRACT,
            chosen(),
            (request, sound) ->
                isList(request)
                    ? new Result.Response(status, List.of(), ByteString.encodeUtf8(body), false)
                    : sound.to(request))) {
      Report report = report(server);

      assertThat(Checked.ids(report, Verdict.UNTESTABLE))
          .as(Checked.complaints(report))
          .containsExactly("READER-01", "READER-02");
      assertThat(Checked.message(report, "READER-01"))
          .startsWith("the state reader showed none of the insights, asked " + looks + " times")
          .contains("last: status " + status);
      assertThat(verdicts(report)).isEqualTo(verdicts(without()));
      assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
      assertThat(looks(report)).isEqualTo(looks);
    }
  }

  static Stream<Arguments> legalLists() {
    return Stream.of(
        Arguments.of(
            "pages of one, whatever is asked for",
            (BiFunction<Request, ListingServer.Sound, Result.Response>)
                (request, sound) ->
                    asked(
                        request,
                        sound,
                        "per_page=1&page=" + request.path().replaceFirst(".*&page=", ""))),
        Arguments.of(
            "more members, and other insights",
            (BiFunction<Request, ListingServer.Sound, Result.Response>)
                (request, sound) -> {
                  Result.Response usual = sound.to(request);
                  return with(
                      usual,
                      usual
                          .body()
                          .utf8()
                          .replace("\"dismissed\":", "\"severity\":\"Low\",\"dismissed\":")
                          .replace(
                              "\"issues\":[",
                              "\"issues\":[{\"id\":\"x\",\"user_classification\":\"snoozed\"},")
                          .replace("},]", "}]"));
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("legalLists")
  void aListThatIsWrittenOtherwiseIsRead(
      String name, BiFunction<Request, ListingServer.Sound, Result.Response> list)
      throws Exception {
    try (ListingServer server =
        ListingServer.start(
            CONTRACT,
            chosen(),
            (request, sound) -> isList(request) ? list.apply(request, sound) : sound.to(request))) {
      Report report = report(server);

      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
      assertThat(Checked.ids(report, Verdict.PASS)).contains("READER-01", "READER-02");
    }
  }

  @Test
  void aListThatLagsIsWarnedOfAndFailsNothingUnderStrict() throws Exception {
    Map<String, Result.Response> before = new ConcurrentHashMap<>();
    try (ListingServer server =
        ListingServer.start(
            CONTRACT,
            chosen(),
            (request, sound) -> {
              Result.Response usual = sound.to(request);
              if (!isList(request)) {
                return usual;
              }
              Result.Response shown = before.put(request.path(), usual);
              return shown == null ? usual : shown;
            })) {
      Report report = report(server);

      assertThat(Checked.ids(report, Verdict.WARN)).containsExactly("READER-01");
      assertThat(report.verdict()).isEqualTo(Overall.CONFORMANT);
    }
  }

  @ParameterizedTest
  @CsvSource({"scopes=separate", "scopes=shared", "same-value=refused"})
  void insightsAreLeftAsTheyWereFound(String policy) throws Exception {
    try (ListingServer server =
        ListingServer.start(CONTRACT, chosen(policy), (request, sound) -> sound.to(request))) {
      String path = path();
      server.before(path, "{\"classification\":\"accept_risk\",\"rationale\":\"mine\"}");
      Report report = report(server);

      assertThat(report.left().get(Subjects.examples(CONTRACT).addresses().get(0)))
          .isEqualTo("accept_risk, as it was found, with a rationale of this run");
      assertThat(server.before(path, "{\"classification\":\"false_positive\"}").status())
          .as("another value while accept_risk stands")
          .isEqualTo(400);
      assertThat(server.bodies())
          .anyMatch(
              body ->
                  body.contains(
                      "restored after conformance run 0badcafe; the rationale before it can't be"
                          + " read"));
      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    }
  }

  @Test
  void theReportSaysWhereNothingCouldBeSetAgain() throws Exception {
    try (ListingServer server =
        ListingServer.start(
            CONTRACT,
            chosen(),
            (request, sound) ->
                request.body().utf8().contains("restored after")
                    ? new Result.Response(
                        400,
                        List.of(),
                        ByteString.encodeUtf8("{\"success\":false,\"errors\":[],\"messages\":[]}"),
                        false)
                    : sound.to(request))) {
      server.before(path(), "{\"classification\":\"accept_risk\",\"rationale\":\"mine\"}");
      Report report = report(server);

      assertThat(report.left().get(Subjects.examples(CONTRACT).addresses().get(0)))
          .isEqualTo("reset; it was found as accept_risk, which couldn't be set again");
    }
  }

  @Test
  void anInsightThatTheListDidntHaveIsSaidToBeSo() throws Exception {
    Report report = report();

    assertThat(report.left().values()).containsOnly("reset; the list had nothing of it before");
  }

  private static String path() {
    var insight = Subjects.examples(CONTRACT).addresses().get(0);
    return CONTRACT.operation(insight.scope()).path(insight.owner(), insight.issue());
  }
}
