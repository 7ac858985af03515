package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Faults in what counts as a value. */
final class ValueFaults {
  private final StateMachine machine;
  private final Predicate<JsonNode> unknown;

  private ValueFaults(StateMachine machine) {
    this.machine = machine;
    this.unknown = node -> node.isString() && machine.byClassification(node.stringValue()) == null;
  }

  static List<Fault> of(StateMachine machine) {
    ValueFaults here = new ValueFaults(machine);
    return List.of(
        accepted(
            "unknown-value-accepted",
            "a value that the contract doesn't know is acknowledged",
            "VALUE-01",
            here.unknown),
        here.read(
            "value-case-ignored",
            "VALUE-05",
            "upper case letters count as lower case ones",
            text -> text.toLowerCase(Locale.ROOT)),
        here.read(
            "value-padding-ignored",
            "VALUE-06",
            "blanks around a value are dropped",
            String::strip),
        here.reset("empty-value-resets", "an empty string resets", ""),
        here.reset("null-text-resets", "the string \"null\" resets", "null"),
        here.refusedButStored(
            "unknown-value-resets",
            "a value that the contract doesn't know is refused, and the insight is reset",
            machine.home()),
        here.refusedButStored(
            "unknown-value-stored",
            "a value that the contract doesn't know is refused, and another is set",
            machine.values().get(0)),
        accepted(
            "non-string-value-accepted",
            "a value that is a number, a boolean, an array or an object is acknowledged",
            "VALUE-03",
            node -> !node.isNull() && !node.isString()),
        accepted(
            "number-value-accepted",
            "a value that is a number is acknowledged",
            "VALUE-03",
            JsonNode::isNumber),
        accepted(
            "boolean-value-accepted",
            "a value that is a boolean is acknowledged",
            "VALUE-03",
            JsonNode::isBoolean),
        accepted(
            "array-value-accepted",
            "a value that is an array is acknowledged",
            "VALUE-03",
            JsonNode::isArray),
        accepted(
            "object-value-accepted",
            "a value that is an object is acknowledged",
            "VALUE-03",
            JsonNode::isObject));
  }

  /** Acknowledged, with no effect. */
  private static Fault accepted(
      String id, String description, String rule, Predicate<JsonNode> when) {
    return new Fault(
        id,
        description,
        Clause.ONLY_VALUES,
        rule,
        sound ->
            sound.withDecide(
                (attempt, before) ->
                    names(attempt, when)
                        ? Applied.APPLIED
                        : sound.decide().decide(attempt, before)));
  }

  /** Read as if it had been written otherwise. */
  private Fault read(String id, String rule, String description, UnaryOperator<String> as) {
    return new Fault(
        id,
        description,
        Clause.ONLY_VALUES,
        rule,
        sound ->
            sound.withReadValue(
                (request, body) -> {
                  JsonNode node = body.path(Body.CLASSIFICATION);
                  State meant =
                      unknown.test(node)
                          ? machine.byClassification(as.apply(node.stringValue()))
                          : null;
                  return meant != null ? meant : sound.readValue().read(request, body);
                }));
  }

  private Fault reset(String id, String description, String text) {
    return new Fault(
        id,
        description,
        Clause.ONLY_VALUES,
        "VALUE-07",
        sound ->
            sound.withReadValue(
                (request, body) ->
                    body.path(Body.CLASSIFICATION).asString("-").equals(text)
                            && body.path(Body.CLASSIFICATION).isString()
                        ? machine.home()
                        : sound.readValue().read(request, body)));
  }

  private Fault refusedButStored(String id, String description, State state) {
    return new Fault(
        id,
        description,
        Clause.ONLY_VALUES,
        "VALUE-02",
        sound ->
            sound.withStore(
                (attempt, before, verdict) ->
                    names(attempt, unknown)
                        ? new Insight(state, null)
                        : sound.store().store(attempt, before, verdict)));
  }

  private static boolean names(Attempt attempt, Predicate<JsonNode> what) {
    return attempt.refusal() != null
        && attempt.body() != null
        && attempt.body().has(Body.CLASSIFICATION)
        && what.test(attempt.body().get(Body.CLASSIFICATION));
  }
}
