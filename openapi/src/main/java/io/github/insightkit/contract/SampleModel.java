package io.github.insightkit.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A change that the contract accepts, as Java: one of its own examples. */
final class SampleModel {

  private final Contract contract;
  private final ChangeBody body;
  private final String home;

  private SampleModel(Contract contract, ChangeBody body) {
    this.contract = contract;
    this.body = body;
    this.home = contract.at("x-state-machine").text("home");
  }

  static ObjectNode of(Contract contract, ChangeBody body) {
    return new SampleModel(contract, body).node();
  }

  private ObjectNode node() {
    // One with a reason says more than one without.
    Transition set =
        accepted().stream()
            .filter(row -> row.from().equals(home))
            .min(Comparator.comparing(row -> !example(row).has(body.nameOf("reason"))))
            .orElseThrow();
    Set<String> given = body.required(example(set).path(body.nameOf("value")));
    if (example(set).has(body.nameOf("reason"))) {
      given.add(body.nameOf("reason"));
    }
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    sample
        .put("method", JavaName.of(set.to()).method())
        .put("arguments", arguments(example(set), given));
    accepted().stream()
        .filter(row -> row.to().equals(home) && !row.from().equals(home))
        .findFirst()
        .ifPresent(
            reset -> {
              Set<String> demanded = body.required(JsonNodeFactory.instance.nullNode());
              String arguments = arguments(example(reset), demanded);
              sample.put("afterReset", arguments.isEmpty() ? "" : ", " + arguments);
            });
    return sample;
  }

  private List<Transition> accepted() {
    return contract.transitions().stream().filter(row -> row.outcome().equals("accepted")).toList();
  }

  private JsonNode example(Transition row) {
    return contract.at("components", "examples", row.request(), "value").node();
  }

  private String arguments(JsonNode example, Set<String> given) {
    return ChangeMember.all(contract, body).stream()
        .filter(member -> given.contains(member.json()))
        .map(member -> expression(member.type(), example.path(member.json())))
        .collect(Collectors.joining(", "));
  }

  /** What a caller would write for this value. */
  private static String expression(MemberType type, JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(entry -> expression(type, entry))
          .collect(Collectors.joining(", ", "java.util.List.of(", ")"));
    }
    String literal = JavaText.literal(value.asString(""));
    return switch (type.kind()) {
      case STRING -> literal;
      case INTEGER -> value.asString() + "L";
      case NUMBER -> "new java.math.BigDecimal(" + literal + ")";
      case BOOLEAN -> value.asString();
      case DATE_TIME -> "java.time.OffsetDateTime.parse(" + literal + ").toInstant()";
      case ENUMERATION -> "new " + type.schema() + "(" + literal + ")";
      case OBJECT -> "null";
    };
  }
}
