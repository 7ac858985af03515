package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.patching;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.resetting;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Refusals;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults in methods, media types and the request target: ways around the guard. */
record MethodFaults(Cases cases) {
  /**
   * The id, the rule, what is served as a PATCH without the guard, by what that is known, and what
   * in its path is read otherwise.
   */
  private static final String UNGUARDED =
      """
      post-skips-guard | HTTP-06 | POST is served like PATCH | ^:method: POST | $ |
      put-skips-guard | HTTP-06 | PUT is served like PATCH | ^:method: PUT | $ |
      method-override-skips-guard | HTTP-06 | a field that overrides the method is heeded | ^X-(HTTP-)?Method(-Override)?: | $ |
      trailing-slash-skips-guard | HTTP-13 | a path with a slash at its end is served | \\A\\S*/$ | /$ |
      double-slash-skips-guard | HTTP-13 | a path with a doubled slash is served | \\A/\\S*// | /+ | /
      """;

  static Stream<Fault> of(StateMachine machine) {
    MethodFaults here = new MethodFaults(new Cases(machine));
    return Stream.concat(
        Fault.rows(UNGUARDED, "%3$s, and the guard is off", here::unguarded), here.others());
  }

  private Stream<Fault> others() {
    Predicate<Call> put = call -> call.request().method().equals("PUT");
    return Stream.of(
        reset("GET"),
        reset("HEAD"),
        reset("OPTIONS"),
        fault("delete-refused-and-made", "HTTP-06")
            .says("DELETE is answered with the status 405, and resets the insight all the same")
            .by(refusedAndReset()),
        fault("put-refused-and-made", "HTTP-06")
            .says("PUT is answered with the status 405, and the change is made all the same")
            .by(
                patching(request -> request.method().equals("PUT"), request -> request)
                    .and(refuse(put, Refusals.method("PATCH")))
                    .and(makeRefused(put.and(cases.set().or(cases.reset()))))),
        fault("chunked-read-as-empty", "HTTP-09")
            .says("content in chunks is taken for none")
            .by(
                reading(
                    Stage.PARSE,
                    request -> isChunked(request) ? request.withBody(new byte[0]) : request)),
        fault("reset-lost-under-query", "HTTP-12")
            .says("a reset under a query is acknowledged, and not made")
            .by(keep(cases.reset().and(Cases.asked("\\A\\S*\\?")))),
        fault("rationale-from-query", "RATIONALE-01")
            .says("a rationale in the query counts as well")
            .by(demandNoRationale(Cases.asked("\\A\\S*\\?\\S*&\\w+=x"))),
        fault("query-overrides-body", "HTTP-12")
            .says("a classification in the query counts, and not that of the body")
            .by(readValue(this::queried)));
  }

  private Fault reset(String method) {
    return fault(method.toLowerCase(Locale.ROOT) + "-resets", "HTTP-05")
        .says(method + " resets the insight")
        .by(resetting(method, cases.home()));
  }

  /** Serves such requests like a PATCH of what they are read as, without the guard. */
  private Change unguarded(String[] cells) {
    return patching(
            request -> request.has(cells[3]),
            one -> one.withTarget(one.path().replaceAll(cells[4], cells[5])))
        .and(cases.unguarded(Cases.asked(cells[3])));
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

  /** The state that the query names; null if it names none. */
  private @Nullable State queried(Call call) {
    String target = call.request().target();
    Matcher asked = Pattern.compile("[?&]" + call.roles().value() + "=(\\w*)").matcher(target);
    return asked.find() ? named(asked.group(1)) : null;
  }

  private @Nullable State named(String text) {
    return text.equals("null") || text.isEmpty()
        ? cases.home()
        : cases.machine().byClassification(text);
  }

  private static boolean isChunked(ReceivedRequest request) {
    return request.header("Transfer-Encoding") != null;
  }
}
