package vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

public final class Server extends VerticleBase {
  private static final Set<String> VALUES = Set.of("false_positive", "accept_risk", "other");

  private final String token = System.getenv("CLOUDFLARE_API_TOKEN");
  private final int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));

  /** What stands on each insight. Used by the event loop alone. */
  private final Map<String, String> classifications = new HashMap<>();

  public static void main(String[] args) {
    Vertx.vertx().deployVerticle(new Server()).await();
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(this::authenticate);
    router.route().handler(BodyHandler.create());
    for (String scope : Set.of("accounts", "zones")) {
      router
          .patch("/client/v4/" + scope + "/:owner/security-center/insights/:issue/classification")
          .handler(context -> classify(scope, context));
    }
    return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
  }

  private void authenticate(RoutingContext context) {
    String authorization = context.request().getHeader("Authorization");
    if (("Bearer " + token).equals(authorization)) {
      context.next();
    } else {
      refuse(context, 401, 10000, "Authentication error");
    }
  }

  private void classify(String scope, RoutingContext context) {
    String insight = scope + "/" + context.pathParam("owner") + "/" + context.pathParam("issue");
    JsonObject change = context.body().asJsonObject();
    if (!change.containsKey("classification")) {
      succeed(context);
      return;
    }
    String classification = change.getString("classification");
    if (classification == null) {
      classifications.remove(insight);
      succeed(context);
      return;
    }
    if (!VALUES.contains(classification)) {
      refuse(context, 400, 1003, "There is no classification " + classification + ".");
      return;
    }
    String rationale = change.getString("rationale");
    if (!classification.equals("false_positive") && (rationale == null || rationale.isBlank())) {
      refuse(context, 400, 1002, "A rationale is required for " + classification + ".");
      return;
    }
    String current = classifications.get(insight);
    if (current != null && !current.equals(classification)) {
      refuse(context, 409, 1001, "Reset " + current + " first.");
      return;
    }
    classifications.put(insight, classification);
    succeed(context);
  }

  private static void succeed(RoutingContext context) {
    context.json(
        new JsonObject()
            .put("success", true)
            .put("errors", new JsonArray())
            .put("messages", new JsonArray()));
  }

  private static void refuse(RoutingContext context, int status, int code, String message) {
    JsonObject error = new JsonObject().put("code", code).put("message", message);
    context.response().setStatusCode(status);
    context.json(
        new JsonObject()
            .put("success", false)
            .put("errors", new JsonArray().add(error))
            .put("messages", new JsonArray()));
  }
}
