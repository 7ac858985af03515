package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.FramesServer.CONTINUATION;
import static io.github.insightkit.sdk.FramesServer.DATA;
import static io.github.insightkit.sdk.FramesServer.END_HEADERS;
import static io.github.insightkit.sdk.FramesServer.HEADERS;
import static io.github.insightkit.sdk.FramesServer.PADDED;
import static io.github.insightkit.sdk.FramesServer.PING;
import static io.github.insightkit.sdk.FramesServer.PUSH_PROMISE;
import static io.github.insightkit.sdk.FramesServer.RST_STREAM;
import static io.github.insightkit.sdk.FramesServer.SETTINGS;
import static io.github.insightkit.sdk.FramesServer.STATUS_200;
import static io.github.insightkit.sdk.FramesServer.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Floods of HTTP/2 frames, which the HTTP library reads whether or not anybody waits for them. */
@Timeout(60)
class HostileFramesTest {
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final HandshakeCertificates CLIENT_SIDE =
      new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();

  /** Promises stream 2, with a status for a request. */
  private static final byte[] PROMISE = {0, 0, 0, 2, (byte) 0x88};

  private static final FramesServer.Flood PINGS =
      flood("pings", PING, 0, 0, new byte[8], "control frames");

  static List<FramesServer.Flood> floods() {
    byte[] manyFields = new byte[16_000];
    Arrays.fill(manyFields, (byte) 0x88);
    byte[] padding = new byte[256];
    padding[0] = (byte) 0xff;
    return List.of(
        flood("statuses", HEADERS, END_HEADERS, 3, STATUS_200, "header fields"),
        // The HTTP library has a bound of its own, which is met first if it keeps pace.
        flood("fields", CONTINUATION, 0, 3, manyFields, "header fields|header byte count"),
        flood("empty continuations", CONTINUATION, 0, 3, new byte[0], "header fields"),
        flood("promises", PUSH_PROMISE, END_HEADERS, 3, PROMISE, "header fields"),
        flood("empty data", DATA, 0, 3, new byte[0], "content"),
        flood("padding", DATA, PADDED, 3, padding, "content"),
        // Whoever reads meets the bound of the body first if it keeps pace.
        new FramesServer.Flood(
            "data",
            DATA,
            0,
            3,
            ByteString.of(new byte[16_000]),
            "longer than|content",
            Set.of(Expected.MALFORMED, Expected.UNKNOWN)),
        PINGS,
        flood("settings", SETTINGS, 0, 0, new byte[6], "control frames"),
        flood("more room", WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 0, 1}, "control frames"),
        flood("resets", RST_STREAM, 0, 5, new byte[] {0, 0, 0, 8}, "control frames"),
        flood("unknown frames", 0xbe, 0, 0, new byte[16_000], "control frames"));
  }

  private static FramesServer.Flood flood(
      String name, int type, int flags, int stream, byte[] payload, String told) {
    return new FramesServer.Flood(
        name, type, flags, stream, ByteString.of(payload), told, Set.of(Expected.UNKNOWN));
  }

  /** Each flood in an ordinary build; with {@code -Dattacks=all} blocking and asynchronous. */
  static Stream<Arguments> rows() {
    List<FramesServer.Flood> floods = floods();
    return IntStream.range(0, floods.size())
        .boxed()
        .flatMap(
            i ->
                Stream.of(false, true)
                    .filter(async -> Attack.ALL || async == (i % 2 == 1))
                    .map(async -> Arguments.of(floods.get(i), async)));
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("rows")
  void floodEndsTheConnectionAndTheCall(FramesServer.Flood flood, boolean async) throws Exception {
    try (FramesServer server = new FramesServer(LOCALHOST, flood, false);
        InsightsClient client = client(server)) {
      Insight insight = client.account("acc").insight("issue");
      Object ending = HostileEventsTest.ending(insight, async);

      assertThat(ending)
          .isInstanceOfSatisfying(
              InsightsException.class,
              failure -> {
                assertThat(failure.mayHaveBeenApplied()).isTrue();
                assertThat(failure).hasMessageFindingMatch(flood.told());
              });
      assertThat(server.hungUp().get(30, TimeUnit.SECONDS)).isLessThan(8L << 20);
    }
  }

  @Test
  void floodOnAnIdleConnectionEndsIt() throws Exception {
    try (FramesServer server = new FramesServer(LOCALHOST, PINGS, true);
        InsightsClient client = client(server)) {
      assertThat(client.account("acc").insight("issue").reset().status()).isEqualTo(200);
      assertThat(server.hungUp().get(30, TimeUnit.SECONDS)).isLessThan(8L << 20);
    }
  }

  @Test
  void http2IsNotOfferedWithoutEncryption() throws Exception {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken("token-of-a-test").build()) {
      client.account("acc").insight("issue").reset();

      WireRequest request = server.onlyRequest();
      assertThat(request.line()).startsWith("PATCH ").endsWith(" HTTP/1.1");
      assertThat(request.values("Upgrade")).isEmpty();
    }
  }

  @Test
  void http2OfOnesOwnWithoutEncryptionIsGuardedAsWell() throws Exception {
    try (FramesServer server = new FramesServer(null, PINGS, false);
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl("http://127.0.0.1:" + server.port())
                .apiToken("token-of-a-test")
                .httpClient(
                    new OkHttpClient.Builder()
                        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .build())
                .build()) {
      assertThat(HostileEventsTest.ending(client.account("acc").insight("issue"), false))
          .isInstanceOfSatisfying(
              OutcomeUnknownException.class,
              failure -> assertThat(failure).hasMessageContaining("more control frames than"));
      assertThat(server.hungUp().get(30, TimeUnit.SECONDS)).isLessThan(8L << 20);
    }
  }

  private static InsightsClient client(FramesServer server) {
    return InsightsClient.builder()
        .baseUrl("https://127.0.0.1:" + server.port())
        .apiToken("token-of-a-test")
        .httpClient(
            new OkHttpClient.Builder()
                .sslSocketFactory(CLIENT_SIDE.sslSocketFactory(), CLIENT_SIDE.trustManager())
                .build())
        .build();
  }
}
