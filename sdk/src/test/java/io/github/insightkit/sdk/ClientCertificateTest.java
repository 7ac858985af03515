package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that asks for a client certificate, and a client that has none. */
class ClientCertificateTest {
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  private static final String NAMED = "the server takes no connection without a client certificate";

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.2, true", "TLSv1.3, false", "TLSv1.3, true"})
  void missingClientCertificateIsNamed(String version, boolean async) throws IOException {
    try (WireServer server = server(version)) {
      Object ending = ending(server, new OkHttpClient.Builder(), async);

      if (version.equals("TLSv1.2")) {
        assertThat(ending).isInstanceOf(NotSentException.class);
      } else {
        // The alert and the request may cross: then nobody knows from here, but why is known.
        assertThat(ending)
            .isInstanceOfAny(NotSentException.class, OutcomeUnknownException.class)
            .isInstanceOfSatisfying(
                InsightsException.class,
                failure -> assertThat(failure).hasMessageContaining(NAMED));
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isNamedIfTheAlertIsThereBeforeTheRequest(boolean async) throws IOException {
    try (WireServer server = server("TLSv1.3")) {
      OkHttpClient.Builder late =
          new OkHttpClient.Builder()
              .addNetworkInterceptor(
                  chain -> {
                    server.awaitHangUp();
                    return chain.proceed(chain.request());
                  });

      assertThat(ending(server, late, async))
          .isInstanceOfSatisfying(
              NotSentException.class, failure -> assertThat(failure).hasMessageContaining(NAMED));
      assertThat(server.requests()).isEmpty();
    }
  }

  private static WireServer server(String version) throws IOException {
    HandshakeCertificates side =
        new HandshakeCertificates.Builder()
            .heldCertificate(LOCALHOST)
            .addTrustedCertificate(LOCALHOST.certificate())
            .build();
    SSLServerSocket listener =
        (SSLServerSocket)
            side.sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(true);
    listener.setEnabledProtocols(new String[] {version});
    return new WireServer(listener, (request, number, socket) -> false);
  }

  private static Object ending(WireServer server, OkHttpClient.Builder http, boolean async) {
    HandshakeCertificates side =
        new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(server.url().replace("http:", "https:"))
            .apiToken("token-of-a-test")
            .httpClient(http.sslSocketFactory(side.sslSocketFactory(), side.trustManager()).build())
            .build()) {
      return HostileEventsTest.ending(client.zone("zone").insight("issue"), async);
    }
  }
}
