package javalin;

import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Server {
  private static final List<String> VALUES = List.of("false_positive", "accept_risk", "other");

  private static final String TOKEN = System.getenv("CLOUDFLARE_API_TOKEN");
  private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));

  record Envelope(boolean success, List<Item> errors, List<Item> messages) {}

  record Item(int code, String message) {}

  private final Map<String, String> classifications = new ConcurrentHashMap<>();

  public static void main(String[] args) {
    Server server = new Server();
    Javalin.start(
        config -> {
          config.jetty.host = "127.0.0.1";
          config.jetty.port = PORT;
          config.routes.beforeMatched(Server::authenticate);
          config.routes.patch(
              "/client/v4/accounts/{owner}/security-center/insights/{issue}/classification",
              server::classify);
          config.routes.patch(
              "/client/v4/zones/{owner}/security-center/insights/{issue}/classification",
              server::classify);
        });
  }

  private static void authenticate(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization == null || !authorization.equals("Bearer " + TOKEN)) {
      throw new UnauthorizedResponse();
    }
  }

  private void classify(Context ctx) {
    String insight = ctx.pathParam("owner") + "/" + ctx.pathParam("issue");
    Map<?, ?> change = ctx.bodyAsClass(Map.class);
    if (change.containsKey("classification")) {
      set(insight, (String) change.get("classification"), (String) change.get("rationale"));
    }
    ctx.json(new Envelope(true, List.of(), List.of()));
  }

  private void set(String insight, String classification, String rationale) {
    if (classification == null) {
      classifications.remove(insight);
      return;
    }
    if (!VALUES.contains(classification)) {
      throw new BadRequestResponse("classification must be one of " + VALUES);
    }
    if (!classification.equals("false_positive") && rationale == null) {
      throw new BadRequestResponse("rationale is required for " + classification);
    }
    String current = classifications.putIfAbsent(insight, classification);
    if (current != null && !current.equals(classification)) {
      throw new ConflictResponse("reset " + current + " first");
    }
  }
}
