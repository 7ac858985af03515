package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import io.github.insightkit.sdk.NotSentException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** {@code docs/connections.md}: through a proxy. */
class ProxyTest {
  static InsightsClient throughProxy(InsightsClientBuilder builder, String proxyHost, int port) {
    Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxyHost, port));
    return builder.proxy(proxy).build();
  }

  static OkHttpClient throughProxyWithPassword(
      String proxyHost, int port, String user, String password) {
    String credentials = Credentials.basic(user, password);
    Authenticator authenticator =
        (route, refusal) ->
            refusal.request().header("Proxy-Authorization") != null
                ? null // Refused already: asking again would never end.
                : refusal.request().newBuilder().header("Proxy-Authorization", credentials).build();
    return new OkHttpClient.Builder()
        .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxyHost, port)))
        .proxyAuthenticator(authenticator)
        .build();
  }

  @Test
  void everythingGoesThroughTheProxy() throws Exception {
    try (MockWebServer proxy = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare =
            throughProxy(
                InsightsClient.builder()
                    .baseUrl("http://127.0.0.1:1/client/v4")
                    .apiToken("token-of-a-recipe"),
                "127.0.0.1",
                proxy.getPort())) {
      cloudflare.account("account").insight("insight").reset();

      assertThat(proxy.takeRequest().getRequestLine())
          .startsWith("PATCH http://127.0.0.1:1/client/v4/accounts/account/");
    }
  }

  @Test
  void proxyGetsItsPasswordAndTheServerDoesnt() throws Exception {
    try (MockWebServer proxy = proxy(opensTunnel(), Replies.applied());
        InsightsClient cloudflare = client(proxy, "s3cr3t-password")) {
      cloudflare.account("account").insight("insight").reset();

      assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
          .isEqualTo("Basic dXNlcjpzM2NyM3QtcGFzc3dvcmQ=");
      assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void wrongPasswordEndsBeforeAnythingIsSent() throws Exception {
    try (MockWebServer proxy = proxy(asksForPassword());
        InsightsClient cloudflare = client(proxy, "wrong-password")) {
      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> cloudflare.account("account").insight("insight").reset())
          .withMessageContaining("authenticate with proxy");
    }
  }

  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  private static InsightsClient client(MockWebServer proxy, String password) {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();
    return InsightsClient.builder()
        .baseUrl("https://localhost/client/v4")
        .apiToken("token-of-a-recipe")
        .httpClient(throughProxyWithPassword("127.0.0.1", proxy.getPort(), "user", password))
        .tls(trust.sslContext(), trust.trustManager())
        .build();
  }

  /** A proxy that gives these answers to the next requests. */
  private static MockWebServer proxy(MockResponse... answers) throws Exception {
    HandshakeCertificates shown =
        new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();
    MockWebServer proxy = new MockWebServer();
    proxy.useHttps(shown.sslSocketFactory());
    for (MockResponse answer : answers) {
      proxy.enqueue(answer);
    }
    proxy.start(InetAddress.getLoopbackAddress(), 0);
    return proxy;
  }

  private static MockResponse asksForPassword() {
    return new MockResponse.Builder()
        .inTunnel()
        .code(407)
        .addHeader("Proxy-Authenticate", "Basic")
        .build();
  }

  /** The proxy stands at the end of its tunnel as well. */
  private static MockResponse opensTunnel() {
    return new MockResponse.Builder().inTunnel().build();
  }
}
