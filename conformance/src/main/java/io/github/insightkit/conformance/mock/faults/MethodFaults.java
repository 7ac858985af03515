package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.patching;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.resetting;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusals;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
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

  private static final String OTHERS =
      """
      get-resets | HTTP-05 | GET resets the insight | any | reset-by GET
      head-resets | HTTP-05 | HEAD resets the insight | any | reset-by HEAD
      options-resets | HTTP-05 | OPTIONS resets the insight | any | reset-by OPTIONS
      delete-refused-and-made | HTTP-06 | DELETE is answered with the status 405, and resets the insight all the same | ~^:method: DELETE | reset-by DELETE + deny
      put-refused-and-made | HTTP-06 | PUT is answered with the status 405, and the change is made all the same | ~^:method: PUT | patch-and-refuse | set & ~^:method: PUT | refused-make | reset & ~^:method: PUT | refused-make
      chunked-read-as-empty | HTTP-09 | content in chunks is taken for none | ~^Transfer-Encoding: | read-as-empty
      reset-lost-under-query | HTTP-12 | a reset under a query is acknowledged, and not made | reset & ~\\A\\S*\\? | keep
      rationale-from-query | RATIONALE-01 | a rationale in the query counts as well | ~\\A\\S*\\?\\S*&\\w+=x | demand-no-reason
      query-overrides-body | HTTP-12 | a classification in the query counts, and not that of the body | any | read-query
      """;

  static Stream<NamedChange> of(Cases cases) {
    MethodFaults here = new MethodFaults(cases);
    return Stream.concat(
        NamedChange.faults(UNGUARDED, "%3$s, and the guard is off", here::unguarded),
        NamedChange.faults(OTHERS, here.words()));
  }

  private Vocabulary words() {
    return new Vocabulary(cases)
        .what("reset-by", (when, method) -> resetting(method, cases.home()))
        // A DELETE that takes the classification away is no fault, unless it says that it didn't.
        .what(
            "deny",
            (when, none) ->
                after(
                    Stage.CHANGE,
                    when.and(Call::applied),
                    call -> call.decide(Refusals.method("PATCH"))))
        .what(
            "patch-and-refuse",
            (when, none) ->
                patching(request -> request.method().equals("PUT"), request -> request)
                    .and(refuse(when, Refusals.method("PATCH"))))
        .always(
            "read-as-empty",
            reading(
                Stage.PARSE,
                request ->
                    request.header("Transfer-Encoding") == null
                        ? request
                        : request.withBody(new byte[0])))
        .always("read-query", readValue(this::queried));
  }

  /** Serves such requests like a PATCH of what they are read as, without the guard. */
  private Change unguarded(String[] cells) {
    return patching(
            request -> request.has(cells[3]),
            one -> one.withTarget(one.path().replaceAll(cells[4], cells[5])))
        .and(cases.unguarded(Cases.asked(cells[3])));
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
}
