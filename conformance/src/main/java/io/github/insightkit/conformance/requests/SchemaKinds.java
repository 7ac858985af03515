package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.body;

import io.github.insightkit.conformance.contract.ChangeSchema;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.contract.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of which the contract's schema says more than other kinds tell: limits, other members. */
final class SchemaKinds {
  static final List<ForbiddenKind> ALL =
      List.of(
          body(
              "out-of-schema",
              "a body in which %s isn't as the schema has it",
              SchemaKinds::wrong,
              (bodies, random) -> members(bodies),
              ValueKinds.NO_EFFECT,
              BodyKinds.REFUSED));

  private SchemaKinds() {}

  private static Optional<String> wrong(Asked asked) {
    ChangeSchema change = asked.contract().change();
    if (change.isPlain() || !asked.body().isObject()) {
      return Optional.empty();
    }
    // Whether a reason may be null where none is due, or a scalar, is an open question.
    JsonNode reason = asked.reason();
    boolean isOpen = reason.isNull() || reason.isNumber() || reason.isBoolean();
    return change.problems(asked.body()).stream()
        .filter(one -> !(isOpen && one.pointer().equals("/" + change.roles().reason())))
        .findFirst()
        .map(SchemaKinds::words);
  }

  private static String words(Schemas.Problem problem) {
    return problem.pointer() + " (" + problem.keyword() + ")";
  }

  /** One body for each way of breaking the schema by one member of a request that is in order. */
  private static List<String> members(Bodies bodies) {
    ChangeSchema change = bodies.change();
    Map<String, String> broken = new LinkedHashMap<>();
    if (change.isPlain()) {
      return List.of();
    }
    for (State value : bodies.values()) {
      ObjectNode whole = bodies.object(value.classification(), bodies.reason());
      for (String name : change.members()) {
        for (ObjectNode altered : altered(change, whole, name)) {
          change.problems(altered).stream()
              .findFirst()
              .ifPresent(problem -> broken.putIfAbsent(words(problem), altered.toString()));
        }
      }
    }
    return List.copyOf(broken.values());
  }

  private static List<ObjectNode> altered(ChangeSchema change, ObjectNode whole, String name) {
    List<ObjectNode> altered = new ArrayList<>();
    if (name.equals(change.roles().value())) {
      return altered;
    }
    boolean isReason = name.equals(change.roles().reason());
    if (!isReason) {
      altered.add(whole.deepCopy().without(name));
      for (JsonNode other : OTHERS) {
        altered.add(whole.deepCopy().set(name, other));
      }
    }
    texts(change.member(name), whole.path(name).asString("x"))
        .forEach(text -> altered.add(whole.deepCopy().put(name, text)));
    return altered;
  }

  /** What a member isn't that is a text, a number or the like. */
  private static final List<JsonNode> OTHERS =
      List.of(
          JsonNodeFactory.instance.numberNode(7),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.objectNode());

  /** Texts that a schema may refuse: beyond its limits, and not of its pattern. */
  private static Stream<String> texts(JsonNode schema, String sound) {
    int most = schema.path("maxLength").asInt(0);
    Stream<String> tooLong =
        most > 0 && most < ChangeSchema.LONGEST
            ? Stream.of(ChangeSchema.stretched(sound, most + 1))
            : Stream.empty();
    return Stream.concat(tooLong, Stream.of("!", " ", ""));
  }
}
