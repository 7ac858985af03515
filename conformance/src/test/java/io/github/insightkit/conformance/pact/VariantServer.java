package io.github.insightkit.conformance.pact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.insightkit.conformance.mock.server.MockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The reference server behind a door that says the same things in another lawful way. */
final class VariantServer implements AutoCloseable {
  /** An answer that goes out. */
  record Said(int status, String contentType, String body) {
    boolean isApplied() {
      return status / 100 == 2;
    }

    Said status(int other) {
      return new Said(other, contentType, body);
    }

    Said body(String other) {
      return new Said(status, contentType, other);
    }
  }

  private final MockServer reference;
  private final HttpServer door;
  private final HttpClient client = HttpClient.newHttpClient();
  private final UnaryOperator<Said> variant;

  VariantServer(UnaryOperator<Said> variant) throws IOException {
    this.variant = variant;
    this.reference = MockServer.builder(Verified.CONTRACT).token(Verified.TOKEN).start();
    this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.createContext("/", this::handle);
    door.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + door.getAddress().getPort() + "/client/v4";
  }

  private void handle(HttpExchange exchange) throws IOException {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + reference.baseUri().getAuthority() + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .header("Content-Type", "application/json");
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(value -> onward.header("Authorization", value));
    try {
      HttpResponse<String> answer = client.send(onward.build(), BodyHandlers.ofString());
      reply(
          exchange,
          variant.apply(new Said(answer.statusCode(), "application/json", answer.body())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, Said said) throws IOException {
    byte[] content = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", said.contentType());
    exchange.sendResponseHeaders(said.status(), content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Override
  public void close() {
    door.stop(0);
    reference.close();
  }
}
