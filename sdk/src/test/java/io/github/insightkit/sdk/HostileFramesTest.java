package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.FramesServer.CONTINUATION;
import static io.github.insightkit.sdk.FramesServer.DATA;
import static io.github.insightkit.sdk.FramesServer.END_HEADERS;
import static io.github.insightkit.sdk.FramesServer.HEADERS;
import static io.github.insightkit.sdk.FramesServer.PING;
import static io.github.insightkit.sdk.FramesServer.SETTINGS;
import static io.github.insightkit.sdk.FramesServer.STATUS_200;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
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

  static Stream<Arguments> floods() {
    byte[] manyFields = new byte[16_000];
    Arrays.fill(manyFields, (byte) 0x88);
    return Stream.of(
            new FramesServer.Flood(
                "status again and again",
                HEADERS,
                END_HEADERS,
                3,
                ByteString.of(STATUS_200),
                "fields"),
            new FramesServer.Flood(
                "fields without end",
                CONTINUATION,
                0,
                3,
                ByteString.of(manyFields),
                "fields|header byte count"),
            new FramesServer.Flood("empty data", DATA, 0, 3, ByteString.of(new byte[0]), "content"),
            new FramesServer.Flood(
                "data", DATA, 0, 3, ByteString.of(new byte[16_000]), "longer than"),
            new FramesServer.Flood(
                "pings", PING, 0, 0, ByteString.of(new byte[8]), "control frames"),
            new FramesServer.Flood(
                "settings", SETTINGS, 0, 0, ByteString.of(new byte[6]), "control frames"),
            new FramesServer.Flood(
                "unknown frames", 0xbe, 0, 0, ByteString.of(new byte[16_000]), "control frames"))
        .flatMap(flood -> Stream.of(false, true).map(async -> Arguments.of(flood, async)));
  }

  @ParameterizedTest(name = "{0} (async {1})")
  @MethodSource("floods")
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
                assertThat(failure).hasMessageFindingMatch(flood.told() + "|[Cc]losed");
              });
      assertThat(server.hungUp().get(30, TimeUnit.SECONDS)).isLessThan(8L << 20);
    }
  }

  @Test
  void floodOnAnIdleConnectionEndsIt() throws Exception {
    FramesServer.Flood pings =
        new FramesServer.Flood("pings", PING, 0, 0, ByteString.of(new byte[8]), "control frames");
    try (FramesServer server = new FramesServer(LOCALHOST, pings, true);
        InsightsClient client = client(server)) {
      assertThat(client.account("acc").insight("issue").reset().status()).isEqualTo(200);
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
