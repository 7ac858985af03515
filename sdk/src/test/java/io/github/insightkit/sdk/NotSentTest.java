package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way before a byte of the change has left. */
class NotSentTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final HeldCertificate GOOD = certificate("127.0.0.1", Long.MAX_VALUE);

  private static HeldCertificate certificate(String name, long until) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().signedBy(AUTHORITY).addSubjectAlternativeName(name);
    return until == Long.MAX_VALUE
        ? builder.build()
        : builder.validityInterval(until - 1000, until).build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void unknownNameIsTriedAgain(boolean async) {
    NotSentException failure =
        failure(
            "https://nowhere.invalid",
            async,
            http ->
                http.dns(
                    name -> {
                      throw new UnknownHostException(name);
                    }));
    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(failure)
        .hasMessageContaining("Not sent: java.net.UnknownHostException: nowhere.invalid")
        .hasMessageContaining("4 attempts]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusedConnectionIsTriedAgain(boolean async) throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    NotSentException failure = failure("http://127.0.0.1:" + port, async, UnaryOperator.identity());
    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(failure).hasRootCauseInstanceOf(ConnectException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectTimeoutAndMissingRouteAreTriedAgain(boolean async) {
    for (Supplier<IOException> trouble :
        java.util.List.<Supplier<IOException>>of(
            () -> new SocketTimeoutException("connect timed out"),
            () -> new NoRouteToHostException("no route"))) {
      NotSentException failure =
          failure("http://127.0.0.1:9", async, http -> http.socketFactory(failing(trouble)));
      assertThat(failure.attempts()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void certificateOfAnotherNameIsNotTriedAgain(boolean async) throws IOException {
    certificateIsRefused(certificate("elsewhere.example", Long.MAX_VALUE), async);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void expiredCertificateIsNotTriedAgain(boolean async) throws IOException {
    long past = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    certificateIsRefused(certificate("127.0.0.1", past), async);
  }

  private static void certificateIsRefused(HeldCertificate certificate, boolean async)
      throws IOException {
    HandshakeCertificates serverSide =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates clientSide =
        new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate()).build();
    ServerSocket listener =
        serverSide
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    try (WireServer server = new WireServer(listener, (request, number, socket) -> false)) {
      NotSentException failure =
          failure(
              server.url().replace("http:", "https:"),
              async,
              http ->
                  http.sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager()));
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void untrustedCertificateIsNotTriedAgain(boolean async) throws IOException {
    HandshakeCertificates serverSide =
        new HandshakeCertificates.Builder().heldCertificate(GOOD).build();
    ServerSocket listener =
        serverSide
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    try (WireServer server = new WireServer(listener, (request, number, socket) -> false)) {
      NotSentException failure =
          failure(server.url().replace("http:", "https:"), async, UnaryOperator.identity());
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
  void proxyThatRefusesIsNotTriedAgain(String status) throws IOException {
    try (WireServer proxy = WireServer.always(WireServer.http(status, ""))) {
      NotSentException failure =
          failure(
              "https://api.example.com/client/v4",
              false,
              http ->
                  http.proxy(
                      new Proxy(
                          Proxy.Type.HTTP,
                          InetSocketAddress.createUnresolved("127.0.0.1", proxy.port()))));
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(proxy.requests())
          .allSatisfy(request -> assertThat(request.line()).startsWith("CONNECT "))
          .allSatisfy(request -> assertThat(request.values("authorization")).isEmpty());
    }
  }

  @Test
  void supplierWithATokenTooShortToBeMaskedSendsNothing() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken(() -> "sevench").build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), false))
          .isInstanceOfSatisfying(
              CredentialsException.class,
              failure ->
                  assertThat(failure)
                      .hasMessageContaining("of at least 8 characters, got one of 7")
                      .hasMessageNotContaining("sevench"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void supplierWithoutATokenSendsNothing() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder().baseUrl(server.url()).apiToken(() -> "two\nlines").build()) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), false);

      assertThat(ending)
          .isInstanceOfSatisfying(
              CredentialsException.class,
              failure -> {
                assertThat(failure).hasMessageContaining("no usable credentials could be had");
                assertThat(failure.getMessage()).doesNotContain("lines\n", "two");
                assertThat(failure.mayHaveBeenApplied()).isFalse();
              });
      assertThat(server.requests()).isEmpty();
    }
  }

  private static NotSentException failure(
      String url, boolean async, UnaryOperator<OkHttpClient.Builder> http) {
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(url)
            .apiToken("token-for-tests")
            .httpClient(http.apply(new OkHttpClient.Builder()).build())
            .time(new VirtualTime())
            .build()) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), async);
      assertThat(ending).isExactlyInstanceOf(NotSentException.class);
      return (NotSentException) ending;
    }
  }

  private static SocketFactory failing(Supplier<IOException> trouble) {
    return new SocketFactory() {
      @Override
      public Socket createSocket() {
        return new Socket() {
          @Override
          public void connect(SocketAddress address, int timeout) throws IOException {
            throw trouble.get();
          }
        };
      }

      @Override
      public Socket createSocket(String host, int port) throws IOException {
        throw trouble.get();
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort)
          throws IOException {
        throw trouble.get();
      }

      @Override
      public Socket createSocket(InetAddress host, int port) throws IOException {
        throw trouble.get();
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
          throws IOException {
        throw trouble.get();
      }
    };
  }
}
