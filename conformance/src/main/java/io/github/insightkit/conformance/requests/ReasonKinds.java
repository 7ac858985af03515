package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.requests.ForbiddenKind.body;
import static io.github.insightkit.conformance.requests.ForbiddenKind.one;
import static java.util.Locale.ROOT;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rationales that are missing where one is due, or aren't strings. */
final class ReasonKinds {
  private static final Requirement NO_EFFECT =
      must(
          "RATIONALE-06",
          Clause.C09,
          "A request refused for its rationale changes nothing.",
          "Such a refusal, and after it a request whose answer tells the state.",
          "The order of validating and storing.");

  /** Names that mean much the same, and that a member had once or has elsewhere. */
  private static final List<String> SYNONYMS = List.of("reason", "comment");

  static final ForbiddenKind MISSING =
      body(
          "rationale-missing",
          "%s without a rationale",
          due(JsonNode::isMissingNode),
          ReasonKinds::missing,
          NO_EFFECT,
          must(
              "RATIONALE-01",
              Clause.C09,
              "A value that demands a rationale is refused without one.",
              "Each such value, sent with no rationale at all.",
              "The check for the rationale, for each value that demands one."));

  static final List<ForbiddenKind> ALL =
      List.of(
          MISSING,
          body(
              "rationale-null",
              "%s with a null rationale",
              due(JsonNode::isNull),
              (bodies, random) ->
                  bodies.demanding().stream().map(to -> bodies.withReason(to, "null")).toList(),
              NO_EFFECT,
              must(
                  "RATIONALE-04",
                  Clause.C09,
                  "A null rationale doesn't count as a rationale.",
                  "A value that demands a rationale, sent with a null one.",
                  "Whether the check asks for the member or for its value, and whether null is"
                      + " converted to an empty string before it.")),
          body(
              "rationale-not-a-string",
              "%s for a rationale",
              asked ->
                  asked
                      .target()
                      .filter(to -> isOdd(asked.reason()))
                      .map(to -> to.name() + " with " + Asked.sort(asked.reason())),
              (bodies, random) -> {
                // One of the values stands when they are sent again; a reset comes last.
                List<State> states = new ArrayList<>(List.of(bodies.home()));
                bodies.values().forEach(value -> states.add(0, value));
                List<String> odd =
                    List.of(
                        "[" + Bodies.quoted(bodies.reason()) + "]",
                        one(random, "{\"text\":\"x\"}", "{\"en\":\"x\",\"de\":\"y\"}"),
                        one(random, "{}", "[]", "[[\"x\"]]"),
                        one(random, "[7]", "{\"x\":null}"));
                return IntStream.range(0, odd.size())
                    .mapToObj(
                        i ->
                            // In front as well, for what is read last may be all that is checked.
                            inEitherPlace(
                                states.get(Math.max(i + states.size() - odd.size(), 0)),
                                odd.get(i),
                                bodies,
                                i % 2 == 0))
                    .toList();
              },
              NO_EFFECT,
              must(
                  "RATIONALE-05",
                  Clause.C08,
                  "A rationale that is an array or an object is refused.",
                  "A rationale that is an array, and one that is an object.",
                  "Whether the rationale is converted to a string before it is checked.")));

  private ReasonKinds() {}

  /** Each such value without a reason, and one with what some readers take for a reason. */
  private static List<String> missing(Bodies bodies, SplittableRandom random) {
    String name = bodies.reasonName();
    List<String> others =
        List.of(
            one(
                random,
                name.toUpperCase(ROOT),
                name.substring(0, 1).toUpperCase(ROOT) + name.substring(1),
                name + "\\u0000"),
            one(random, name + "_", " " + name, "x." + name, name + "[]", name + ".x"));
    String synonyms =
        SYNONYMS.stream()
            .filter(other -> !bodies.change().members().contains(other))
            .map(",\"%s\":\"x\""::formatted)
            .collect(Collectors.joining());
    List<State> demanding = bodies.demanding();
    return Stream.concat(
            demanding.stream().map(bodies::bare),
            IntStream.range(0, Math.min(others.size(), demanding.size()))
                .mapToObj(
                    i ->
                        Bodies.joined(
                            bodies.bare(demanding.get(i)),
                            "{\"%s\":%s%s,\"data\":{\"%s\":\"x\"}}"
                                .formatted(
                                    others.get(i),
                                    Bodies.quoted(bodies.reason()),
                                    synonyms,
                                    name))))
        .toList();
  }

  private static String inEitherPlace(State to, String reason, Bodies bodies, boolean isFirst) {
    return isFirst
        ? Bodies.joined("{\"%s\":%s}".formatted(bodies.reasonName(), reason), bodies.bare(to))
        : bodies.withReason(to, reason);
  }

  private static boolean isOdd(JsonNode reason) {
    return reason.isArray() || reason.isObject();
  }

  /** Requests for a value that demands a rationale, of whose rationale this holds. */
  private static ForbiddenKind.Recogniser due(Predicate<JsonNode> holds) {
    return asked ->
        asked
            .target()
            .filter(to -> to.rationale() == RationaleNeed.REQUIRED && holds.test(asked.reason()))
            .map(State::name);
  }
}
