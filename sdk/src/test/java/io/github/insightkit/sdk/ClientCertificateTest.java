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

/** A server that asks for a client certificate, and a client that has none. */
class ClientCertificateTest {
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.2, true", "TLSv1.3, false", "TLSv1.3, true"})
  void missingClientCertificateIsNamed(String version, boolean async) throws IOException {
    HandshakeCertificates serverSide =
        new HandshakeCertificates.Builder()
            .heldCertificate(LOCALHOST)
            .addTrustedCertificate(LOCALHOST.certificate())
            .build();
    HandshakeCertificates clientSide =
        new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();
    SSLServerSocket listener =
        (SSLServerSocket)
            serverSide
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(true);
    listener.setEnabledProtocols(new String[] {version});
    try (WireServer server = new WireServer(listener, (request, number, socket) -> false);
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url().replace("http:", "https:"))
                .apiToken("token-of-a-test")
                .httpClient(
                    new OkHttpClient.Builder()
                        .sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager())
                        .build())
                .build()) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), async);

      if (version.equals("TLSv1.2")) {
        assertThat(ending).isInstanceOf(NotSentException.class);
      } else {
        // The alert and the request may cross: then nobody knows from here, but why is known.
        assertThat(ending)
            .isInstanceOfAny(NotSentException.class, OutcomeUnknownException.class)
            .isInstanceOfSatisfying(
                InsightsException.class,
                failure ->
                    assertThat(failure)
                        .hasMessageContaining(
                            "the server takes no connection without a client certificate"));
      }
      assertThat(server.requests()).isEmpty();
    }
  }
}
