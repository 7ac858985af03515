package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.readValue;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.refuse;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
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
  private static final String ROWS =
      """
      post-skips-guard | HTTP-06 | POST is served like PATCH, and the guard is off | ~^:method: POST | patch | direct change & ~^:method: POST | grant
      put-skips-guard | HTTP-06 | PUT is served like PATCH, and the guard is off | ~^:method: PUT | patch | direct change & ~^:method: PUT | grant
      method-override-skips-guard | HTTP-06 | a field that overrides the method is heeded, and the guard is off | ~^X-(HTTP-)?Method(-Override)?: | patch | direct change & ~^X-(HTTP-)?Method(-Override)?: | grant
      trailing-slash-skips-guard | HTTP-13 | a path with a slash at its end is served, and the guard is off | ~\\A\\S*/$ | rewrite-path /$ + patch | direct change & ~\\A\\S*/$ | grant
      double-slash-skips-guard | HTTP-13 | a path with a doubled slash is served, and the guard is off | ~\\A/\\S*// | rewrite-path /+ => / + patch | direct change & ~\\A/\\S*// | grant
      capitals-skip-guard | HTTP-13 | a path that ends in capitals is served, and the guard is off | ~(?-i)\\A\\S*/[A-Z]+$ | rewrite-path [^/]+$ => LEAF + patch | direct change & ~(?-i)\\A\\S*/[A-Z]+$ | grant
      encoded-letter-skips-guard | HTTP-13 | a path with a letter encoded at its end is served, and the guard is off | ~\\A\\S*/%\\w+$ | rewrite-path [^/]+$ => LEAF + patch | direct change & ~\\A\\S*/%\\w+$ | grant
      ending-skips-guard | HTTP-13 | a path with a format or a parameter at its end is served, and the guard is off | ~\\A\\S*/\\w+[.;]\\S+$ | rewrite-path [^/]+$ => LEAF + patch | direct change & ~\\A\\S*/\\w+[.;]\\S+$ | grant
      get-resets | HTTP-05 | GET resets the insight | any | reset-by GET
      head-resets | HTTP-05 | HEAD resets the insight | any | reset-by HEAD
      options-resets | HTTP-05 | OPTIONS resets the insight | any | reset-by OPTIONS
      delete-refused-and-made | HTTP-06 | DELETE is answered with the status 405, and resets the insight all the same | ~^:method: DELETE | reset-by DELETE + deny
      put-refused-and-made | HTTP-06 | PUT is answered with the status 405, and the change is made all the same | ~^:method: PUT | patch + not-allow | set & ~^:method: PUT | refused-make | reset & ~^:method: PUT | refused-make
      chunked-read-as-empty | HTTP-09 | content in chunks is taken for none | ~^Transfer-Encoding: | read-as-empty
      reset-lost-under-query | HTTP-12 | a reset under a query is acknowledged, and not made | reset & ~\\A\\S*\\? | keep
      rationale-from-query | RATIONALE-01 | a rationale in the query counts as well | ~\\A\\S*\\?\\S*&\\w+=x | demand-no-reason
      query-overrides-body | HTTP-12 | a classification in the query counts, and not that of the body | any | read-query
      """;

  static Stream<NamedChange> of(Contract contract) {
    String leaf = contract.operations().get(0).leaf().substring(1);
    return NamedChange.faults(
        ROWS.replace("LEAF", leaf), new MethodFaults(new Cases(contract.machine())).words());
  }

  private Vocabulary words() {
    return new Vocabulary(cases)
        // A DELETE that takes the classification away is no fault, unless it says that it didn't.
        .what(
            "deny",
            (when, none) ->
                after(
                    Stage.CHANGE,
                    when.and(Call::applied),
                    call -> call.decide(Refusals.method("PATCH"))))
        .what("not-allow", (when, none) -> refuse(when, Refusals.method("PATCH")))
        .what(
            "read-as-empty",
            (when, none) -> reading(Stage.PARSE, when, request -> request.withBody(new byte[0])))
        .always("read-query", readValue(this::queried));
  }

  /** The state that the query names; null if it names none. */
  private @Nullable State queried(Call call) {
    String target = call.request().target();
    Matcher asked = Pattern.compile("[?&]" + call.roles().value() + "=(\\w*)").matcher(target);
    return asked.find() ? cases.machine().byClassification(asked.group(1)) : null;
  }
}
