package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;
import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Values that the contract doesn't list. */
final class ValueKinds {
  private static final Pattern PADDING = Pattern.compile("^[\\p{Z}\\p{C}]+|[\\p{Z}\\p{C}]+$");
  private static final Pattern SEPARATORS = Pattern.compile("(?<=\\p{Alnum})[-_. ]+(?=\\p{Alnum})");
  private static final Pattern NOTHING =
      Pattern.compile("\\s*|\\s*null\\s*|none|nil|undefined|unset", Pattern.CASE_INSENSITIVE);

  /** The first letter, half of a surrogate pair, and the other letters. */
  private static final String HALVED = "\"$1\\\\udc00$2\"";

  static final Requirement NO_EFFECT =
      must(
          "VALUE-02",
          Clause.C04,
          "A request refused for its value or its body changes nothing.",
          "Such a refusal, and after it a request whose answer tells the state.",
          "What an unknown value is stored as; null is a common answer.");
  private static final Requirement LISTED =
      must(
          "VALUE-01",
          Clause.C04,
          "A value that isn't listed is refused.",
          "A string that is none of the values.",
          "How the value is looked up: by prefix, without case, trimmed, or not at all.");

  static final ForbiddenKind UNKNOWN =
      new ForbiddenKind(
          "unknown-value",
          "the unknown value %s",
          text((asked, value) -> true),
          (change, bodies, random) -> {
            String known = name(bodies.values().get(random.nextInt(bodies.values().size())));
            Stream<String> values =
                Stream.concat(
                    unlisted(known, random)
                        .filter(value -> !bodies.isListed(value))
                        .map(bodies::of),
                    // Two errors at once.
                    Stream.of(bodies.literal("\"x\"", "[7]")));
            // Each character stands for one byte.
            Stream<String> undecodable =
                Stream.of(
                    one(random, "\"\u00ff\"", '"' + known + "\u00e9\"", "\"\u00c0\u00af\""),
                    one(random, "\"\\ud83d\"", known.replaceFirst("(.)(.*)", HALVED)));
            return Stream.concat(
                    values.map(change::body),
                    undecodable
                        .map(value -> bodies.literal(value, Bodies.quoted(bodies.reason())))
                        .map(body -> change.body(Disguise.latin(body))))
                .toList();
          },
          ForbiddenKind.sentWithBodies(NO_EFFECT),
          List.of(ForbiddenKind.sentWithBodies(LISTED)));

