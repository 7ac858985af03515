package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.transport.RawServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Execution(ExecutionMode.CONCURRENT)
class CommandLineTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String TOKEN = "s3cret-of-this-test";
  private static final List<String> IDS =
      List.of("--account", "a", "--zone", "z", "--issue", "i", "--issue", "j");

  @TempDir Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  private Outcome run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        InsightConformance.execute(
            environment, new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private Outcome check(String baseUrl, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--base-url", baseUrl, "--report-dir", folder.toString()));
    arguments.addAll(IDS);
    arguments.addAll(List.of(more));
    return run(Map.of("CLOUDFLARE_API_TOKEN", TOKEN), arguments.toArray(String[]::new));
  }

  @Test
  void withoutATargetTheReferenceServerIsCheckedAndConforms() throws Exception {
    Outcome outcome = run(Map.of(), "run", "--report-dir", folder.toString(), "--seed", "7");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("conformant: " + (Catalogue.rules().size() - 3) + " pass, 3 not applicable;");
    JsonNode report = report();
    assertThat(report.required("verdict").stringValue()).isEqualTo("conformant");
    assertThat(report.required("seed").longValue()).isEqualTo(7);
    assertThat(report.requiredAt("/observations/same-value").stringValue()).isEqualTo("accepted");
    assertThat(report.requiredAt("/summary/PASS").intValue())
        .isEqualTo(Catalogue.rules().size() - 3);
    assertThat(report.required("requests").intValue())
        .isEqualTo(HistoryFile.read(folder.resolve("history.ndjson")).exchanges().size());
    assertThat(report.required("left"))
        .allMatch(left -> left.required("state").stringValue().equals("reset"));
  }

  @Test
  void aFaultFailsTheRunAndIsShownWithTheRequestsThatShowIt() throws Exception {
    try (MockServer server =
        MockServer.builder(CONTRACT)
            .token(TOKEN)
            .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
            .start()) {
      Outcome outcome = check(server.baseUri().toString());

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("FAIL TRANSITION-02 (MUST, C06) A change from one value to another is refused.")
          .contains("expected it to be refused, got status 200, accepted")
          .contains("  url='" + server.baseUri() + "/accounts/a/security-center/")
          .contains("  send() { curl -sSig --path-as-is -X PATCH \"$url$2\" -H ")
          .contains("\n  1. send '{\"classification\":null}'\n     200 ")
          .contains("-H 'Authorization: Bearer '\"$CLOUDFLARE_API_TOKEN\"")
          .contains("the contract rules this answer out")
          .contains("Look at: The guard against direct changes")
          .contains("nonconformant:");
      JsonNode steps = rule("TRANSITION-02").requiredAt("/evidence/steps");
      assertThat(steps.size()).isLessThanOrEqualTo(4);
      assertThat(steps.get(steps.size() - 1).required("stateAfter")).isEmpty();
    }
  }

  @Test
  void theTokenIsNowhereInWhatIsWritten() throws Exception {
    try (MockServer server = MockServer.builder(CONTRACT).token(TOKEN).start()) {
      Outcome outcome = check(server.baseUri().toString());

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out() + outcome.err()).doesNotContain(TOKEN);
      try (var files = Files.list(folder)) {
        assertThat(files.toList())
            .isNotEmpty()
            .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(TOKEN));
      }
    }
  }

  @Test
  void aReplaySendsNothingThatNoRunSends() throws Exception {
    try (RawServer other = RawServer.start(RawServer.once("HTTP/1.1 200 OK\r\n\r\n"));
        MockServer server =
            MockServer.builder(CONTRACT)
                .token(TOKEN)
                .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
                .start()) {
      check(server.baseUri().toString(), "--only", "TRANSITION-02");
      Path report = folder.resolve("report.json");
      String path = Pattern.quote("\"path\" : \"/accounts/");
      Files.writeString(
          report,
          Files.readString(report)
              .replaceAll(path, "\"path\" : \"@127.0.0.1:" + other.port() + "/accounts/"));

      Outcome outcome =
          run(
              Map.of("CLOUDFLARE_API_TOKEN", TOKEN),
              "replay",
              report.toString(),
              "--rule",
              "TRANSITION-02",
              "--base-url",
              "http://127.0.0.1");

      assertThat(outcome.exitCode()).isEqualTo(64);
      assertThat(outcome.err())
          .startsWith(
              "replay: "
                  + report
                  + ": request 1 of the counterexample is none that a run sends: expected a path of"
                  + " the contract below the base URL; nothing was sent");
      assertThat(other.written()).isZero();
    }
  }

  @Test
  void theVariableThatHoldsTheTokenIsTheOneThatCurlLinesName() throws Exception {
    try (MockServer server =
        MockServer.builder(CONTRACT)
            .token(TOKEN)
            .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
            .start()) {
      Outcome outcome =
          run(
              Map.of("OUR_TOKEN", TOKEN),
              "run",
              "--base-url",
              server.baseUri().toString(),
              "--account",
              "a",
              "--issue",
              "i",
              "--token-env",
              "OUR_TOKEN",
              "--only",
              "TRANSITION-02",
              "--report-dir",
              folder.toString());

      assertThat(outcome.out())
          .contains("-H 'Authorization: Bearer '\"$OUR_TOKEN\"")
          .doesNotContain("CLOUDFLARE_API_TOKEN");
      assertThat(rule("TRANSITION-02").requiredAt("/evidence/replay").stringValue())
          .endsWith(" --token-env OUR_TOKEN");
      assertThat(HistoryFile.read(folder.resolve("history.ndjson")).origin().tokenVariable())
          .isEqualTo("OUR_TOKEN");
    }
  }

  @Test
  void aHistoryOfManyInsightsIsJudged() throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Request request =
          new Request(
              "PATCH",
              "/accounts/a/security-center/insights/" + i + "/classification",
              List.of(),
              ByteString.encodeUtf8("{\"classification\":null}"));
      Result answer =
          new Result.Response(400, List.of(), ByteString.encodeUtf8("{\"success\":false}"), false);
      exchanges.add(new Exchange(i, "p", request, answer, 2L * i, 2L * i + 1));
    }
    Path file = folder.resolve("many.ndjson");
    HistoryFile.write(
        file, new History(new History.Origin("r", "http://h", "1", 0, false), exchanges));

    Outcome outcome = run(Map.of(), "judge", file.toString());

    assertThat(outcome.out()).contains("20000 requests", "and 19999 more like it");
  }

  @Test
  void aVariableThatNoShellHasIsRefused() {
    Outcome outcome = check("http://127.0.0.1:1", "--token-env", "A=$(x)");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err())
        .contains("--token-env: expected the name of a variable, of letters, digits and _");
  }

  @Test
  void whatIsComplainedOfDrivesNoTerminal() {
    Outcome outcome = check("http://a b\u001b[2J\u202e");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains("\\u001b[2J\\u202e").doesNotContain("\u001b");
  }

  @Test
  void aDeadPortIsUnavailable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Outcome outcome = check("http://127.0.0.1:" + port + "/client/v4");

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err()).startsWith("can't reach http://127.0.0.1:").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --bogus | Unknown option: '--bogus'",
        "run --only TRANSITION-99 | --only: no rule or area matches \"TRANSITION-99\"",
        "run --skip BOGUS-* | --skip: no rule or area matches \"BOGUS-*\"",
        "run --profile bogus | '--profile' (NAME): expected one of [calibration, transition, walk,"
            + " forbidden, auth, http, text, isolation, scope, durability, race, pact], got"
            + " \"bogus\"",
        "run --only VALUE-01 --skip VALUE | leave no rule to judge",
        "run --budget 0 | --budget: expected at least 1 request, got 0",
        "run --account a | --account, --zone, --issue and --token-env speak of a target; name it"
            + " with --base-url",
        "run --base-url ftp://127.0.0.1/ | --base-url: expected an http or https URL",
        "run --base-url http://203.0.113.1/v4 --account a --issue i | --allow-reset",
        "run --base-url http://127.0.0.1:9/v4 --issue i | expected --account or --zone, so",
        "run --base-url http://127.0.0.1:9/v4 --zone z | expected at least one --issue",
        "run --base-url http://127.0.0.1:9/v4 --zone z --issue i --token-env NOT_SET"
            + " | the environment variable NOT_SET isn't set",
        "run --base-url http://127.0.0.1:9/v4 --zone z --issue i --token-env TWO_LINES"
            + " | expected a token of visible ASCII characters",
        "run --known-failures /nowhere/known.txt | can't read /nowhere/known.txt",
        "run --report-dir /dev/null/report | can't write to the report folder /dev/null/report",
        "bogus | Unmatched argument",
      })
  void badArgumentsAreOneClearLineAndExit64(String line, String complaint) {
    Outcome outcome = run(Map.of("TWO_LINES", "one\ntwo"), line.strip().split(" ", -1));

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err()).contains(complaint.strip()).doesNotContain("\tat ");
    assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void anUnknownFaultIsAnsweredWithThoseNearIt() {
    Outcome outcome = run(Map.of(), "mock", "--fault", "direct-change");

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err())
        .startsWith("mock: --fault: there is no fault \"direct-change\"; near it are\n")
        .contains("  direct-changes-allowed: ");
  }

  @Test
  void aKnownFailureDoesNotFailTheRunAndAStaleOneDoes() throws Exception {
    Path known = folder.resolve("known.txt");
    Files.writeString(known, "# agreed with the team\nTRANSITION-02 # until March\n");
    try (MockServer broken =
            MockServer.builder(CONTRACT)
                .token(TOKEN)
                .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
                .start();
        MockServer sound = MockServer.builder(CONTRACT).token(TOKEN).start()) {
      check(broken.baseUri().toString(), "--known-failures", known.toString());
      assertThat(rule("TRANSITION-02").required("verdict").stringValue()).isEqualTo("KNOWN");

      Outcome stale = check(sound.baseUri().toString(), "--known-failures", known.toString());
      assertThat(stale.exitCode()).isEqualTo(1);
      assertThat(rule("TRANSITION-02").required("verdict").stringValue()).isEqualTo("STALE_KNOWN");
    }
  }

  /** What can't be put to the test for a known failure is in nobody's way. */
  @Test
  void whatAKnownFailureMasksDoesNotMakeTheRunPartial() throws Exception {
    Path known = folder.resolve("known.txt");
    try (MockServer server =
        MockServer.builder(CONTRACT)
            .token(TOKEN)
            .changes(List.of(Faults.of(CONTRACT).named("direct-changes-allowed")))
            .start()) {
      Outcome before =
          check(server.baseUri().toString(), "--write-known-failures", known.toString());
      assertThat(before.exitCode()).isEqualTo(1);
      assertThat(before.out()).contains("  TRANSITION-02 fails first; mend it and run again.");
      assertThat(Files.readString(known))
          .isEqualTo("TRANSITION-02 # A change from one value to another is refused.\n");

      Outcome after = check(server.baseUri().toString(), "--known-failures", known.toString());
      assertThat(after.exitCode()).as(after.out()).isZero();
      assertThat(after.out()).contains("1 known, ").contains(" masked");
      assertThat(report().required("rules"))
          .filteredOn(rule -> rule.required("verdict").stringValue().equals("MASKED"))
          .isNotEmpty()
          .allMatch(
              rule ->
                  rule.required("message")
                      .stringValue()
                      .equals("masked by what is known to fail: TRANSITION-02"));
    }
  }

  @Test
  void aLineThatIsNoRuleIsNamed() throws IOException {
    Path known = folder.resolve("known.txt");
    Files.writeString(known, "TRANSITION-02\nTRANSITION-O3\n");

    Outcome outcome = run(Map.of(), "run", "--known-failures", known.toString());

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err())
        .contains("known.txt, line 2: expected the id of a rule, got \"TRANSITION-O3\"");
  }

  @Test
  void aConventionThatIsBrokenFailsInAStrictRunOnly() throws Exception {
    try (MockServer server =
        MockServer.builder(CONTRACT)
            .token(TOKEN)
            .changes(List.of(Faults.of(CONTRACT).named("refusal-errors-empty")))
            .start()) {
      assertThat(check(server.baseUri().toString()).exitCode()).isZero();
      assertThat(rule("ERROR-01").required("verdict").stringValue()).isEqualTo("WARN");
      assertThat(check(server.baseUri().toString(), "--strict").exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aSelectionRunsAndJudgesOnlyWhatItNeeds() throws Exception {
    try (MockServer server = MockServer.builder(CONTRACT).token(TOKEN).start()) {
      Outcome outcome =
          check(server.baseUri().toString(), "--only", "durability,HTTP-0*", "--skip", "HTTP-07");

      assertThat(outcome.exitCode()).isZero();
      assertThat(report().required("rules"))
          .extracting(rule -> rule.required("id").stringValue())
          .containsExactly(
              "HTTP-01",
              "HTTP-02",
              "HTTP-03",
              "HTTP-04",
              "HTTP-05",
              "HTTP-06",
              "HTTP-08",
              "HTTP-09",
              "DURABILITY-01",
              "DURABILITY-02");
      assertThat(report().required("requests").intValue()).isLessThan(260);
    }
  }

  @Test
  void withoutATokenTheRulesAboutCredentialsDoNotApply() throws Exception {
    try (MockServer server = MockServer.builder(CONTRACT).start()) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "run",
                  "--base-url",
                  server.baseUri().toString(),
                  "--report-dir",
                  folder.toString()));
      arguments.addAll(IDS);
      Outcome outcome = run(Map.of(), arguments.toArray(String[]::new));

      assertThat(outcome.exitCode()).as(outcome.out()).isZero();
      assertThat(rule("AUTH-01").required("verdict").stringValue()).isEqualTo("NOT_APPLICABLE");
    }
  }

  @Test
  void theBudgetEndsTheRunAndSaysSo() throws Exception {
    try (MockServer server = MockServer.builder(CONTRACT).token(TOKEN).start()) {
      Outcome outcome = check(server.baseUri().toString(), "--budget", "10");

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out())
          .contains("The run ended early: the budget of 10 requests is used up.");
      assertThat(report().required("left"))
          .allMatch(left -> left.required("state").stringValue().equals("reset"));
    }
  }

  @Test
  void everyRuleIsListed() {
    Outcome outcome = run(Map.of(), "list");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines()).hasSize(Catalogue.rules().size());
    assertThat(outcome.out())
        .contains("TRANSITION-02")
        .contains("A change from one value to another is refused.");
  }

  private JsonNode report() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
  }

  private JsonNode rule(String id) throws IOException {
    for (JsonNode rule : report().required("rules")) {
      if (rule.required("id").stringValue().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("the report has no rule " + id);
  }
}
