package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.should;
import static java.util.Locale.ROOT;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies on which the contract is silent. */
final class OpenKinds {
  /** How long a rationale may be that no implementation has a reason to refuse, in UTF-16 units. */
  static final int EVERYDAY_REASON = 100;

  /** More than a column or a proxy that sets limits has room for: this many words. */
  private static final int VERY_LONG = 64 * 1024 / 5;

  /** More members and bytes than some readers count on, and a number beyond all doubles. */
  private static final String MANY_MEMBERS =
      IntStream.range(0, 100).mapToObj(",\"n%d\":1"::formatted).collect(Collectors.joining())
          + ",\"x\":-1e999,\"y\":\"%s\"".formatted("y".repeat(9_000))
          // What some take for leave to skip their checks.
          + ",\"force\":true,\"override\":true,\"admin\":true";

  private static final OpenKind EMPTY_BODY =
      new OpenKind(
          "empty-body",
          "an empty body",
          Profile.CALIBRATION,
          when(asked -> asked.request().body().size() == 0),
          (bodies, value) -> List.of(List.of("")),
          Optional.of(
              should(
                  "VALUE-09",
                  "An empty body isn't taken for an empty object.",
                  "Nothing isn't JSON; where it does no more than {} does, it does no harm.",
                  "A body of no bytes, with a media type.",
                  "What the framework makes of a body that isn't there.")));
  static final OpenKind MARKED =
      new OpenKind(
          "byte-order-mark",
          "behind a byte order mark",
          Profile.CALIBRATION,
          when(asked -> asked.target().isPresent() && asked.isMarked()),
          (bodies, value) -> List.of(List.of(Asked.MARK + bodies.of(value))));
  static final OpenKind NULL_BODY =
      new OpenKind(
          "null-body",
          "a body that is null",
          Profile.CALIBRATION,
          when(asked -> asked.body().isNull()),
          (bodies, value) -> List.of(List.of("null", " null", "null\n")));

  static final OpenKind ABSENT =
      new OpenKind(
          "absent",
          "an empty object",
          Profile.CALIBRATION,
          when(asked -> asked.target().isEmpty()),
          (bodies, value) -> List.of(List.of("{}", "{ }", "{\n}")));

  static final OpenKind UNKNOWN_MEMBER =
      new OpenKind(
          "unknown-fields",
          "with a member that the contract doesn't know",
          Profile.CALIBRATION,
          asked ->
              asked.unknownMembers().stream()
                  .findFirst()
                  .map(
                      name ->
                          name.matches("(?!constructor)[a-z]{1,20}")
                              ? ""
                              : name.matches("n*") ? "odd" : "special"),
          (bodies, value) ->
              Stream.of(
                      List.of("\"note\":\"x\"", "\"note\":1", "\"tags\":[]", "\"by\":{\"name\":7}"),
                      Stream.of("1e400", "-1e999")
                          .map(
                              number ->
                                  ("\"__proto__\":%1$s,\"constructor\":%1$s,\"a.b[c]\":%1$s,\"7\":1,"
                                          + "\"toString\":\"x\",\"hasOwnProperty\":1,\"length\":-1,\"$set\":{}")
                                      .formatted("[".repeat(60) + number + "]".repeat(60)))
                          .toList(),
                      Stream.of(300, 400)
                          .map(most -> "\"\":null,\"" + "n".repeat(most) + "\":" + "9".repeat(60))
                          .map(names -> names + MANY_MEMBERS)
                          .toList())
                  .map(way -> way.stream().map(one -> bodies.withMember(value, one)).toList())
                  .toList());

  /** Names that mean much the same, and that nobody has a member of. */
  private static final List<String> SYNONYMS = List.of("status", "state", "value", "type");

  /** A body without the member that names the state, and with one that some readers take for it. */
  static final OpenKind OTHER_NAME =
      new OpenKind(
          "other-name",
          "a classification under another name than the contract's",
          Profile.FORBIDDEN,
          asked ->
              asked.value().isMissingNode()
                  ? asked.unknownMembers().stream()
                      .flatMap(name -> likeness(asked, name).stream())
                      .findFirst()
                  : Optional.empty(),
          (bodies, value) -> {
            String name = bodies.valueName();
            String title = name.substring(0, 1).toUpperCase(ROOT) + name.substring(1);
            return Stream.concat(
                    Stream.of(
                            List.of(name.toUpperCase(ROOT)),
                            List.of(title),
                            List.of("user" + title, "new" + title),
                            List.of("x." + name, "insight." + name, " " + name),
                            List.of(String.join("\":null,\"", SYNONYMS)))
                        .map(
                            alike -> alike.stream().map(other -> "{\"%s\":null}".formatted(other))),
                    Stream.of(
                            "data payload",
                            "insight body",
                            "data.attributes fields input",
                            "__proto__")
                        .map(alike -> Stream.of(alike.split(" ")))
                        .map(
                            alike ->
                                alike.map(
                                    outer ->
                                        "{\""
                                            + outer.replace(".", "\":{\"")
                                            + "\":"
                                            + bodies.reset()
                                            + "}".repeat(outer.split("[.]").length))))
                .map(Stream::toList)
                .toList();
          });

