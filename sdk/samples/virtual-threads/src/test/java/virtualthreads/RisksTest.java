package virtualthreads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.insightkit.sdk.InsightsClient;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RisksTest {
  private static final int MANY = 200;

  /**
   * No request is answered before all have come. Two threads carry the virtual ones (see the pom),
   * so a single wait that held on to its carrier would leave the others half the machine, and two
   * would be the end.
   */
  @Test
  void waitingForAnswersHoldsNoThreadOfThePlatform() throws Exception {
    try (MockWebServer server = server(new CountDownLatch(MANY));
        InsightsClient cloudflare =
            InsightsClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getPort() + "/client/v4")
                .apiToken("token-of-a-sample")
                .build()) {
      List<String> ids = IntStream.range(0, MANY).mapToObj(number -> "insight-" + number).toList();

      assertEquals(MANY, Risks.accept(cloudflare.account("account"), ids, "Behind the VPN"));
    }
  }

  private static MockWebServer server(CountDownLatch missing) throws Exception {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            missing.countDown();
            missing.await();
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"success\":true,\"errors\":[],\"messages\":[]}")
                .build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }
}
