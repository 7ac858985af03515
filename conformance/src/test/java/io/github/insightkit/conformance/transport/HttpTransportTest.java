package io.github.insightkit.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.run.ScriptedServer;
import io.github.insightkit.conformance.session.SkippedPauses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private static final String TOKEN = "t0ken";
  private static final Request PATCH =
      new Request(
          "PATCH",
          "/x",
          List.of(
              new Header("Content-Type", "application/json"),
              new Header("Authorization", Request.BEARER)),
          ByteString.encodeUtf8("{}"));

  private static Result send(ScriptedServer server) {
    try (Transport transport =
        new HttpTransport(
            server.baseUrl(), new Secret(TOKEN), Duration.ofSeconds(5), true, System::nanoTime)) {
      return transport.send(PATCH);
    }
  }

  @Test
  void theTokenGoesOutAndItsEchoIsMasked() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    try (ScriptedServer server =
        ScriptedServer.start(
            (exchange, number) -> {
              seen.set(exchange.getRequestHeaders().getFirst("Authorization"));
              exchange.getResponseHeaders().set("X-Echo", seen.get());
              ScriptedServer.reply(exchange, 200, "text/plain", "you sent " + seen.get());
            })) {
      Result result = send(server);

      assertThat(seen).hasValue("Bearer " + TOKEN);
      assertThat(result)
          .isInstanceOfSatisfying(
              Result.Response.class,
              response -> {
                assertThat(response.body().utf8())
                    .isEqualTo("you sent Bearer $CLOUDFLARE_API_TOKEN");
                assertThat(response.header("x-echo")).hasValue("Bearer $CLOUDFLARE_API_TOKEN");
                assertThat(response.toString()).doesNotContain(TOKEN);
              });
    }
  }

  @Test
  void aTokenThatIsCutShortGoesOutAndItsEchoIsMasked() throws Exception {
    Request cut = PATCH.authorization("Bearer " + TokenForm.BEGINNING.placeholder());
    for (String token : List.of("t0ken-of-a-run", TOKEN, "x")) {
      try (ScriptedServer server =
              ScriptedServer.start(
                  (exchange, number) ->
                      ScriptedServer.reply(
                          exchange,
                          200,
                          "text/plain",
                          "<" + exchange.getRequestHeaders().getFirst("Authorization") + ">"));
          HttpTransport transport =
              new HttpTransport(
                  server.baseUrl(),
                  new Secret(token),
                  Duration.ofSeconds(5),
                  false,
                  System::nanoTime)) {
        assertThat(transport.send(cut))
            .isInstanceOfSatisfying(
                Result.Response.class,
                response ->
                    assertThat(response.body().utf8())
                        .isEqualTo(
                            token.equals("x") ? "<Bearer>" : "<Bearer ${CLOUDFLARE_API_TOKEN%?}>"));
      }
    }
  }

  @Test
  void aPauseThatNobodyWaitedForLeavesConnectionsAsOthersDo() throws Exception {
    SkippedPauses pauses = new SkippedPauses();
    List<Integer> clients = new ArrayList<>();
    try (ScriptedServer server =
            ScriptedServer.start(
                (exchange, number) -> {
                  clients.add(exchange.getRemoteAddress().getPort());
                  ScriptedServer.reply(exchange, 200, "text/plain", "");
                });
        HttpTransport transport =
            new HttpTransport(
                server.baseUrl(), null, Duration.ofSeconds(10), false, pauses::nanoTime)) {
      transport.send(PATCH);
      transport.send(PATCH);
      pauses.take(Duration.ofMillis(1_001));
      transport.send(PATCH);

      assertThat(clients).hasSize(3);
      assertThat(clients.get(1)).isEqualTo(clients.get(0)).isNotEqualTo(clients.get(2));
    }
  }

  private static void refuse(OutputStream out) throws IOException {
    out.write("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Test
  void lengthsHostsAndNamesThatAreNoneGoOutAsTheyAre() throws Exception {
    AtomicReference<String> head = new AtomicReference<>("");
    try (RawServer server =
            RawServer.start(
                (in, out) -> {
                  head.set(RawServer.readHead(in));
                  refuse(out);
                });
        HttpTransport transport =
            new HttpTransport(
                server.baseUrl(), null, Duration.ofSeconds(10), false, System::nanoTime)) {
      Request plain =
          new Request("PATCH", "/p", List.of(new Header("Host", "")), ByteString.encodeUtf8("{}"))
              .and("Content-Length", "0")
              .and("X-Note ", "1");

      assertThat(transport.send(plain)).isInstanceOf(Result.Response.class);
      assertThat(head.get())
          .contains("Content-Length: 2\r\n", "\r\nContent-Length: 0\r\n", "\r\nX-Note : 1\r\n")
          .doesNotContain("Host");
      transport.send(plain.with("Host", "a.invalid"));
      assertThat(head.get()).contains("\r\nHost: a.invalid\r\n").doesNotContain("127.0.0.1");
    }
  }

  @Test
  void whatIsCalledChunkedWithACapitalComesInOdderChunks() throws Exception {
    AtomicReference<String> sent = new AtomicReference<>("");
    try (RawServer server =
            RawServer.start(
                (in, out) -> {
                  String head = RawServer.readHead(in);
                  sent.set(head + new String(in.readNBytes(27), StandardCharsets.UTF_8));
                  refuse(out);
                });
        HttpTransport transport =
            new HttpTransport(
                server.baseUrl(), null, Duration.ofSeconds(10), false, System::nanoTime)) {
      Header coding = new Header("Transfer-Encoding", "Chunked");
      Request chunked =
          new Request("PATCH", "/p", List.of(coding), ByteString.encodeUtf8("{}"))
              .and("Accept", "text/plain;q=0.3")
              .and("Accept", "a/b")
              .and("X-Empty", "");

      assertThat(transport.send(chunked)).isInstanceOf(Result.Response.class);
      assertThat(sent.get())
          .contains("\r\nTransfer-Encoding: Chunked\r\n", "\r\nX-Empty: \r\n")
          .contains("\r\nAccept: text/plain;q=0.3\r\nAccept: a/b\r\n")
          .endsWith("\r\n\r\n001;x=\"y\"\r\n{\r\n001\r\n}\r\n0\r\n\r\n")
          .doesNotContain("Content-Length");
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.start(
            (exchange, number) -> {
              exchange.getResponseHeaders().set("Location", "/elsewhere");
              ScriptedServer.reply(exchange, 307, "text/plain", "");
            })) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              Result.Response.class, response -> assertThat(response.status()).isEqualTo(307));
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void aBrokenAnswerIsNotAskedForAgain() throws Exception {
    try (ScriptedServer server = ScriptedServer.start((exchange, number) -> exchange.close())) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              Result.NoResponse.class,
              none -> assertThat(none.failure()).isEqualTo(Result.Failure.BROKEN));
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void onlyTheBeginningIsKeptOfAnAnswerThatIsTooLong() throws Exception {
    try (ScriptedServer server = answering(HttpTransport.KEPT + 1)) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              Result.Response.class,
              response -> {
                assertThat(response.truncated()).isTrue();
                assertThat(response.body().size()).isEqualTo(16 * 1024);
              });
    }
    try (ScriptedServer server = answering(HttpTransport.KEPT)) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              Result.Response.class,
              response -> {
                assertThat(response.truncated()).isFalse();
                assertThat(response.body().size()).isEqualTo(HttpTransport.KEPT);
              });
    }
  }

  private static ScriptedServer answering(int bytes) throws IOException {
    return ScriptedServer.start(ScriptedServer.always(200, "text/plain", "x".repeat(bytes)));
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(new Secret(TOKEN)).hasToString("***");
    assertThat(
            new String(
                new Secret(TOKEN).masked((TOKEN + " t0ke").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8))
        .isEqualTo("$CLOUDFLARE_API_TOKEN ${CLOUDFLARE_API_TOKEN%?}");
  }

  @Test
  void aTokenThatAHeaderCannotCarryIsRefused() {
    assertThatThrownBy(() -> new Secret("two\nlines"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("visible ASCII")
        .hasMessageNotContaining("two");
    assertThatThrownBy(() -> new Secret("  ")).hasMessageContaining("white space");
  }

  @Test
  void requestsAtOnceOverlapAndKeepTheirOrder() throws Exception {
    CountDownLatch together = new CountDownLatch(3);
    try (ScriptedServer server =
            ScriptedServer.start(
                (exchange, number) -> {
                  together.countDown();
                  try {
                    // None is answered before all of them are there.
                    together.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  ScriptedServer.reply(
                      exchange, 200, "text/plain", exchange.getRequestURI().getQuery());
                });
        Transport transport =
            new HttpTransport(
                server.baseUrl(),
                new Secret(TOKEN),
                Duration.ofSeconds(20),
                true,
                System::nanoTime)) {
      List<Transport.Timed> answers =
          transport.sendAtOnce(
              Stream.of("a", "b", "c")
                  .map(
                      name ->
                          new Request(
                              "PATCH", "/x?" + name, PATCH.headers(), ByteString.encodeUtf8("{}")))
                  .toList());

      assertThat(answers)
          .extracting(timed -> ((Result.Response) timed.result()).body().utf8())
          .containsExactly("a", "b", "c");
      long lastStart = answers.stream().mapToLong(Transport.Timed::startNanos).max().orElseThrow();
      assertThat(answers).allMatch(timed -> timed.endNanos() > lastStart);
    }
  }

  @Test
  void requestsAtOnceToNobodyAllEnd() throws Exception {
    String nowhere;
    try (ScriptedServer server = ScriptedServer.start(ScriptedServer.always(200, "a/b", ""))) {
      nowhere = server.baseUrl();
    }
    try (Transport transport =
        new HttpTransport(
            nowhere, new Secret(TOKEN), Duration.ofSeconds(5), true, System::nanoTime)) {
      assertThat(transport.sendAtOnce(List.of(PATCH, PATCH)))
          .extracting(Transport.Timed::result)
          .allSatisfy(
              result ->
                  assertThat(result)
                      .isInstanceOfSatisfying(
                          Result.NoResponse.class,
                          none ->
                              assertThat(none.failure()).isEqualTo(Result.Failure.NOT_CONNECTED)));
    }
  }
}
