package io.github.insightkit.conformance.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.mock.server.Policies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import okio.ByteString;

/**
 * A server on the loopback interface that keeps the contract, and that answers for the insights
 * list, or for a change, as a test says.
 */
public final class ListingServer implements AutoCloseable {
  private static final String BASE = "/client/v4";

  /** The sound answer to a request, so that it can be given or altered. */
  public interface Sound {
    /** The answer to this request, without a trace of its having been asked from outside. */
    Result.Response to(Request request);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Handler service;
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private ListingServer(HttpServer server, Handler service) {
    this.server = server;
    this.service = service;
  }

  /**
   * Starts a server that answers each request by this function, which is given the request and what
   * would be sound.
   */
  public static ListingServer start(
      Contract contract, Policies policies, BiFunction<Request, Sound, Result.Response> script)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ListingServer listing =
        new ListingServer(http, new Handler(contract, policies, TokenForm.WHOLE.placeholder()));
    http.setExecutor(listing.threads);
    http.createContext(
        "/",
        exchange -> {
          Request request = request(exchange);
          listing.bodies.add(request.body().utf8());
          reply(exchange, script.apply(request, listing.service::answer));
        });
    http.start();
    return listing;
  }

  /** Whether this asks for a list. */
  public static boolean isList(Request request) {
    return request.method().equals("GET") && request.path().contains("/insights?");
  }

  /** A sound answer to the same request with this query. */
  public static Result.Response asked(Request request, Sound sound, String query) {
    return sound.to(
        new Request(
            "GET",
            request.path().replaceFirst("\\?.*", "?" + query),
            request.headers(),
            request.body()));
  }

  /** The same answer with another body. */
  public static Result.Response with(Result.Response response, String body) {
    return new Result.Response(
        response.status(), response.headers(), ByteString.encodeUtf8(body), false);
  }

  private static Request request(HttpExchange exchange) throws IOException {
    List<Header> headers = new ArrayList<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        headers.add(
                            new Header(
                                name,
                                value.replace(Checked.TOKEN, TokenForm.WHOLE.placeholder())))));
    String path = exchange.getRequestURI().toString();
    return new Request(
        exchange.getRequestMethod(),
        path.startsWith(BASE) ? path.substring(BASE.length()) : path,
        headers,
        ByteString.of(exchange.getRequestBody().readAllBytes()));
  }

  private static void reply(HttpExchange exchange, Result.Response response) throws IOException {
    for (Header header : response.headers()) {
      if (!header.name().toLowerCase(Locale.ROOT).startsWith("content-length")) {
        exchange.getResponseHeaders().add(header.name(), header.value());
      }
    }
    byte[] body = response.body().toByteArray();
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The URL that the contract's paths are appended to. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
  }

  /** Sends a change past the network, as somebody would have before the run. */
  public Result.Response before(String path, String body) {
    return service.answer(
        new Request(
            "PATCH",
            path,
            List.of(
                new Header("Content-Type", "application/json"),
                new Header("Authorization", Request.BEARER)),
            ByteString.encodeUtf8(body)));
  }

  /** The bodies of all requests, in the order in which they came. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
