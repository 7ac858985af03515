package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile events on HTTP/2, where one connection carries many streams. */
class HostileHttp2Test {
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final HandshakeCertificates SERVER_SIDE =
      new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();
  private static final HandshakeCertificates CLIENT_SIDE =
      new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();

  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;

  /** What the server does, what the caller gets, and how many requests the server sees. */
  record Event(String name, MockResponse response, Expected expected, int requests) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> table() {
    return events().stream()
        .flatMap(event -> Stream.of(false, true).map(async -> Arguments.of(event, async)));
  }

  static List<Event> events() {
    return List.of(
        new Event("200", ok().build(), Expected.RECEIPT, 1),
        new Event("201", ok().code(201).build(), Expected.RECEIPT, 1),
        new Event("301", ok().code(301).setHeader("Location", "/").build(), Expected.MALFORMED, 1),
        new Event("307", ok().code(307).setHeader("Location", "/").build(), Expected.MALFORMED, 1),
        new Event("409", ok().code(409).build(), Expected.REFUSED, 1),
        new Event("421", ok().code(421).build(), Expected.REFUSED, 1),
        new Event("408", ok().code(408).build(), Expected.REFUSED, 4),
        new Event(
            "429", ok().code(429).setHeader("Retry-After", "1").build(), Expected.RATE_LIMITED, 4),
        new Event("503", ok().code(503).build(), Expected.UNKNOWN, 1),
        new Event(
            "503, 0", ok().code(503).setHeader("Retry-After", "0").build(), Expected.REFUSED, 4),
        new Event("500", ok().code(500).build(), Expected.UNKNOWN, 1),
        new Event(
            "stream closed before the head",
            ok().onResponseStart(new SocketEffect.CloseStream(INTERNAL_ERROR)).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "stream cancelled before the head",
            ok().onResponseStart(new SocketEffect.CloseStream(CANCEL)).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "stream refused",
            ok().onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM)).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "stream closed in the body",
            ok().onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR)).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "connection closed before the head",
            ok().onResponseStart(new SocketEffect.CloseSocket(true, true, true)).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "silence",
            ok().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "silence in the body",
            ok().onResponseBody(SocketEffect.Stall.INSTANCE).build(),
            Expected.UNKNOWN,
            1),
        new Event(
            "body that is too long",
            ok().body(new Buffer().writeUtf8("{\"success\":true" + " ".repeat(5 << 20))).build(),
            Expected.MALFORMED,
            1),
        new Event(
            "fewer bytes announced",
            ok().setHeader("Content-Length", 20).build(),
            Expected.MALFORMED,
            1),
        new Event(
            "more bytes announced",
            ok().setHeader("Content-Length", 99).build(),
            Expected.MALFORMED,
            1),
        new Event(
            "409 with fewer bytes announced",
            ok().code(409).setHeader("Content-Length", 20).build(),
            Expected.REFUSED,
            1),
        new Event("empty", new MockResponse.Builder().code(200).build(), Expected.MALFORMED, 1),
        new Event("204", new MockResponse.Builder().code(204).build(), Expected.MALFORMED, 1));
  }

  private static MockResponse.Builder ok() {
    return new MockResponse.Builder().code(200).body(WireServer.APPLIED);
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("table")
  void callerGetsTheTruthAndTheServerNoSecondRequest(Event event, boolean async)
      throws IOException {
    ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
    try (LogCapture log = new LogCapture();
        MockWebServer server = start(event, SERVER_SIDE)) {
      OkHttpClient http =
          new OkHttpClient.Builder()
              .connectionPool(pool)
              .sslSocketFactory(CLIENT_SIDE.sslSocketFactory(), CLIENT_SIDE.trustManager())
              .build();
      try (InsightsClient client =
          InsightsClient.builder()
              .baseUrl("https://127.0.0.1:" + server.getPort())
              .apiToken(HostileEvents.TOKEN)
              .httpClient(http)
              .time(new VirtualTime())
              .build()) {
        Insight insight = client.account("acc").insight("issue");
        insight.reset();
        assertThat(server.getRequestCount()).isEqualTo(1);
        boolean impatient = event.name().startsWith("silence");

        Object ending =
            HostileEventsTest.ending(
                insight.with(
                    CallOptions.defaults()
                        .withTimeout(Duration.ofMillis(impatient ? 400 : 30_000))),
                async);

        assertThat(ending).isExactlyInstanceOf(event.expected().type());
        assertThat(server.getRequestCount() - 1).isLessThanOrEqualTo(event.requests());
        assertThat(log.lines()).isNotEmpty();
        assertThat(log.lines() + ending.toString()).doesNotContain(HostileEvents.TOKEN, "leaked");
        assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
      }
    }
  }

  /** The first answer shows that the connection works, the rest is the event. */
  static MockWebServer start(Event event, HandshakeCertificates serverSide) throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(serverSide.sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    server.enqueue(ok().build());
    for (int i = 0; i < 5; i++) {
      server.enqueue(event.response());
    }
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  @Test
  void http2IsUsedWhereTheServerHasIt() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(SERVER_SIDE.sslSocketFactory());
      server.enqueue(ok().build());
      server.start(InetAddress.getLoopbackAddress(), 0);
      OkHttpClient http =
          new OkHttpClient.Builder()
              .sslSocketFactory(CLIENT_SIDE.sslSocketFactory(), CLIENT_SIDE.trustManager())
              .build();
      try (InsightsClient client =
          InsightsClient.builder()
              .baseUrl("https://127.0.0.1:" + server.getPort())
              .apiToken("token-for-tests")
              .httpClient(http)
              .build()) {
        client.zone("zone").insight("issue").reset();
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
      }
    }
  }
}
