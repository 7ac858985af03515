package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Faults in what counts as a value. */
final class ValueFaults {
  private ValueFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    return List.of(
        fault("unknown-value-accepted", "VALUE-01")
            .says("a value that the contract doesn't know is acknowledged")
            .by(accepting(cases::isUnknown)),
        fault("value-case-ignored", "VALUE-05")
            .says("upper case letters count as lower case ones")
            .by(reading(cases, text -> text.toLowerCase(Locale.ROOT))),
        fault("value-padding-ignored", "VALUE-06")
            .says("blanks around a value are dropped")
            .by(reading(cases, String::strip)),
        fault("empty-value-resets", "VALUE-07")
            .says("an empty string resets")
            .by(resetting(cases, "")),
        fault("null-text-resets", "VALUE-07")
            .says("the string \"null\" resets")
            .by(resetting(cases, "null")),
        fault("unknown-value-resets", "VALUE-02")
            .says("a value that the contract doesn't know is refused, and the insight is reset")
            .by(storing(cases, cases.home())),
        fault("unknown-value-stored", "VALUE-02")
            .says("a value that the contract doesn't know is refused, and another is set")
            .by(storing(cases, cases.first())),
        accepted("non-string", "a number, a boolean, an array or an object")
            .by(accepting(node -> !node.isNull() && !node.isString())),
        accepted("number", "a number").by(accepting(JsonNode::isNumber)),
        accepted("boolean", "a boolean").by(accepting(JsonNode::isBoolean)),
        accepted("array", "an array").by(accepting(JsonNode::isArray)),
        accepted("object", "an object").by(accepting(JsonNode::isObject)));
  }

  private static Fault.Name accepted(String type, String what) {
    return fault(type + "-value-accepted", "VALUE-03")
        .says("a value that is " + what + " is acknowledged");
  }

  /** Acknowledged, with no effect. */
  private static Change accepting(Predicate<JsonNode> what) {
    return grant(refusedFor(what));
  }

  private static Change storing(Cases cases, State state) {
    return store(
        Refusal.class, refusedFor(cases::isUnknown), (attempt, before) -> new Insight(state, null));
  }

  private static When refusedFor(Predicate<JsonNode> what) {
    return (attempt, before) ->
        attempt.refusal() != null && !attempt.value().isMissingNode() && what.test(attempt.value());
  }

  /** Reads what is no value as if it had been written otherwise. */
  private static Change reading(Cases cases, UnaryOperator<String> as) {
    return reading(
        node ->
            cases.isUnknown(node)
                ? cases.machine().byClassification(as.apply(node.stringValue()))
                : null);
  }

  private static Change resetting(Cases cases, String text) {
    return reading(
        node -> node.isString() && node.stringValue().equals(text) ? cases.home() : null);
  }

  private static Change reading(Function<JsonNode, @Nullable State> meaning) {
    return on(
        Behaviour.ReadValue.class,
        usual ->
            (request, body) -> {
              State meant = meaning.apply(body.value());
              return meant != null ? meant : usual.read(request, body);
            });
  }
}
