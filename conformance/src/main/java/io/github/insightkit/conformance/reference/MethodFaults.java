package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Faults in methods, media types and the request target: ways around the guard. */
final class MethodFaults {
  private static final Set<String> OVERRIDES =
      Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final StateMachine machine;
  private final Guard guard;

  private MethodFaults(StateMachine machine) {
    this.machine = machine;
    this.guard = new Guard(machine);
  }

  static List<Fault> of(StateMachine machine) {
    MethodFaults here = new MethodFaults(machine);
    return List.of(
        resetting("get-resets", "GET"),
        resetting("head-resets", "HEAD"),
        resetting("options-resets", "OPTIONS"),
        refusedAndReset(),
        here.unguarded("post-skips-guard", "POST"),
        here.unguarded("put-skips-guard", "PUT"),
        new Fault(
            "method-override-skips-guard",
            "a field that overrides the method is heeded, and takes the guard off",
            Clause.METHODS,
            "HTTP-06",
            here.served(MethodFaults::overrides, request -> request)),
        new Fault(
            "not-allowed-without-allow",
            "a 405 comes without the field Allow",
            Clause.ALLOW,
            "HTTP-07",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      return reply.status() == 405
                          ? reply.withHeaders(reply.headers().without("Allow"))
                          : reply;
                    })),
        refusing(
            "charset-refused",
            "a media type with a charset is refused",
            "HTTP-08",
            415,
            request -> type(request).indexOf(';') >= 0),
        refusing(
            "media-type-case-refused",
            "a media type with an upper case letter is refused",
            "HTTP-08",
            415,
            request -> !type(request).equals(type(request).toLowerCase(Locale.ROOT))),
        refusing(
            "chunked-refused",
            "content in chunks is refused",
            "HTTP-09",
            411,
            MethodFaults::isChunked),
        new Fault(
            "chunked-read-as-empty",
            "content in chunks is taken for none",
            Clause.FRAMING,
            "HTTP-09",
            sound ->
                sound.withParse(
                    request ->
                        sound
                            .parse()
                            .read(isChunked(request) ? request.withBody(new byte[0]) : request))),
        here.queryOverrides(),
        new Fault(
            "trailing-slash-skips-guard",
            "a path with a slash at its end is served, and the guard is off",
            Clause.TARGET,
            "HTTP-13",
            here.served(
                request -> request.path().endsWith("/"),
                request ->
                    request.withTarget(request.path().substring(0, request.path().length() - 1)))),
        new Fault(
            "double-slash-skips-guard",
            "a path with a doubled slash is served, and the guard is off",
            Clause.TARGET,
            "HTTP-13",
            here.served(
                request -> request.path().contains("//"),
                request -> request.withTarget(request.path().replaceAll("/+", "/")))));
  }

  private static Fault resetting(String id, String method) {
    return new Fault(
        id,
        method + " resets the insight",
        Clause.SAFE_METHODS,
        "HTTP-05",
        servedAsReset(request -> request.method().equals(method)));
  }

  /** A DELETE that takes the classification away is no fault, unless it says that it didn't. */
  private static Fault refusedAndReset() {
    Predicate<Request> isDelete = request -> request.method().equals("DELETE");
    return new Fault(
        "delete-refused-and-made",
        "DELETE is answered with the status 405, and resets the insight all the same",
        Clause.METHODS,
        "HTTP-06",
        sound ->
            servedAsReset(isDelete)
                .apply(sound)
                .withRender(
                    (answer, envelope) ->
                        isDelete.test(answer.request()) && answer.applied()
                            ? refused(sound, answer.request())
                            : sound.render().reply(answer, envelope)));
  }

  private static Reply refused(Behaviour sound, Request request) {
    Answer answer = new Answer(request, null, Refusals.method("PATCH"));
    return sound.render().reply(answer, sound.compose().envelope(answer));
  }

  /** Serves such requests as if they were resets. */
  static UnaryOperator<Behaviour> servedAsReset(Predicate<Request> when) {
    return sound ->
        sound
            .withRoute(
                request ->
                    sound.route().find(when.test(request) ? request.withMethod("PATCH") : request))
            .withAdmit(
                request -> {
                  if (!when.test(request)) {
                    sound.admit().check(request);
                  }
                })
            .withParse(
                request ->
                    when.test(request)
                        ? JsonNodeFactory.instance.objectNode().putNull(Body.CLASSIFICATION)
                        : sound.parse().read(request));
  }

  private Fault unguarded(String id, String method) {
    return new Fault(
        id,
        method + " is served like PATCH, and the guard is off",
        Clause.METHODS,
        "HTTP-06",
        served(request -> request.method().equals(method), request -> request));
  }

  /** Serves such requests like a PATCH of what they are read as, without the guard. */
  private UnaryOperator<Behaviour> served(Predicate<Request> when, UnaryOperator<Request> as) {
    return sound ->
        guard
            .off(when)
            .apply(
                sound.withRoute(
                    request ->
                        sound
                            .route()
                            .find(
                                when.test(request)
                                    ? as.apply(request).withMethod("PATCH")
                                    : request)));
  }

  private static Fault refusing(
      String id, String description, String rule, int status, Predicate<Request> when) {
    return new Fault(
        id,
        description,
        rule.equals("HTTP-08") ? Clause.MEDIA_TYPE : Clause.FRAMING,
        rule,
        sound ->
            sound.withAdmit(
                request -> {
                  if (when.test(request)) {
                    throw Refusal.of(status, 9210, "The content can't be taken like this")
                        .asException();
                  }
                  sound.admit().check(request);
                }));
  }

  private Fault queryOverrides() {
    return new Fault(
        "query-overrides-body",
        "a classification in the query counts, and not that of the body",
        Clause.TARGET,
        "HTTP-12",
        sound ->
            sound.withReadValue(
                (request, body) -> {
                  String target = request.target();
                  for (String pair : target.substring(target.indexOf('?') + 1).split("&", -1)) {
                    State named =
                        pair.startsWith("classification=")
                            ? named(pair.substring("classification=".length()))
                            : null;
                    if (named != null) {
                      return named;
                    }
                  }
                  return sound.readValue().read(request, body);
                }));
  }

  private @Nullable State named(String text) {
    return text.equals("null") || text.isEmpty() ? machine.home() : machine.byClassification(text);
  }

  private static boolean overrides(Request request) {
    return OVERRIDES.stream().anyMatch(name -> request.headers().first(name) != null);
  }

  private static boolean isChunked(Request request) {
    return request.headers().first("Transfer-Encoding") != null;
  }

  private static String type(Request request) {
    return String.valueOf(request.headers().first("Content-Type"));
  }
}
