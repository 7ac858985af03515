package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;
import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Bodies that aren't one JSON object. */
final class BodyKinds {
  static final Requirement REFUSED =
      must(
          "VALUE-04",
          Clause.C15,
          "A body that isn't one JSON object as the contract describes it is refused.",
          "A body that is cut off, an array or a scalar; and one that a limit or a further"
              + " member of the contract's schema forbids.",
          "What the handler does when the body can't be read, such as going on with an empty"
              + " object; and whether the parser stops at the end of the object.");

  static final ForbiddenKind MALFORMED =
      body(
          "malformed-json",
          "a body that can't be read (%s)",
          asked ->
              Optional.of(asked.unreadable())
                  .filter(reason -> !reason.isEmpty() && asked.request().body().size() > 0),
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
                  wrapped(
                      bodies.of(bodies.values().get(0)),
                      Bodies.quoted(bodies.values().get(0).classification()),
                      bodies,
                      random),
              ValueKinds.NO_EFFECT,
              REFUSED));

  private BodyKinds() {}

  private static List<String> malformed(Bodies bodies, SplittableRandom random) {
    String whole = bodies.of(bodies.values().get(0));
    String open = whole.substring(0, whole.length() - 1);
    return Stream.concat(
            Stream.of(
                bodies.cutOff(),
                one(random, " ", "\r\n", "\n \t"),
                open,
                one(random, open + ",\"x\"}", open + "]", open + ",\"x\":}"),
                whole + one(random, "\n", "\r\n", " \n") + bodies.reset(),
                bodies.query(bodies.values().get(0)) + one(random, "", "&x=1", "&x")),
            lenient(whole, open, random))
        .toList();
  }

  /** What readers that aren't strict let pass: some of it always, and two drawn by lot. */
  private static Stream<String> lenient(String whole, String open, SplittableRandom random) {
    List<String> some =
        new ArrayList<>(
            List.of(
                one(random, open + ",}", whole.replace("\":", "\"=")),
                one(random, "/* x */" + whole, whole + " // x", whole.replace(":", ": #\n")),
                open + one(random, ",\"x\":01}", ",\"x\":+1}", ",\"x\":.5}", ",\"x\":0x1}"),
                whole + one(random, "x", "null", "\u00a0", "\f"),
                open + one(random, ",\"x\":NaN}", ",\"x\":None}", ",\"x\":True}"),
                open + one(random, ",\"x\":'x'}", ",\"x\":\"\\x\"}")));
    Collections.rotate(some, random.nextInt(some.size()));
    return Stream.concat(
        some.stream().limit(2),
        Stream.of(
            // Control characters as they are (section 7).
            open + one(random, ",\"x\":\"\t\"}", ",\"x\":\"a\nb\"}"),
            one(random, whole.replace('"', '\''), whole.replaceAll("\"(\\w+)\":", "$1:")),
            whole + one(random, "\0", "\0\0"),
            whole + one(random, "}", "]}"),
            whole + one(random, ",", ";")));
  }

  /** What holds a change and is none itself, and scalars. */
  private static List<String> wrapped(
      String change, String value, Bodies bodies, SplittableRandom random) {
    String patch =
        "[{\"op\":\"%s\",\"path\":\"/%s\",\"value\":%s}]"
            .formatted(one(random, "replace", "add"), bodies.valueName(), value);
    return List.of(
        "[]",
        one(random, "[" + change + "]", "[[" + change + "]]", "[null," + change + "]"),
        one(random, Bodies.quoted(change), Bodies.quoted(" " + change)),
        patch,
        value,
        one(random, "true", "-1.5", "\"\"", "0"));
  }
}
