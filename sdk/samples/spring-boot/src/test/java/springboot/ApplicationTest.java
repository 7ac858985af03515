package springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.insightkit.sdk.InsightsClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The application against a server on loopback, over its own port. */
@Timeout(60)
class ApplicationTest {
  private static final MockResponse APPLIED =
      reply(200, "{\"success\":true,\"errors\":[],\"messages\":[]}");

  private final MockWebServer cloudflare = new MockWebServer();
  private ServletWebServerApplicationContext application;

  @BeforeEach
  void start() throws IOException {
    cloudflare.start(InetAddress.getLoopbackAddress(), 0);
    application =
        (ServletWebServerApplicationContext)
            new SpringApplication(Application.class)
                .run(
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--insights.api-token=token-of-a-sample",
                    "--insights.base-url=http://127.0.0.1:" + cloudflare.getPort() + "/client/v4");
  }

  @AfterEach
  void stop() {
    application.close();
    cloudflare.close();
  }

  @Test
  void riskIsAcceptedAndTheAttemptObserved() throws Exception {
    cloudflare.enqueue(APPLIED);

    assertThat(accept().join().statusCode()).isEqualTo(200);
    assertThat(cloudflare.takeRequest().getBody().utf8())
        .isEqualTo("{\"classification\":\"accept_risk\",\"rationale\":\"Behind the VPN\"}");
    MeterRegistry meters = application.getBean(MeterRegistry.class);
    assertThat(meters.get("insights.attempts").tag("ending", "APPLIED").timer().count()).isOne();
    assertThat(meters.get("insights.http").tag("status", "200").timer().count()).isOne();
  }

  @Test
  void failureSaysWhetherTheChangeMayHaveBeenMade() {
    cloudflare.enqueue(reply(404, "{\"success\":false,\"errors\":[],\"messages\":[]}"));
    cloudflare.enqueue(reply(500, ""));

    assertThat(accept().join().body()).contains("\"mayHaveBeenApplied\":false");
    assertThat(accept().join().body()).contains("\"mayHaveBeenApplied\":true");
  }

  @Test
  void shutdownWaitsForTheChangeUnderWayAndThenClosesTheClient() throws Exception {
    int port = application.getWebServer().getPort();
    cloudflare.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            while (accepts(port)) {
              Thread.onSpinWait();
            }
            return APPLIED;
          }
        });
    InsightsClient client = application.getBean(InsightsClient.class);

    CompletableFuture<HttpResponse<String>> change = accept();
    cloudflare.takeRequest();
    application.close();

    assertThat(change.join().statusCode()).isEqualTo(200);
    assertThatIllegalStateException()
        .isThrownBy(() -> client.account("account").insight("insight").reset());
  }

  @Test
  void propertiesDoNotPrintTheToken() {
    assertThat(application.getBean(InsightsProperties.class).toString())
        .contains("deadline=PT20S")
        .doesNotContain("token-of-a-sample");
  }

  private CompletableFuture<HttpResponse<String>> accept() {
    URI uri =
        URI.create(
            "http://127.0.0.1:"
                + application.getWebServer().getPort()
                + "/accounts/account/risks/insight");
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(uri)
                .PUT(HttpRequest.BodyPublishers.ofString("Behind the VPN"))
                .header("Content-Type", "text/plain")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** Whether the application still takes requests; a shutdown ends that first. */
  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static MockResponse reply(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
