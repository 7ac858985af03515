package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;
import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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
      body(
          "unknown-value",
          "the unknown value %s",
          text((asked, value) -> true),
          (bodies, random) -> {
            String known = name(bodies.values().get(random.nextInt(bodies.values().size())));
            String cut = known.substring(0, known.length() - 1);
            return Stream.of(
                    one(random, known + "_", cut, known + known, known + "." + known),
                    one(
                        random,
                        "1",
                        "2",
                        "true",
                        "default",
                        "*",
                        "__proto__",
                        known.substring(0, 3)))
                .filter(value -> !bodies.isListed(value))
                .map(bodies::of)
                .toList();
          },
          NO_EFFECT,
          LISTED);

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
                        one(random, "0", "1", "2"),
                        one(random, "false", "true"),
                        one(random, "[" + known + "]", "[null]", "[]"),
                        one(random, "{}", "{\"value\":" + known + "}"))
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
              value -> SEPARATORS.matcher(value).replaceAll("").toLowerCase(Locale.ROOT),
              List.of(
                  value -> value.toUpperCase(Locale.ROOT),
                  value -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1),
                  value -> value.replace('_', '-'),
                  value -> value.replace('_', ' '),
                  value -> value.replace('_', '.')),
              must(
                  "VALUE-05",
                  Clause.C04,
                  "A value is told from one that differs in case or separators.",
                  "A listed value in capitals, and one with other separators or another case.",
                  "How the value is looked up: without case, folded before, or as a constant's"
                      + " name.")),
          respelled(
              "value-padded",
              "the value %s with white space or control characters around it",
              value -> PADDING.matcher(value).replaceAll(""),
              List.of(
                  value -> " " + value + " ",
                  value -> value + "\n",
                  value -> "\t" + value,
                  value -> value + "\0",
                  value -> "\ufeff" + value,
                  value -> value + "\u00a0",
                  value -> "\u200b" + value),
              must(
                  "VALUE-06",
                  Clause.C04,
                  "A value is told from one with white space or control characters around it.",
                  "A listed value with a space before and after it, and one with another such"
                      + " sign.",
                  "How the value is looked up: trimmed, or by prefix.")),
          body(
              "value-as-null",
              "the text %s in place of null",
              text((asked, value) -> NOTHING.matcher(value).matches()),
              (bodies, random) ->
                  Stream.of(
                          "",
                          "null",
                          one(random, " ", "NULL", "none", "nil", "undefined", "None", "unset"))
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
   * @param spellings makes other spellings; the first is always sent, and two of the others if
   *     there are so many
   */
  private static ForbiddenKind respelled(
      String id,
      String words,
      UnaryOperator<String> fold,
      List<UnaryOperator<String>> spellings,
      Requirement accepted) {
    return body(
        id,
        words,
        text(
            (asked, value) ->
                asked.machine().values().stream()
                    .anyMatch(known -> fold.apply(name(known)).equals(fold.apply(value)))),
        (bodies, random) -> {
          List<UnaryOperator<String>> others =
              new ArrayList<>(spellings.subList(1, spellings.size()));
          Collections.shuffle(others, new Random(random.nextLong()));
          List<State> known = new ArrayList<>(bodies.values());
          Collections.rotate(known, random.nextInt(known.size()));
          return Stream.concat(spellings.stream().limit(1), others.stream().limit(2))
              .flatMap(
                  spelling ->
                      known.stream()
                          .map(value -> spelling.apply(name(value)))
                          .filter(value -> !bodies.isListed(value))
                          .limit(1))
              .map(bodies::of)
              .distinct()
              .toList();
        },
        NO_EFFECT,
        accepted,
        LISTED);
  }

  private static String name(State value) {
    return Objects.requireNonNull(value.classification());
  }
}
