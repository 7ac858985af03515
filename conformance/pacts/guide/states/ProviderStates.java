import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state-change URL for Pact tools that call one, such as the Maven plugin and the command line
 * verifier. It arranges each provider state through the endpoint itself, and hands back the ids and
 * the token, which the tool puts into the request.
 *
 * <p>Needs nothing but a JDK: {@code java ProviderStates.java BASE_URL [PORT]}. Reads
 * CLOUDFLARE_API_TOKEN, and ACCOUNT, ZONE and ISSUE where they are not the contract's examples.
 */
public final class ProviderStates {
  private static final Pattern STATE =
      Pattern.compile("\"state\"\\s*:\\s*\"an insight (?:classified as (\\w+)|without[^\"]*)\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String baseUrl;
  private final Map<String, String> environment;

  private ProviderStates(String baseUrl, Map<String, String> environment) {
    this.baseUrl = baseUrl;
    this.environment = environment;
  }

  public static void main(String[] args) throws IOException {
    ProviderStates states = new ProviderStates(args[0], System.getenv());
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", states::handle);
    server.start();
    System.out.println("listening on http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      reply(exchange, 200, arrange(body));
    } catch (IllegalStateException e) {
      reply(exchange, 500, "{\"error\":\"" + e.getMessage().replace('"', '\'') + "\"}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String arrange(String body) throws IOException, InterruptedException {
    Matcher state = STATE.matcher(body);
    if (body.contains("\"teardown\"") || !state.find()) {
      return "{}";
    }
    boolean zone = body.contains("\"zone\"");
    String owner = zone ? id("ZONE", "zone", body) : id("ACCOUNT", "account", body);
    String issue = id("ISSUE", "issue", body);
    String path = (zone ? "/zones/" : "/accounts/") + owner + "/security-center/insights/" + issue;
    int reset = change(path, "{\"classification\":null}");
    if (reset >= 500 || (reset >= 300 && reset < 400)) {
      throw new IllegalStateException("a reset was answered with status " + reset);
    }
    if (state.group(1) != null) {
      String value = "{\"classification\":\"" + state.group(1) + "\",\"rationale\":\"arranged\"}";
      int set = change(path, value);
      if (set / 100 != 2) {
        throw new IllegalStateException(value + " was answered with status " + set);
      }
    }
    return "{\"%s\":\"%s\",\"issue\":\"%s\",\"token\":\"%s\"}"
        .formatted(zone ? "zone" : "account", owner, issue, token());
  }

  private int change(String path, String body) throws IOException, InterruptedException {
    HttpResponse<Void> response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(baseUrl + path + "/classification"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token())
                .method("PATCH", BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding());
    return response.statusCode();
  }

  private String token() {
    return environment.getOrDefault("CLOUDFLARE_API_TOKEN", "");
  }

  private String id(String variable, String parameter, String body) {
    Matcher given = Pattern.compile("\"" + parameter + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
    return environment.getOrDefault(variable, given.find() ? given.group(1) : "");
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }
}