  static final OpenKind LONG_REASON =
      new OpenKind(
          "long-rationale",
          "with a long rationale",
          Profile.TEXT,
          // A limit may lie anywhere.
          asked ->
              text(asked)
                  .filter(text -> asked.contract().change().longestReason().isEmpty())
                  .map(String::length)
                  .filter(length -> length > EVERYDAY_REASON)
                  .map(String::valueOf),
          (bodies, value) ->
              // Short in letters and long in bytes, for a limit may count either. A length that is
              // kept in one byte is nought here, and isn't there.
              Stream.of("\u4f60\u597d, ".repeat(64), "well--".repeat(VERY_LONG))
                  .map(text -> List.of(bodies.of(value, text)))
                  .toList());

  /** The kinds in the order in which they are recognised: the first that fits. */
  static final List<OpenKind> ALL =
      List.of(
          EMPTY_BODY,
          NULL_BODY,
          MARKED,
          OTHER_NAME,
          UNKNOWN_MEMBER,
          new OpenKind(
              "rationale-only",
              "a rationale alone",
              Profile.CALIBRATION,
              when(asked -> asked.target().isEmpty() && !asked.reason().isMissingNode()),
              (bodies, value) -> List.of(List.of(bodies.reasonOnly()))),
          ABSENT,
          new OpenKind(
              "null-rationale",
              "with a null rationale",
              Profile.CALIBRATION,
              when(asked -> asked.reason().isNull()),
              (bodies, value) ->
                  Stream.of(value, bodies.home())
                      .filter(to -> to.rationale() != RationaleNeed.REQUIRED)
                      .map(to -> List.of(bodies.withReason(to, "null")))
                      .toList()),
          new OpenKind(
              "scalar-rationale",
              "with a number or a boolean for a rationale",
              Profile.CALIBRATION,
              asked ->
                  asked
                      .target()
                      .filter(to -> asked.reason().isNumber() || asked.reason().isBoolean())
                      .map(to -> asked.reason().isNumber() ? "number" : "boolean"),
              (bodies, value) ->
                  Stream.of(List.of("7", "0", "-1.5", "1e3"), List.of("true", "false"))
                      .map(way -> way.stream().map(one -> bodies.withReason(value, one)).toList())
                      .toList(),
              Optional.of(
                  should(
                      "RATIONALE-07",
                      "A number or a boolean isn't taken for a rationale.",
                      "A rationale is a string. Many frameworks make one of a number, and what is"
                          + " stored then isn't what was sent.",
                      "A rationale that is a number, and one that is a boolean.",
                      "The setting that converts scalars when a body is read."))),
          new OpenKind(
              "rationale-with-reset",
              "with a rationale",
              Profile.CALIBRATION,
              when(
                  asked ->
                      asked.target().filter(asked.machine().home()::equals).isPresent()
                          && asked.machine().home().rationale() != RationaleNeed.REQUIRED
                          && !asked.reason().isMissingNode()),
              (bodies, value) -> List.of(List.of(bodies.of(bodies.home(), bodies.reason())))),
          new OpenKind(
              "blank-rationale",
              "with a blank rationale",
              Profile.CALIBRATION,
              when(asked -> text(asked).filter(String::isBlank).isPresent()),
              (bodies, value) ->
                  List.of(
                      Stream.of(" ", "", "  ", "   ")
                          .map(blank -> bodies.of(value, blank))
                          .toList())),
          LONG_REASON);

  private OpenKinds() {}

  /** In what way a reader may take the member of this name for the contract's, if it may. */
  private static Optional<String> likeness(Asked asked, String name) {
    String known = asked.contract().roles().value();
    return name.toLowerCase(ROOT).endsWith(known)
        ? Optional.of("case")
        : asked.body().path(name).findValue(known) != null
            ? Optional.of(
                name.startsWith("_")
                    ? "special"
                    : asked.body().path(name).has(known) ? "nested" : "deep")
            : Optional.of("synonym").filter(unused -> SYNONYMS.contains(name));
  }

  /** All requests of which this holds ask the same question. */
  private static ForbiddenKind.Recogniser when(Predicate<Asked> holds) {
    return asked -> holds.test(asked) ? Optional.of("") : Optional.empty();
  }

  private static Optional<String> text(Asked asked) {
    return asked.reason().isString() ? Optional.of(asked.reason().stringValue()) : Optional.empty();
  }
}
