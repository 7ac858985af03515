package io.github.insightkit.conformance.pact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for a Pact Broker, and answers as version 2.120 of it was recorded to answer. */
final class BrokerStandIn implements AutoCloseable {
  static final String PUBLISHED =
      """
      {"notices":[
        {"type":"debug","text":"Created insight-classification-sdk version 1.2.3 with branch main and tags a, b"},
        {"type":"success","text":"Pact successfully published for insight-classification-sdk version 1.2.3 and provider cloudflare-security-center."},
        {"type":"prompt","text":"  Next steps:"}],
       "_embedded":{"pacticipant":{"name":"insight-classification-sdk"},"version":{"number":"1.2.3"}},
       "_links":{
         "pb:pacticipant-version-tags":[{"title":"Tag","name":"a","href":"http://broker.invalid/tags/a"}],
         "pb:contracts":[{"title":"Pact","name":"Pact between the two","href":"http://broker.invalid/pacts"}]}}
      """;
  static final String CONFLICT =
      """
      {"notices":[{"type":"error","text":"Cannot change the content of the pact for insight-classification-sdk version 1.2.3"}],
       "errors":{"contracts":["Cannot change the content of the pact for insight-classification-sdk version 1.2.3"]}}
      """;

  /** One request that came. */
  record Received(String line, String authorization, String body) {}

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final String authorization;
  private final boolean current;
  private final int status;
  private final String answer;

  private BrokerStandIn(String authorization, boolean current, int status, String answer)
      throws IOException {
    this.authorization = authorization;
    this.current = current;
    this.status = status;
    this.answer = answer;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A broker that answers what is published like this. */
  static BrokerStandIn answering(int status, String answer) throws IOException {
    return new BrokerStandIn("", true, status, answer);
  }

  /** A broker that asks for this Authorization. */
  static BrokerStandIn asking(String authorization) throws IOException {
    return new BrokerStandIn(authorization, true, 200, PUBLISHED);
  }

  /** A broker from before one could publish everything at once. */
  static BrokerStandIn outdated() throws IOException {
    return new BrokerStandIn("", false, 200, PUBLISHED);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return received;
  }

  List<Received> published() {
    return received.stream().filter(request -> !request.line().startsWith("GET")).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    received.add(
        new Received(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            given == null ? "" : given,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    if (!authorization.isEmpty() && !authorization.equals(given)) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"Restricted Area\"");
      reply(exchange, 401, "{\"error\":{\"message\":\"Authentication is required\"}}");
    } else if (exchange.getRequestMethod().equals("GET")) {
      reply(exchange, 200, index());
    } else {
      reply(exchange, status, answer);
    }
  }

  private String index() {
    String publish =
        "\"pb:publish-contracts\":{\"href\":\""
            + url()
            + "/contracts/publish\",\"templated\":false},";
    return "{\"_links\":{\"self\":{\"href\":\""
        + url()
        + "\",\"title\":\"Index\",\"templated\":false},"
        + (current ? publish : "")
        + "\"pb:publish-pact\":{\"href\":\""
        + url()
        + "/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}\","
        + "\"templated\":true}}}";
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/hal+json;charset=utf-8");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
