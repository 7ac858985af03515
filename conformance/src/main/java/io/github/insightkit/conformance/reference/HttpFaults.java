package io.github.insightkit.conformance.reference;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in the status and the header fields. */
final class HttpFaults {
  private HttpFaults() {}

  static List<Fault> all() {
    return List.of(
        refusal("refusal-200", "a refusal has the status 200", 200),
        refusal("refusal-302", "a refusal has the status 302", 302),
        refusal("refusal-500", "a refusal has the status 500", 500),
        refusal("refusal-503", "a refusal has the status 503", 503),
        type("content-type-html", "a success is declared as text/html", "text/html"),
        type("content-type-text", "a success is declared as text/plain", "text/plain"),
        new Fault(
            "content-type-missing",
            "a success declares no media type",
            Clause.MEDIA_TYPE,
            "HTTP-02",
            replying(
                Answer::applied,
                reply -> reply.withHeaders(reply.headers().without("Content-Type")))),
        redirect("redirect-301", 301),
        redirect("redirect-302", 302),
        redirect("redirect-307", 307),
        redirect("redirect-308", 308));
  }

  private static Fault refusal(String id, String description, int status) {
    return new Fault(
        id,
        description,
        Clause.CLIENT_ERROR,
        "HTTP-01",
        replying(Answer::refusedChange, reply -> reply.withStatus(status)));
  }

  private static Fault type(String id, String description, String type) {
    return new Fault(
        id,
        description,
        Clause.MEDIA_TYPE,
        "HTTP-02",
        replying(
            Answer::applied,
            reply ->
                reply.withHeaders(
                    reply.headers().without("Content-Type").and("Content-Type", type))));
  }

  /** Sends every valid request elsewhere, and applies none. */
  private static Fault redirect(String id, int status) {
    return new Fault(
        id,
        "a valid change is redirected with the status " + status,
        Clause.REDIRECT,
        "HTTP-03",
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    sound.decide().decide(attempt, before) instanceof Refusal refusal
                        ? refusal
                        : Refusal.of(status, 1905, "The resource is elsewhere")
                            .with("Location", attempt.request().path() + "/")));
  }

  private static UnaryOperator<Behaviour> replying(
      Predicate<Answer> when, UnaryOperator<Reply> change) {
    return sound ->
        sound.withRender(
            (answer, envelope) -> {
              Reply reply = sound.render().reply(answer, envelope);
              return when.test(answer) ? change.apply(reply) : reply;
            });
  }
}
