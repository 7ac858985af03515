package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands for before and after a run. */
@Execution(ExecutionMode.CONCURRENT)
class SecondLookTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String[] IDS = {"--account", "a", "--issue", "i", "--issue", "j"};

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        InsightConformance.execute(Map.of(), new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private static MockServer server(String... faults) {
    return MockServer.builder(CONTRACT)
        .changes(Stream.of(faults).map(Faults.of(CONTRACT)::named).toList())
        .start();
  }

  /** Runs, and leaves the report in a folder of this name. */
  private Path checked(MockServer server, String name, String... more) {
    Path report = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--base-url",
                server.baseUri().toString(),
                "--report-dir",
                report.toString(),
                "--seed",
                "7"));
    arguments.addAll(List.of(IDS));
    arguments.addAll(List.of(more));
    run(arguments.toArray(String[]::new));
    return report;
  }

  @Test
  void aSavedHistoryIsJudgedAsItWasWhenItWasMade() throws IOException {
    try (MockServer server = server("direct-changes-allowed")) {
      Path report = checked(server, "run");
      Path again = folder.resolve("again");
      Outcome outcome =
          run(
              "judge",
              report.resolve("history.ndjson").toString(),
              "--report-dir",
              again.toString());

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(json(again).required("rules")).isEqualTo(json(report).required("rules"));
      assertThat(json(again).required("observations"))
          .isEqualTo(json(report).required("observations"));
    }
  }

  @Test
  void aReplayLeavesInsightsAsItFoundThemWhereTheListIsRead() throws IOException {
    try (MockServer server = server("direct-changes-allowed")) {
      Path report = checked(server, "run");
      Outcome unread = replay(server, report, "--state-reader", "insights-list");
      assertThat(unread.exitCode()).isEqualTo(1);
      assertThat(unread.out()).contains("insight i: reset\n");

      change(server, "{\"classification\":\"accept_risk\",\"rationale\":\"mine\"}");
      Outcome read = replay(server, report, "--state-reader", "insights-list");
      assertThat(read.exitCode()).isEqualTo(1);
      assertThat(read.out())
          .contains("insight i: accept_risk, as it was found, with a rationale of this run");
    }
  }

  @Test
  void aReplayThatIsToReadAListThatThereIsntSaysSo() throws IOException {
    try (MockServer server =
        MockServer.builder(CONTRACT)
            .policies(Policies.usual(CONTRACT).with("reader=none"))
            .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
            .start()) {
      Path report = checked(server, "run");

      assertThat(replay(server, report, "--state-reader", "insights-list").out())
          .contains("insight i: reset; what stood before couldn't be read");
    }
  }

  @Test
  void aReaderThatThereIsntIsABadArgument() {
    for (String command : List.of("run", "plan")) {
      Outcome outcome = run(command, "--state-reader", "history");
      assertThat(outcome.exitCode()).isEqualTo(64);
      assertThat(outcome.err())
          .contains(
              "'--state-reader': expected one of [nothing, insights-list, audit-log], got"
                  + " \"history\"");
    }
  }

  @Test
  void aPlanWithAReaderHasTheLooks() {
    assertThat(run("plan", "--state-reader", "insights-list").out())
        .contains("GET /accounts/")
        .contains("/security-center/insights?per_page=1000&page=1")
        .contains("look at what the list shows");
    assertThat(run("plan", "--state-reader", "audit-log").out())
        .contains("/audit-log?per_page=20&field_changed=user_classification&order=desc")
        .contains("look at what the log shows");
    assertThat(run("plan").out()).doesNotContain("insights?per_page").doesNotContain("audit-log");
  }

  private static Outcome replay(MockServer server, Path report, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                report.resolve("report.json").toString(),
                "--rule",
                "TRANSITION-02",
                "--base-url",
                server.baseUri().toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static void change(MockServer server, String body) {
    try (Transport transport =
        new HttpTransport(
            server.baseUri().toString(), null, Duration.ofSeconds(10), true, System::nanoTime)) {
      transport.send(
          new Request(
              "PATCH",
              CONTRACT.operation("account").path("a", "i"),
              List.of(new Header("Content-Type", "application/json")),
              ByteString.encodeUtf8(body)));
    }
  }

  @Test
  void recordedTrafficIsJudgedAndWhatItCantDecideIsUntestable() throws IOException {
    Path har = folder.resolve("recorded.har");
    Files.writeString(har, har());
    Outcome outcome =
        run("judge", har.toString(), "--report-dir", folder.resolve("report").toString());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("FAIL TRANSITION-02")
        .contains("Note: Recorded traffic")
        .contains("UNTESTABLE 4 rules: AUTH-01, AUTH-02, AUTH-03, AUTH-04\n")
        .contains("recorded traffic can't decide it: the run was given no token")
        .doesNotContain("s3cret");
  }

  /** A browser that changed a value directly, and was let. */
  private static String har() {
    StringBuilder entries = new StringBuilder();
    int second = 0;
    for (String body :
        List.of(
            "{\\\"classification\\\":null}",
            "{\\\"classification\\\":\\\"accept_risk\\\",\\\"rationale\\\":\\\"r\\\"}",
            "{\\\"classification\\\":\\\"false_positive\\\",\\\"rationale\\\":\\\"r\\\"}")) {
      entries
          .append(entries.isEmpty() ? "" : ",")
          .append(
              """
              {"startedDateTime":"2026-01-01T00:00:0%dZ","time":1,
               "request":{"method":"PATCH",
                 "url":"https://h/v4/zones/z/security-center/insights/i/classification",
                 "headers":[{"name":"Authorization","value":"Bearer s3cret-s3cret"}],
                 "postData":{"text":"%s"}},
               "response":{"status":200,
                 "headers":[{"name":"Content-Type","value":"application/json"}],
                 "content":{"text":"{\\"success\\":true,\\"errors\\":[],\\"messages\\":[]}"}}}
              """
                  .formatted(second++, body));
    }
    return "{\"log\":{\"entries\":[" + entries + "]}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "[]",
        "{\"run\":1}",
        "{\"run\":\"r\",\"baseUrl\":\"b\",\"contract\":\"c\",\"seed\":1,\"credentialed\":true}",
        "{\"run\":\"r\",\"baseUrl\":\"b\",\"contract\":\"c\",\"seed\":1,\"credentialed\":true}\n7",
        "{\"run\":\"r\",\"baseUrl\":\"b\",\"contract\":\"c\",\"seed\":1,\"credentialed\":true}\n"
            + "{\"index\":5,\"purpose\":\"\",\"startMicros\":0,\"endMicros\":0,\"request\":"
            + "{\"method\":\"PATCH\",\"path\":\"/\",\"headers\":[[]],\"body\":\"\"},"
            + "\"response\":{\"status\":200,\"headers\":[],\"body\":\"\"}}",
        "{\"log\":7}",
      })
  void whatIsNoHistoryIsOneClearLine(String text) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, text);
    Outcome outcome = run("judge", file.toString(), "--report-dir", folder.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(64);
    assertThat(outcome.err()).contains("expected a");
    assertThat(outcome.err().lines()).hasSize(2);
  }

  @Test
  void aHistoryWithAPathThatNothingDecodesIsJudged() throws IOException {
    Path file = folder.resolve("history.ndjson");
    Files.writeString(
        file,
        "{\"run\":\"r\",\"baseUrl\":\"http://127.0.0.1\",\"contract\":\"c\",\"seed\":1,\"credentialed\":false}\n"
            + "{\"index\":0,\"purpose\":\"\",\"startMicros\":0,\"endMicros\":0,\"request\":"
            + "{\"method\":\"PATCH\",\"path\":"
            + "\"/zones/%zz/security-center/insights/i/classification\",\"headers\":[],"
            + "\"body\":\"{}\"},\"response\":{\"status\":200,\"headers\":[],\"body\":\"\"}}");

    assertThat(run("judge", file.toString(), "--report-dir", folder.toString()).exitCode())
        .isLessThan(64);
  }

  @Test
  void aCounterexampleIsRepeatedWhereItShowsAndWhereItDoesNot() throws IOException {
    String report;
    try (MockServer broken = server("direct-changes-allowed")) {
      report = checked(broken, "run").resolve("report.json").toString();
      Outcome outcome = replay(report, "TRANSITION-02", broken);

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("still broken: ")
          .contains("2. PATCH /accounts/a/")
          .contains("then: 200 ")
          .contains("now:  200 ")
          .contains("left account a, insight i: reset");
    }
    try (MockServer sound = server()) {
      Outcome outcome = replay(report, "TRANSITION-02", sound);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("not broken any more: ");
    }
  }

  @Test
  void aCounterexampleThatNeedsCalibrationIsRepeatedToo() throws IOException {
    try (MockServer broken = server("refused-change-applied");
        MockServer sound = server()) {
      String report = checked(broken, "run").resolve("report.json").toString();

      assertThat(replay(report, "TRANSITION-05", broken).exitCode()).isEqualTo(1);
      assertThat(replay(report, "TRANSITION-05", sound).exitCode()).isZero();
    }
  }

  @Test
  void aCounterexampleToThePactIsRepeatedToo() throws IOException {
    try (MockServer broken = server("direct-changes-allowed");
        MockServer sound = server()) {
      String report =
          checked(broken, "pact", "--profile", "pact").resolve("report.json").toString();
      String rule = "PACT-ACCOUNT_CHANGE_ACCEPT_RISK_FALSE_POSITIVE";

      assertThat(replay(report, rule, broken).out()).contains("still broken: ");
      assertThat(replay(report, rule, sound).out()).contains("not broken any more: ");
    }
  }

  @Test
  void aCounterexampleIsSentAgainUntilAServerThatCountsHasCountedAsFar() throws IOException {
    String report;
    try (MockServer broken = server("direct-change-after-eight-cycles")) {
      report = checked(broken, "run").resolve("report.json").toString();
    }
    try (MockServer fresh = server("direct-change-after-eight-cycles")) {
      assertThat(replay(report, "TRANSITION-02", fresh).out()).contains("; it took 10 tries");
    }
    try (MockServer fresh = server("direct-changes-allowed")) {
      assertThat(replay(report, "TRANSITION-02", fresh).out())
          .contains("still broken: ")
          .doesNotContain("tries");
    }
  }

  @Test
  void aReplayThatCantBeMadeSaysWhy() throws IOException {
    String report;
    try (MockServer broken = server("direct-changes-allowed")) {
      report = checked(broken, "run").resolve("report.json").toString();
      assertThat(replay(report, "VALUE-01", broken).err())
          .contains("--rule: expected one with a counterexample in ")
          .contains("one of TRANSITION-02");
      assertThat(run("replay", report).err()).contains("expected --base-url, got none");
      assertThat(run("replay", report, "--base-url", "http://203.0.113.1/").err())
          .contains("--allow-reset");
    }
    Outcome gone = run("replay", report, "--base-url", "http://127.0.0.1:1");
    assertThat(gone.exitCode()).isEqualTo(69);
    assertThat(gone.err()).startsWith("can't reach http://127.0.0.1:1: ");
  }

  private static Outcome replay(String report, String rule, MockServer server) {
    return run("replay", report, "--rule", rule, "--base-url", server.baseUri().toString());
  }

  @Test
  void twoReportsAreCompared() throws IOException {
    try (MockServer sound = server();
        MockServer broken = server("direct-changes-allowed")) {
      String good = checked(sound, "good").resolve("report.json").toString();
      String bad = checked(broken, "bad").resolve("report.json").toString();

      Outcome worse = run("compare", good, bad);
      assertThat(worse.exitCode()).isEqualTo(1);
      assertThat(worse.out())
          .contains("Regressed:\n  TRANSITION-02 ")
          .contains("PASS -> FAIL: asked for ")
          .contains("worse than before");
      Outcome better = run("compare", bad, good);
      assertThat(better.exitCode()).isZero();
      assertThat(better.out()).contains("Fixed:\n  TRANSITION-0").contains("FAIL -> PASS");
      Outcome same = run("compare", bad, bad);
      assertThat(same.exitCode()).isZero();
      assertThat(same.out()).contains("Still failing:\n  TRANSITION-02 ");
      assertThat(run("compare", good, good).out()).doesNotContain("Regressed", "Changed");
    }
  }

  @Test
  void aRuleThatIsNotJudgedAnyMoreHasRegressed() throws IOException {
    try (MockServer sound = server()) {
      String all = checked(sound, "all").resolve("report.json").toString();
      String some = checked(sound, "some", "--only", "HTTP").resolve("report.json").toString();

      Outcome outcome = run("compare", all, some);
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("PASS -> not judged");
      assertThat(run("compare", some, all).exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | got something else",
        "{} | got something else",
        "{\"target\":{\"baseUrl\":\"b\"},\"verdict\":\"v\",\"observations\":{},"
            + "\"rules\":[{\"id\":\"X\",\"title\":\"\",\"verdict\":\"FINE\",\"message\":\"\"}]}"
            + " | got something else",
      })
  void whatIsNoReportIsOneClearLine(String text, String complaint) throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, text);
    for (Outcome outcome :
        List.of(
            run("compare", file.toString(), file.toString()),
            run("replay", file.toString(), "--base-url", "http://127.0.0.1:1"),
            run("compare", folder.resolve("none").toString(), file.toString()))) {
      assertThat(outcome.exitCode()).isEqualTo(64);
      assertThat(outcome.err()).contains("report.json");
      assertThat(outcome.err().lines()).hasSize(2);
    }
    assertThat(run("compare", file.toString(), file.toString()).err()).contains(complaint);
  }

  @Test
  void thePlanIsWhatARunSends() throws IOException {
    try (MockServer server = server()) {
      Path report = checked(server, "run");
      List<String> arguments =
          new ArrayList<>(List.of("plan", "--json", "--without-token", "--seed", "7"));
      arguments.addAll(List.of(IDS));
      JsonNode plan = JsonMapper.shared().readTree(run(arguments.toArray(String[]::new)).out());

      List<JsonNode> sent = new ArrayList<>();
      for (Exchange exchange : HistoryFile.read(report.resolve("history.ndjson")).exchanges()) {
        sent.add(HistoryFile.request(exchange.request()));
      }
      assertThat(plan.required("requests"))
          .extracting(request -> request.required("request"))
          .containsExactlyElementsOf(sent);
    }
  }

  @Test
  void aPlanCanBeCalibratedAndSelected() {
    assertThat(run("plan", "--policy", "same-value=refused").out())
        .isNotEqualTo(run("plan").out())
        .contains(" requests");
    assertThat(run("plan", "--only", "AUTH", "--curl").out())
        .contains("curl -sSig --path-as-is -X PATCH 'http://127.0.0.1:8080/client/v4/accounts/")
        .contains("Bearer '\"${CLOUDFLARE_API_TOKEN%?}\"");
    assertThat(run("plan", "--policy", "same=refused").err())
        .contains("--policy: there is no policy \"same\"; the policies are ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"runn | run", "explian X | explain"})
  void aMistypedWordIsAnsweredWithTheOneThatMayBeMeant(String line, String meant) {
    Outcome outcome = run(line.strip().split(" ", -1));

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).containsPattern("; did you mean .*" + meant.strip());
    assertThat(outcome.err().lines()).hasSize(2);
  }

  @Test
  void aRuleIsExplained() {
    Outcome outcome = run("explain", "transition-02");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("TRANSITION-02  A change from one value to another is refused.")
        .contains("clause C06: One value doesn't give way to another")
        .contains("the run fails")
        .contains("Look at: The guard");
  }

  @Test
  void anUnknownRuleIsAnsweredWithWhereTheyAre() {
    Outcome outcome = run("explain", "TRANSITON-2");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("expected the id of a rule, got \"TRANSITON-2\"; see list");
  }

  @Test
  void everyRuleIsListedAsJson() {
    JsonNode list = JsonMapper.shared().readTree(run("list", "--json").out());

    assertThat(list.required("rules")).hasSize(Catalogue.rules().size());
    assertThat(list.requiredAt("/rules/0/meaning").stringValue()).isNotBlank();
    assertThat(run("list", "--only", "AUTH").out()).contains("AUTH-01").doesNotContain("HTTP-01");
  }

  @Test
  void theCompletionKnowsEveryCommand() {
    assertThat(run("completion").out())
        .startsWith("#!")
        .contains("insight-conformance")
        .contains("replay", "compare", "--known-failures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "judge",
        "mock",
        "list",
        "explain",
        "plan",
        "replay",
        "compare",
        "completion"
      })
  void everyCommandTeaches(String command) {
    Outcome outcome = run(command, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("Usage: insight-conformance " + command);
  }

  private static JsonNode json(Path report) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(report.resolve("report.json")));
  }
}
