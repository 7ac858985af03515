package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import io.github.insightkit.conformance.mock.server.Refusal;
import java.util.List;

/** Faults in the status and the header fields. */
final class HttpFaults {
  private HttpFaults() {}

  static List<Fault> all() {
    return List.of(
        refusal(200),
        refusal(302),
        refusal(500),
        refusal(503),
        type("content-type-html", "text/html"),
        type("content-type-text", "text/plain"),
        fault("content-type-missing", "HTTP-02")
            .says("a success declares no media type")
            .by(render(DecidedRequest::applied, reply -> reply.without("Content-Type"))),
        redirect(301),
        redirect(302),
        redirect(307),
        redirect(308));
  }

  private static Fault refusal(int status) {
    return fault("refusal-" + status, "HTTP-01")
        .says("a refusal has the status " + status)
        .by(render(DecidedRequest::refusedChange, reply -> reply.withStatus(status)));
  }

  private static Fault type(String id, String type) {
    return fault(id, "HTTP-02")
        .says("a success is declared as " + type)
        .by(render(DecidedRequest::applied, reply -> reply.withHeader("Content-Type", type)));
  }

  /** Sends every valid request elsewhere, and applies none. */
  private static Fault redirect(int status) {
    return fault("redirect-" + status, "HTTP-03")
        .says("a valid change is redirected with the status " + status)
        .by(
            on(
                Behaviour.Decide.class,
                usual ->
                    (attempt, before) ->
                        usual.decide(attempt, before) instanceof Refusal refusal
                            ? refusal
                            : Refusal.of(status, 1905, "The resource is elsewhere")
                                .with("Location", attempt.request().path() + "/")));
  }
}
