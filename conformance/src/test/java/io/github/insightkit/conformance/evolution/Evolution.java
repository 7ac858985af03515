package io.github.insightkit.conformance.evolution;

import io.github.insightkit.conformance.contract.Contract;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One way in which the contract may evolve.
 *
 * @param name what changes
 * @param edit makes the change
 */
public record Evolution(String name, UnaryOperator<EditedContract> edit) {

  static final List<Evolution> ALL =
      List.of(
          new Evolution("a value with a required rationale", c -> c.value("mitigated", true)),
          new Evolution("a value with an optional rationale", c -> c.value("deferred", false)),
          new Evolution("a value removed", c -> c.without("other")),
          new Evolution(
              "a direct change allowed",
              c -> {
                c.row("false_positive", "accept_risk").put("outcome", "accepted");
                return c;
              }),
          new Evolution(
              "every value demands a rationale",
              c -> {
                c.demanding().add("false_positive");
                c.example("FalsePositive").put("rationale", "Gone.");
                c.state("false_positive").put("rationaleRequired", true);
                return c;
              }),
          new Evolution(
              "every request demands a rationale, a reset too",
              c -> {
                c.change().putArray("required").add("rationale");
                c.change().remove("if");
                c.change().remove("then");
                c.example("FalsePositive").put("rationale", "Gone.");
                c.example("Reset").put("rationale", "Gone.");
                c.state("false_positive").put("rationaleRequired", true);
                return c;
              }),
          new Evolution(
              "a rationale with a limit and a pattern",
              c -> {
                c.member("rationale").put("maxLength", 500).put("pattern", "^\\S");
                return c;
              }),
          new Evolution(
              "a rationale of a few letters",
              c -> {
                c.member("rationale")
                    .put("minLength", 5)
                    .put("maxLength", 12)
                    .put("pattern", "^[A-Z]+-\\d+$");
                for (String name : List.of("FalsePositiveWithRationale", "AcceptRisk", "Other")) {
                  c.example(name).put("rationale", "CHG-1234");
                }
                return c;
              }),
          new Evolution(
              "an optional member",
              c -> {
                c.member("expires_at").put("type", "string").put("format", "date-time");
                return c;
              }),
          new Evolution(
              "a member required for one value",
              c -> {
                c.member("ticket").put("type", "string").put("minLength", 3);
                c.demand("other", "ticket");
                c.example("Other").put("ticket", "CHG-1");
                c.example("OtherWithoutRationale").put("ticket", "CHG-1");
                return c;
              }),
          new Evolution("the rationale renamed", c -> c.renamed("rationale", "reason")),
          new Evolution(
              "a result in the answer",
              c -> {
                c.at("/components/schemas/SuccessEnvelope/properties")
                    .putObject("result")
                    .put("type", "object")
                    .putObject("properties")
                    .putObject("id")
                    .put("type", "string");
                return c;
              }),
          new Evolution("a third scope", c -> c.scope("organization", "organizations")),
          new Evolution("a state that can't be left", c -> c.terminal("other")),
          new Evolution(
              "success with 202",
              c -> {
                for (JsonNode item : c.at("/paths")) {
                  ObjectNode responses = (ObjectNode) item.requiredAt("/patch/responses");
                  responses.set("202", responses.remove("2XX"));
                }
                return c;
              }),
          new Evolution(
              "values that are no names",
              c ->
                  c.value("default", true)
                      .value("won't-fix", false)
                      .value("2fa", true)
                      .value("class", false)
                      .value("unrecognized", true)
                      .value("Other", false)),
          new Evolution("eight values", c -> c.values(8)));

  /** The one of this name. */
  public static Evolution named(String name) {
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** The contract after it. */
  public Contract contract() {
    return edit.apply(new EditedContract()).contract();
  }

  @Override
  public String toString() {
    return name;
  }
}
