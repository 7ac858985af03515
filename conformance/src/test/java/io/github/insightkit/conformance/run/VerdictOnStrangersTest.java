package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.selftest.Stranger;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that aren't even trying. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class VerdictOnStrangersTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String PERFECT = "{\"success\":true,\"errors\":[],\"messages\":[]}";

  @Test
  void aServerThatAcceptsEverythingIsNonconformant() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(ScriptedServer.always(200, "application/json", PERFECT))) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.ACCEPTS_EVERYTHING.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.NONCONFORMANT);
      assertThat(Checked.ids(report, Verdict.FAIL))
          .containsExactlyInAnyOrder(
              "TRANSITION-02",
              "RATIONALE-01",
              "RATIONALE-04",
              "RATIONALE-05",
              "VALUE-01",
              "VALUE-03",
              "VALUE-04",
              "AUTH-01",
              "AUTH-02",
              "SCOPE-01");
    }
  }

  @Test
  void aServerThatKnowsNoSuchPathIsNotConformant() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(ScriptedServer.always(404, "text/html", "<h1>Not Found</h1>"))) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.KNOWS_NO_SUCH_PATH.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
      assertThat(report.judgements())
          .extracting(Judgement::finding)
          .extracting(Finding::message)
          .contains(
              "every request was answered with 404; check the base URL, the ids, the token, and"
                  + " whether the server is well");
    }
  }

  @Test
  void aServerThatRefusesEverythingIsNonconformant() throws Exception {
    String refusal = "{\"success\":false,\"errors\":[{\"code\":1,\"message\":\"no\"}]}";
    try (ScriptedServer server =
        ScriptedServer.start(ScriptedServer.always(400, "application/json", refusal))) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.REFUSES_EVERYTHING.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.NONCONFORMANT);
      assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("TRANSITION-03");
    }
  }

  @Test
  void aTokenThatIsTurnedAwayByCodeIsNoBrokenServer() throws Exception {
    String refusal =
        "{\"success\":false,\"errors\":[{\"code\":6003,\"message\":\"Invalid request headers\","
            + "\"error_chain\":[{\"code\":6111,\"message\":\"Invalid format\"}]}],\"messages\":[]}";
    try (ScriptedServer server =
        ScriptedServer.start(ScriptedServer.always(400, "application/json", refusal))) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      assertThat(report.verdict()).as(Checked.failures(report)).isEqualTo(Overall.PARTIAL);
      assertThat(report.judgements())
          .extracting(judgement -> judgement.finding().message())
          .contains(
              "every request was answered with 400; check the base URL, the ids, the token, and"
                  + " whether the server is well");
    }
  }

  @Test
  void aServerThatFailsAtEverythingIsNotJudged() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(ScriptedServer.always(502, "text/html", "<h1>Bad Gateway</h1>"))) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.FAILS_AT_EVERYTHING.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
    }
  }

  @Test
  void aServerThatHangsEndsTheRunInTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.start(
            (exchange, number) -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      Report report =
          Checked.report(CONTRACT, server.baseUrl(), Checked.IMPATIENT, Checked.EVERYTHING);

      Stranger.HANGS.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.INCONCLUSIVE);
      assertThat(report.stopped().orElse("")).startsWith("4 requests in a row were not answered: ");
      assertThat(server.requests()).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void aServerThatClosesAtOnceIsInconclusive() throws Exception {
    try (ScriptedServer server = ScriptedServer.start((exchange, number) -> exchange.close())) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.CLOSES_AT_ONCE.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.INCONCLUSIVE);
    }
  }

  @Test
  void anEndlessBodyIsCutOff() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(
            (exchange, number) -> {
              if (exchange.getRequestMethod().equals("HEAD")) {
                ScriptedServer.reply(exchange, 200, "text/plain", "");
                return;
              }
              exchange.sendResponseHeaders(200, 0);
              byte[] block = new byte[1 << 16];
              while (true) {
                exchange.getResponseBody().write(block);
              }
            })) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.ENDLESS_BODY.isAsRecorded(report);
      assertThat(report.verdict()).isEqualTo(Overall.NONCONFORMANT);
      assertThat(Checked.ids(report, Verdict.FAIL)).contains("ENVELOPE-01");
    }
  }

  @Test
  void aServerThatAsksToComeBackLaterIsWaitedFor() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(
            (exchange, number) -> {
              if (number % 2 == 1) {
                exchange.getResponseHeaders().set("Retry-After", "0");
                ScriptedServer.reply(exchange, 429, "application/json", "{}");
              } else {
                ScriptedServer.reply(exchange, 200, "application/json", PERFECT);
              }
            })) {
      Report report = Checked.report(CONTRACT, server.baseUrl());

      Stranger.COME_BACK_LATER.isAsRecorded(report);
      assertThat(report.notes())
          .singleElement()
          .asString()
          .matches(
              "\\d+ answers asked to come back later, and were waited for, which took \\d+\\.\\d s"
                  + " in all\\.");
      assertThat(Checked.ids(report, Verdict.FAIL))
          .contains("TRANSITION-02")
          .doesNotContain("HTTP-01");
    }
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> Checked.report(CONTRACT, "http://127.0.0.1:" + port + "/client/v4"))
        .isInstanceOf(Run.Unreachable.class)
        .hasMessageContaining("connect");
  }
}
