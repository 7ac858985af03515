package io.github.insightkit.conformance.run;

import static io.github.insightkit.conformance.run.ListingServer.asked;
import static io.github.insightkit.conformance.run.ListingServer.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that read the audit log of each insight. */
@Execution(ExecutionMode.CONCURRENT)
class AuditLogReaderTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Address FIRST = Subjects.examples(CONTRACT).addresses().get(0);

  private static final String PATH =
      CONTRACT.operation(FIRST.scope()).path(FIRST.owner(), FIRST.issue());

  /** An entry that no run made. */
  private static final String FOREIGN =
      "{\"id\":\"ffff\",\"changed_at\":\"2026-01-01T00:00:00Z\",\"changed_by\":\"jane\","
          + "\"current_value\":\"other\",\"field_changed\":\"user_classification\",\"issue_id\":\""
          + FIRST.issue()
          + "\",\"previous_value\":null,\"rationale\":\"mine\"}";

  private static Report report(ListingServer server) throws Exception {
    return Checked.report(
        CONTRACT, server.baseUrl(), Checked.PATIENT, Checked.WITHOUT_PAUSE, Reads.Source.AUDIT_LOG);
  }

  private static ListingServer server(
      BiFunction<Request, ListingServer.Sound, Result.Response> logs) throws Exception {
    return ListingServer.start(
        CONTRACT,
        Policies.usual(CONTRACT),
        (request, sound) ->
            request.path().contains("/audit-log?")
                ? logs.apply(request, sound)
                : sound.to(request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "same-value=accepted",
        "same-value=refused",
        "reset-when-unclassified=refused",
        "rationale-only=refused",
        "scopes=shared"
      })
  void everyLegalChoiceIsConformant(String policy) throws Exception {
    Report report =
        Checked.readReport(
            CONTRACT,
            MockServer.builder(CONTRACT).policies(Policies.usual(CONTRACT).with(policy)),
            Checked.WITHOUT_PAUSE,
            Reads.Source.AUDIT_LOG);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).isEmpty();
    assertThat(Checked.ids(report, Verdict.PASS)).contains("READER-01", "READER-02", "READER-03");
    assertThat(Checked.message(report, "READER-03"))
        .matches("\\d+ looks showed the rationale that was acknowledged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log-misses-resets | READER-01 | expected the state reader to show unclassified, the only"
            + " classification that could stand, got .*",
        "log-without-rationales | READER-03 | expected the log to have the rationale \"conformance"
            + " run 0badcafe\" beside .*, got none",
        "log-cuts-rationales | READER-03 | expected the log to have the rationale \"conformance run"
            + " 0badcafe\" beside .*, got \"conformance run \""
      })
  void aLogThatIsWrongIsWarnedOfAndFailsNothing(String fault, String rule, String message)
      throws Exception {
    Report report =
        Checked.readReport(
            CONTRACT,
            MockServer.builder(CONTRACT).changes(List.of(Faults.of(CONTRACT).named(fault))),
            Checked.WITHOUT_PAUSE,
            Reads.Source.AUDIT_LOG);

    assertThat(Checked.ids(report, Verdict.WARN)).containsExactly(rule);
    assertThat(Checked.ids(report, Verdict.FAIL)).isEmpty();
    assertThat(Checked.message(report, rule)).matches(message);
  }

  @Test
  void aRunWithoutTheLogCantTellOfRationales() throws Exception {
    Report report =
        Checked.readReport(CONTRACT, MockServer.builder(CONTRACT), Checked.WITHOUT_PAUSE);

    assertThat(Checked.ids(report, Verdict.NOT_APPLICABLE)).contains("READER-03");
    assertThat(Checked.message(report, "READER-03"))
        .isEqualTo("the run was not given the audit log as its state reader");
  }

  @Test
  void insightsAreLeftAsTheyWereFoundWithTheirRationale() throws Exception {
    try (ListingServer server = server((request, sound) -> sound.to(request))) {
      server.before(PATH, "{\"classification\":\"accept_risk\",\"rationale\":\"mine\"}");

      Report report = report(server);

      assertThat(report.left().get(FIRST)).isEqualTo("accept_risk, as it was found");
      assertThat(server.bodies())
          .filteredOn(body -> !body.isEmpty())
          .last()
          .isEqualTo("{\"classification\":\"accept_risk\",\"rationale\":\"mine\"}");
      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    }
  }

  @Test
  void aLogThatHadNothingIsSaidToHaveHadNothing() throws Exception {
    try (ListingServer server = server((request, sound) -> sound.to(request))) {
      assertThat(report(server).left().values())
          .containsOnly("reset; the log had nothing of it before");
    }
  }

  @Test
  void aChangeBySomebodyElseEndsTheRunAndIsNamedAndLeftAlone() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ListingServer server =
        server(
            (request, sound) ->
                request.path().contains(FIRST.issue()) && asked.incrementAndGet() >= 20
                    ? foreign(request, sound)
                    : sound.to(request))) {
      Report report = report(server);

      assertThat(report.stopped())
          .contains(
              "somebody else changed insight "
                  + FIRST.issue()
                  + " meanwhile: \"jane\" made it \"other\" at 2026-01-01T00:00:00Z; run again when"
                  + " nobody does");
      assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
      assertThat(Checked.ids(report, Verdict.FAIL)).isEmpty();
      assertThat(report.left().get(FIRST))
          .isEqualTo("as it is, for somebody else changed it meanwhile");
      int last = report.history().exchanges().size() - 1;
      assertThat(report.history().exchanges().get(last).request().path()).contains("/audit-log?");
    }
  }

  @Test
  void whatSomebodyElseDidBeforeTheRunIsNobodysConcern() throws Exception {
    try (ListingServer server =
        server(
            (request, sound) -> {
              Result.Response usual = sound.to(request);
              return request.path().contains(FIRST.issue())
                  ? with(usual, usual.body().utf8().replaceFirst("]", last(usual) + "]"))
                  : usual;
            })) {
      Report report = report(server);

      assertThat(report.stopped()).isEmpty();
      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    }
  }

  /** The foreign entry behind all others. */
  private static String last(Result.Response usual) {
    return (usual.body().utf8().contains("[]") ? "" : ",") + FOREIGN;
  }

  /** The foreign entry as the newest. */
  private static Result.Response foreign(Request request, ListingServer.Sound sound) {
    Result.Response usual = sound.to(request);
    return with(
        usual,
        usual
            .body()
            .utf8()
            .replaceFirst(Pattern.quote("\"result\":["), "\"result\":[" + FOREIGN + ","));
  }

  @Test
  void pagesOfOneAreFollowedToWhatIsKnown() throws Exception {
    try (ListingServer server =
        server(
            (request, sound) ->
                asked(
                    request,
                    sound,
                    request.path().replaceFirst(".*[?]per_page=\\d+", "per_page=1")))) {
      Report report = report(server);

      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
      assertThat(Checked.ids(report, Verdict.PASS)).contains("READER-01", "READER-02", "READER-03");
      assertThat(report.history().exchanges())
          .anyMatch(exchange -> exchange.request().path().contains("cursor="));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"404 | {}", "403 | no", "200 | <h1>Log</h1>", "200 | {\"result\":{}}", "500 | -"})
  void aLogThatCantBeReadIsUntestableAndTheRestIsJudgedAsWithoutIt(int status, String body)
      throws Exception {
    try (ListingServer server =
        server(
            (request, sound) ->
                new Result.Response(status, List.of(), ByteString.encodeUtf8(body), false))) {
      Report report = report(server);

      assertThat(Checked.ids(report, Verdict.UNTESTABLE))
          .as(Checked.complaints(report))
          .containsExactly("READER-01", "READER-02", "READER-03");
      assertThat(Checked.message(report, "READER-01"))
          .startsWith("the state reader showed none of the insights, asked ")
          .contains("last: status " + status);
      assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
    }
  }
}
