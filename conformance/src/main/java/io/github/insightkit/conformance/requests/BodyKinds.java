package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;
import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Bodies that aren't one JSON object. */
final class BodyKinds {
  static final Requirement REFUSED =
      must(
          "VALUE-04",
          Clause.C15,
          "A body that isn't one JSON object as the contract describes it is refused.",
          "A body that is cut off, an array or a scalar; and one that a limit or a further"
              + " member of the contract's schema forbids.",
          "What the handler does when the body can't be read; an empty object is a common answer.");

  static final ForbiddenKind MALFORMED =
      body(
          "malformed-json",
          "a body that can't be read (%s)",
          asked ->
              Optional.of(asked.unreadable())
                  .filter(reason -> !reason.isEmpty() && asked.request().body().length() > 0),
          BodyKinds::malformed,
          ValueKinds.NO_EFFECT,
          REFUSED);

  static final List<ForbiddenKind> ALL =
      List.of(
          MALFORMED,
          body(
              "not-an-object",
              "a body that is no object but %s",
              asked ->
                  Optional.of(asked.body())
                      .filter(node -> !node.isObject() && !node.isNull() && !node.isMissingNode())
                      .map(Asked::sort),
              (bodies, random) ->
                  List.of(
                      "[]",
                      wrapped(bodies.of(bodies.values().get(0)), random),
                      one(
                          random,
                          Bodies.quoted(bodies.values().get(0).classification()),
                          "true",
                          "-1.5",
                          "\"\"")),
              ValueKinds.NO_EFFECT,
              REFUSED));

  private BodyKinds() {}

  private static List<String> malformed(Bodies bodies, SplittableRandom random) {
    String whole = bodies.of(bodies.values().get(0));
    String open = whole.substring(0, whole.length() - 1);
    return List.of(
        bodies.cutOff(),
        one(random, open, open + ",}", open + ",\"x\"}", open + "]", whole.replace('"', '\'')),
        whole + one(random, bodies.reset(), "x", "}", "{}", "\0", ",", "\n{\"x\":1}"));
  }

  /** A change that stands in something else. */
  private static String wrapped(String change, SplittableRandom random) {
    return one(
        random,
        "[" + change + "]",
        Bodies.quoted(change),
        "[[" + change + "]]",
        "[null," + change + "]");
  }
}
