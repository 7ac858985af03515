package io.github.insightkit.conformance.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that answers as a test says. */
public final class ScriptedServer implements AutoCloseable {
  static {
    // Or else each answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();

  /** Answers one request. */
  @FunctionalInterface
  public interface Script {
    /** Answers, or leaves the request unanswered. */
    void answer(HttpExchange exchange, int number) throws IOException;
  }

  private ScriptedServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server with this script. */
  public static ScriptedServer start(Script script) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedServer scripted = new ScriptedServer(server);
    server.setExecutor(scripted.threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          script.answer(exchange, scripted.requests.incrementAndGet());
        });
    server.start();
    return scripted;
  }

  /** A script that always gives this answer. */
  public static Script always(int status, String contentType, String body) {
    return (exchange, number) -> reply(exchange, status, contentType, body);
  }

  /** Gives this answer. */
  public static void reply(HttpExchange exchange, int status, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** The URL that the contract's paths are appended to. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/client/v4";
  }

  /** How many requests came. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
