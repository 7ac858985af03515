package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** What the builder says of connections reaches them. */
class ConnectionSettingsTest {
  private static final String APPLIED = WireServer.http("200 OK", WireServer.APPLIED);

  private static InsightsClientBuilder builder(String url) {
    return InsightsClient.builder().baseUrl(url).apiToken("token-0123456789");
  }

  @Test
  void everythingGoesThroughTheProxy() throws IOException {
    try (WireServer proxy = WireServer.always(APPLIED);
        InsightsClient client =
            builder("http://127.0.0.1:1/v4")
                .proxy(
                    new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                .build()) {
      client.account("a").insight("i").reset();

      assertThat(proxy.onlyRequest().line()).startsWith("PATCH http://127.0.0.1:1/v4/accounts/a/");
    }
  }

  @Test
  void authorityOfOnesOwnIsTrustedAndCertificateShown() throws IOException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    HeldCertificate user =
        new HeldCertificate.Builder().signedBy(authority).commonName("user").build();
    HandshakeCertificates theirs =
        new HandshakeCertificates.Builder()
            .heldCertificate(server)
            .addTrustedCertificate(authority.certificate())
            .build();
    HandshakeCertificates ours =
        new HandshakeCertificates.Builder()
            .heldCertificate(user)
            .addTrustedCertificate(authority.certificate())
            .build();
    try (MockWebServer web = new MockWebServer()) {
      web.useHttps(theirs.sslSocketFactory());
      web.requireClientAuth();
      web.enqueue(new MockResponse.Builder().body(WireServer.APPLIED).build());
      web.start();
      String url = "https://localhost:" + web.getPort() + "/v4";
      try (InsightsClient stranger = builder(url).build();
          InsightsClient client =
              stranger.toBuilder().tls(ours.sslContext(), ours.trustManager()).build()) {
        assertThatExceptionOfType(NotSentException.class)
            .isThrownBy(() -> stranger.account("a").insight("i").reset());
        assertThat(client.account("a").insight("i").reset().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void connectTimeoutIsTheBuildersOrElseOfTheClientThatWasBrought() throws IOException {
    AtomicInteger millis = new AtomicInteger();
    OkHttpClient brought =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(7))
            .addInterceptor(
                chain -> {
                  millis.set(chain.connectTimeoutMillis());
                  return chain.proceed(chain.request());
                })
            .build();
    try (WireServer server = WireServer.always(APPLIED);
        InsightsClient client = builder(server.url()).httpClient(brought).build();
        InsightsClient other = client.toBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
      client.account("a").insight("i").reset();
      assertThat(millis).hasValue(7_000);
      other.account("a").insight("i").reset();
      assertThat(millis).hasValue(3_000);
    }
  }

  @Test
  void connectTimeoutIsPositiveAndAtMostADay() {
    for (Duration limit : new Duration[] {Duration.ZERO, Duration.ofDays(1).plusNanos(1)}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> InsightsClient.builder().connectTimeout(limit))
          .withMessage(
              "Expected a connect timeout of more than nothing and at most a day, got " + limit);
    }
  }

  @Test
  void buildersOfAClientChangeNeitherItNorEachOther() throws IOException {
    try (WireServer one = WireServer.always(APPLIED);
        WireServer two = WireServer.always(APPLIED);
        InsightsClient client = builder(one.url()).build();
        InsightsClient moved = client.toBuilder().baseUrl(two.url()).build();
        InsightsClient same = client.toBuilder().build()) {
      moved.account("a").insight("i").reset();
      same.account("a").insight("i").reset();
      client.account("a").insight("i").reset();

      assertThat(one.requests()).hasSize(2);
      assertThat(two.onlyRequest().values("Authorization"))
          .containsExactly("Bearer token-0123456789");
    }
  }
}
