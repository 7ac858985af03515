package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.patching;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.Change.resetting;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Refusals;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Faults in methods, media types and the request target: ways around the guard. */
final class MethodFaults {
  private static final Set<String> OVERRIDES =
      Set.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final Cases cases;

  private MethodFaults(StateMachine machine) {
    this.cases = new Cases(machine);
  }

  static List<Fault> of(StateMachine machine) {
    MethodFaults here = new MethodFaults(machine);
    return List.of(
        here.reset("GET"),
        here.reset("HEAD"),
        here.reset("OPTIONS"),
        failing("GET"),
        failing("OPTIONS"),
        failing("PUT"),
        failing("POST"),
        failing("DELETE"),
        fault("delete-refused-and-made", "HTTP-06")
            .says("DELETE is answered with the status 405, and resets the insight all the same")
            .by(here.refusedAndReset()),
        here.unguarded("POST"),
        here.unguarded("PUT"),
        fault("method-override-skips-guard", "HTTP-06")
            .says("a field that overrides the method is heeded, and takes the guard off")
            .by(here.served(MethodFaults::overrides, request -> request)),
        fault("not-allowed-without-allow", "HTTP-07")
            .says("a 405 comes without the field Allow")
            .by(render(answer -> answer.refusedWith(405), reply -> reply.without("Allow"))),
        fault("charset-refused", "HTTP-08")
            .says("a media type with a charset is refused")
            .by(refusing(415, request -> request.type().indexOf(';') >= 0)),
        fault("media-type-case-refused", "HTTP-08")
            .says("a media type with an upper case letter is refused")
            .by(
                refusing(
                    415,
                    request -> !request.type().equals(request.type().toLowerCase(Locale.ROOT)))),
        fault("chunked-refused", "HTTP-09")
            .says("content in chunks is refused")
            .by(refusing(411, MethodFaults::isChunked)),
        fault("chunked-read-as-empty", "HTTP-09")
            .says("content in chunks is taken for none")
            .by(
                reading(
                    Stage.PARSE,
                    request -> isChunked(request) ? request.withBody(new byte[0]) : request)),
        fault("query-overrides-body", "HTTP-12")
            .says("a classification in the query counts, and not that of the body")
            .by(
                readValue(
                    call -> here.queried(call.request().target(), call.roles().value() + "="))),
        fault("trailing-slash-skips-guard", "HTTP-13")
            .says("a path with a slash at its end is served, and the guard is off")
            .by(
                here.served(
                    request -> request.path().endsWith("/"),
                    request -> request.withTarget(request.path().replaceFirst("/$", "")))),
        fault("double-slash-skips-guard", "HTTP-13")
            .says("a path with a doubled slash is served, and the guard is off")
            .by(
                here.served(
                    request -> request.path().contains("//"),
                    request -> request.withTarget(request.path().replaceAll("/+", "/")))));
  }

  private Fault reset(String method) {
    return fault(method.toLowerCase(Locale.ROOT) + "-resets", "HTTP-05")
        .says(method + " resets the insight")
        .by(resetting(method, cases.home()));
  }

  private static Fault failing(String method) {
    return fault(method.toLowerCase(Locale.ROOT) + "-500", "HTTP-04")
        .says(method + " is answered with the status 500")
        .by(
            refuse(
                Stage.ROUTE,
                call -> call.request().method().equals(method),
                Refusal.of(500, 1908, "The server failed")));
  }

  private Fault unguarded(String method) {
    return fault(method.toLowerCase(Locale.ROOT) + "-skips-guard", "HTTP-06")
        .says(method + " is served like PATCH, and the guard is off")
        .by(served(request -> request.method().equals(method), request -> request));
  }

  /** A DELETE that takes the classification away is no fault, unless it says that it didn't. */
  private Change refusedAndReset() {
    return resetting("DELETE", cases.home())
        .and(
            after(
                Stage.CHANGE,
                call -> call.applied() && call.request().method().equals("DELETE"),
                call -> call.decide(Refusals.method("PATCH"))));
  }

  /** Serves such requests like a PATCH of what they are read as, without the guard. */
  private Change served(Predicate<ReceivedRequest> when, UnaryOperator<ReceivedRequest> as) {
    return patching(when, as).and(cases.unguarded(call -> when.test(call.request())));
  }

  private static Change refusing(int status, Predicate<ReceivedRequest> when) {
    return refuse(
        Stage.ADMIT,
        call -> when.test(call.request()),
        Refusal.of(status, 9210, "The content can't be taken like this"));
  }

  /** The state that the query of a target names; null if it names none. */
  private @Nullable State queried(String target, String start) {
    return Arrays.stream(target.substring(target.indexOf('?') + 1).split("&", -1))
        .filter(pair -> pair.startsWith(start))
        .map(pair -> named(pair.substring(start.length())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable State named(String text) {
    return text.equals("null") || text.isEmpty()
        ? cases.home()
        : cases.machine().byClassification(text);
  }

  private static boolean overrides(ReceivedRequest request) {
    return OVERRIDES.stream().anyMatch(name -> request.headers().first(name) != null);
  }

  private static boolean isChunked(ReceivedRequest request) {
    return request.headers().first("Transfer-Encoding") != null;
  }
}