  static final List<ForbiddenKind> ALL =
      List.of(
          body(
              "value-not-a-string",
              "the value %s, which is no string",
              asked ->
                  Optional.of(asked.value())
                      .filter(value -> !value.isMissingNode())
                      .filter(value -> !value.isNull() && !value.isString())
                      .map(JsonNode::toString),
              (bodies, random) -> {
                String known = Bodies.quoted(name(bodies.values().get(0)));
                return Stream.of(
                        "false",
                        one(random, "1.0", "1.5", "1", "true"),
                        "0",
                        "[" + known + "]",
                        one(random, "[null]", "[]", "{}"),
                        one(random, "{\"value\":%s}", "{%s:{}}").formatted(known))
                    .map(value -> bodies.literal(value, Bodies.quoted(bodies.reason())))
                    .toList();
              },
              NO_EFFECT,
              must(
                  "VALUE-03",
                  Clause.C04,
                  "A value that is neither a string nor null is refused.",
                  "A value that is a number, a boolean, an array or an object.",
                  "Whether the value is converted before it is checked; false and 0 may pass for"
                      + " null.")),
          respelled(
              "value-case",
              "the value %s in another spelling",
              value ->
                  SEPARATORS
                      .matcher(Normalizer.normalize(value, Normalizer.Form.NFKC))
                      .replaceAll("")
                      .toLowerCase(Locale.ROOT),
              List.of(
                  value -> value.toUpperCase(Locale.ROOT),
                  value -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1),
                  ValueKinds::camelCase,
                  value -> value.replace('_', '-'),
                  value -> value.replace('_', ' '),
                  value -> value.replace("_", ""),
                  // A letter that looks alike, and is the same to who folds what is compatible.
                  value -> (char) (value.charAt(0) + 0xfee0) + value.substring(1),
                  value -> value.replace('e', '\u212f')),
              must(
                  "VALUE-05",
                  Clause.C04,
                  "A value is told from one that differs in case or separators.",
                  "A listed value in capitals, with other separators or none, and in letters that"
                      + " look alike.",
                  "How the value is looked up: without case, folded before, or as a constant's"
                      + " name.")),
          respelled(
              "value-padded",
              "the value %s with white space or control characters around it",
              value -> PADDING.matcher(value).replaceAll(""),
              List.of(
                  value -> " " + value + " ",
                  value -> value + "\n",
                  value -> value + "\0",
                  value -> "\ufeff" + value,
                  value -> value + "\u00a0",
                  value -> "\u200b" + value),
              must(
                  "VALUE-06",
                  Clause.C04,
                  "A value is told from one with white space or control characters around it.",
                  "A listed value with blanks around it, with the end of a line, with a NUL, and"
                      + " with a blank beyond ASCII.",
                  "How the value is looked up: trimmed, or by prefix.")),
          body(
              "value-as-null",
              "the text %s in place of null",
              text((asked, value) -> NOTHING.matcher(value).matches()),
              (bodies, random) ->
                  Stream.of(
                          "",
                          "null",
                          " ",
                          one(random, "NULL", "none", "None"),
                          one(random, "nil", "undefined", "unset"))
                      .filter(value -> !bodies.isListed(value))
                      .map(bodies::of)
                      .toList(),
              NO_EFFECT,
              must(
                  "VALUE-07",
                  Clause.C05,
                  "Only null is null: an empty text and words for nothing are unknown values.",
                  "The empty text, the word null, and another such text.",
                  "How the value is converted before it is looked up."),
              LISTED),
          UNKNOWN);

  private ValueKinds() {}

  /** Texts that are none of the values, and of which this holds. */
  private static ForbiddenKind.Recogniser text(BiPredicate<Asked, String> holds) {
    return asked ->
        Optional.of(asked.value())
            .filter(value -> value.isString() && asked.target().isEmpty())
            .filter(value -> holds.test(asked, value.stringValue()))
            .map(JsonNode::toString);
  }

  /**
   * Values that are spelled otherwise than in the contract.
   *
   * @param fold makes all spellings of a value the same
   * @param ways the ways to spell a value otherwise; another seed spells other values so
   */
  private static ForbiddenKind respelled(
      String id,
      String words,
      UnaryOperator<String> fold,
      List<UnaryOperator<String>> ways,
      Requirement accepted) {
    return body(
        id,
        words,
        text(
            (asked, value) ->
                asked.machine().values().stream()
                    .anyMatch(known -> fold.apply(name(known)).equals(fold.apply(value)))),
        (bodies, random) -> {
          List<State> known = new ArrayList<>(bodies.values());
          Collections.rotate(known, random.nextInt(known.size()));
          return ways.stream()
              .flatMap(
                  spelling -> {
                    Collections.rotate(known, 1);
                    return List.copyOf(known).stream()
                        .map(value -> spelling.apply(name(value)))
                        .filter(value -> !bodies.isListed(value))
                        .limit(1);
                  })
              .map(bodies::of)
              .distinct()
              .toList();
        },
        NO_EFFECT,
        accepted,
        LISTED);
  }

  private static Stream<String> unlisted(String known, SplittableRandom random) {
    String cut = known.substring(0, known.length() - 1);
    return Stream.of(
        known + one(random, "_", "2", "s"),
        known + "," + known,
        one(random, '"' + known + '"', "'" + known + "'"),
        one(random, "x", "_", "type.", "type:", "type/", known + ".") + known,
        one(random, cut, known.substring(0, 3), known.substring(0, 1)),
        one(random, "1", "2"),
        one(random, "true", "default", "*", "any"),
        // What stands in lists of this sort elsewhere.
        one(random, "ignored", "dismissed", "resolved", "fixed", "mitigated", "closed", "active"),
        // What every object of JavaScript has.
        one(random, "constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"),
        one(random, "<b>%s</b>", "<i>%s", "%s<br>").formatted(known),
        // An e with an accent, of another alphabet, or written as in markup or an address.
        known.replace("e", one(random, "\u00e9", "\u00ea", "e\u0301")),
        known.replace("e", one(random, "\u0435", "&#101;", "%65")));
  }

  private static String camelCase(String value) {
    return Pattern.compile("_(.)")
        .matcher(value)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static String name(State value) {
    return Objects.requireNonNull(value.classification());
  }
}
