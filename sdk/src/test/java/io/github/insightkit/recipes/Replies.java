package io.github.insightkit.recipes;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** What the servers of the recipes say. */
final class Replies {
  private Replies() {}

  static MockResponse applied() {
    return json(200, "{\"success\":true,\"errors\":[],\"messages\":[]}");
  }

  static MockResponse refused(int status) {
    return json(
        status,
        "{\"success\":false,\"errors\":[{\"code\":1000,\"message\":\"No\"}],\"messages\":[]}");
  }

  static MockResponse read(String result) {
    return json(200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + result + "}");
  }

  /** The server takes the request and hangs up. */
  static MockResponse lost() {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
        .build();
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static MockWebServer server(Function<RecordedRequest, MockResponse> replies) throws IOException {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return replies.apply(request);
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  /** What was sent, as text. */
  static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody(), "body").utf8();
  }

  static String url(MockWebServer server) {
    return "http://127.0.0.1:" + server.getPort() + "/client/v4";
  }
}
