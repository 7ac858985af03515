package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Values that the contract doesn't list. */
final class ValueKinds {
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
            return Stream.of(
                    List.of(known + "_", known.substring(0, known.length() - 1), known + known)
                        .get(random.nextInt(3)))
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
                return List.of("0", "true", "[" + known + "]", "{}", "[null]").stream()
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
              "the value %s in another case",
              value -> value.toLowerCase(Locale.ROOT),
              List.of(
                  value -> value.toUpperCase(Locale.ROOT),
                  value -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1)),
              must(
                  "VALUE-05",
                  Clause.C04,
                  "A value is told from one that differs in case.",
                  "A listed value in capitals.",
                  "How the value is looked up: without case, or folded before.")),
          respelled(
              "value-padded",
              "the value %s with white space around it",
              String::strip,
              List.of(
                  value -> " " + value + " ",
                  value -> value + " ",
                  value -> value + "\n",
                  value -> "\t" + value),
              must(
                  "VALUE-06",
                  Clause.C04,
                  "A value is told from one with white space around it.",
                  "A listed value with a space before and after it.",
                  "How the value is looked up: trimmed, or by prefix.")),
          body(
              "value-as-null",
              "the text %s in place of null",
              text((asked, value) -> value.isBlank() || value.strip().equalsIgnoreCase("null")),
              (bodies, random) ->
                  Stream.of("", "null", List.of(" ", "NULL").get(random.nextInt(2)))
                      .filter(value -> !bodies.isListed(value))
                      .map(bodies::of)
                      .toList(),
              NO_EFFECT,
              must(
                  "VALUE-07",
                  Clause.C05,
                  "Only null is null: an empty text and the word null are unknown values.",
                  "The empty text and the word null.",
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
   * @param spellings makes other spellings; the first is always sent, and another one if there is
   *     one
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
          List<String> known = bodies.values().stream().map(ValueKinds::name).toList();
          List<String> respelled =
              spellings.stream()
                  .flatMap(spelling -> known.stream().map(spelling))
                  .filter(value -> !bodies.isListed(value))
                  .distinct()
                  .map(bodies::of)
                  .toList();
          return respelled.size() < 2
              ? respelled
              : List.of(respelled.get(0), respelled.get(1 + random.nextInt(respelled.size() - 1)));
        },
        NO_EFFECT,
        accepted,
        LISTED);
  }

  private static String name(State value) {
    return Objects.requireNonNull(value.classification());
  }
}
