package io.github.insightkit.conformance.second;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contract implemented a second time, from its prose and with nothing of the first: the JDK's
 * own HTTP server, a JSON reader of its own, and the rules written out one by one.
 *
 * <p>It keeps the kit from taking the habits of the reference server for the contract, and makes
 * other choices where the contract is silent: the same value again and unknown members are refused.
 */
public final class SecondServer implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile(
          "/api/(accounts|zones)/([^/]{1,32})/security-center/insights/([^/]+)/classification");

  static {
    // Or else head and content wait for each other, 40 milliseconds an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, String> classifications = new HashMap<>();
  private final String token;

  /** Thrown where a request is turned down. */
  private static final class TurnedDown extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    TurnedDown(int status, String why) {
      super(why);
      this.status = status;
    }
  }

  private SecondServer(HttpServer server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Starts one on the loopback interface that asks for this token. */
  public static SecondServer start(String token) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SecondServer second = new SecondServer(http, token);
    http.createContext("/", second::handle);
    http.setExecutor(second.threads);
    http.start();
    return second;
  }

  /** Where the contract's paths begin. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** What stands on an insight of an account; null if nothing does. */
  @Nullable String classification(String account, String issue) {
    synchronized (classifications) {
      return classifications.get("accounts " + account + " " + issue);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status = 200;
    String answer = "{\"messages\": [], \"errors\": [], \"success\": true}";
    try {
      change(exchange, body);
    } catch (TurnedDown e) {
      status = e.status;
      answer =
          "{\"result\": null, \"success\": false, \"messages\": [], \"errors\": [{\"message\": \""
              + e.getMessage()
              + "\", \"code\": "
              + (2000 + e.status)
              + "}]}";
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void change(HttpExchange exchange, byte[] body) throws TurnedDown {
    Headers headers = exchange.getRequestHeaders();
    String authorization = headers.getFirst("Authorization");
    if (authorization == null) {
      throw new TurnedDown(403, "say who you are");
    }
    if (!authorization.equals("Bearer " + token)) {
      throw new TurnedDown(403, "unknown token");
    }
    Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
    if (!path.matches()) {
      throw new TurnedDown(404, "nothing here");
    }
    if (!exchange.getRequestMethod().equals("PATCH")) {
      exchange.getResponseHeaders().set("Allow", "PATCH");
      throw new TurnedDown(405, "only PATCH");
    }
    String type = headers.getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new TurnedDown(415, "only JSON");
    }
    Map<String, @Nullable Object> asked;
    try {
      asked = TinyJson.object(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new TurnedDown(400, "no JSON object");
    }
    apply(path.group(1) + " " + path.group(2) + " " + path.group(3), asked);
  }

  /** The prose, sentence by sentence. */
  private void apply(String insight, Map<String, @Nullable Object> asked) throws TurnedDown {
    for (String member : asked.keySet()) {
      if (!member.equals("classification") && !member.equals("rationale")) {
        throw new TurnedDown(422, "unknown member");
      }
    }
    // Rationale is a string.
    Object rationale = asked.get("rationale");
    if (asked.containsKey("rationale") && !(rationale instanceof String)) {
      throw new TurnedDown(422, "a rationale is a string");
    }
    if (!asked.containsKey("classification")) {
      throw new TurnedDown(422, "nothing to change");
    }
    Object classification = asked.get("classification");
    synchronized (classifications) {
      // To reset, set classification to null.
      if (classification == null) {
        classifications.remove(insight);
        return;
      }
      // False positive, accept risk, other.
      if (!classification.equals("false_positive")
          && !classification.equals("accept_risk")
          && !classification.equals("other")) {
        throw new TurnedDown(422, "no such classification");
      }
      // Required when the risk is accepted, or there is another reason.
      if (!classification.equals("false_positive")
          && (rationale == null || rationale.equals("") || rationale.toString().isBlank())) {
        throw new TurnedDown(422, "say why");
      }
      // Not from one value to another.
      if (classifications.containsKey(insight)) {
        throw new TurnedDown(409, "reset it first");
      }
      classifications.put(insight, classification.toString());
    }
  }
}
