package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static io.github.insightkit.contract.Edited.ROWS;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list in README.md of what a new value takes: complete, and each entry of it needed. */
class FifthValueTest {

  private enum Part {
    VALUE,
    CONDITION,
    STATE,
    TRANSITIONS,
    EXAMPLE
  }

  private static void add(Part part, Edited c) {
    switch (part) {
      case VALUE -> c.array("/components/schemas/ClassificationValue/enum").add("mitigated");
      case CONDITION -> c.array(BODY + "/if/properties/classification/enum").add("mitigated");
      case STATE ->
          c.array("/x-state-machine/states")
              .addObject()
              .put("state", "mitigated")
              .put("classification", "mitigated")
              .put("rationaleRequired", true)
              .put("description", "Something stands in the way. Takes a rationale.");
      case TRANSITIONS -> addTransitions(c);
      case EXAMPLE ->
          c.object("/components/examples")
              .putObject("Mitigated")
              .putObject("value")
              .put("classification", "mitigated")
              .put("rationale", "Rule 12.");
    }
  }

  private static void addTransitions(Edited c) {
    for (String other : List.of("unclassified", "false_positive", "accept_risk", "other")) {
      boolean unclassified = other.equals("unclassified");
      var into = c.array(ROWS).addObject().put("from", other).put("to", "mitigated");
      into.put("outcome", unclassified ? "accepted" : "refused")
          .put("request", "Mitigated")
          .put("response", unclassified ? "Applied" : "RefusedDirectChange");
      var out = c.array(ROWS).addObject().put("from", "mitigated").put("to", other);
      out.put("outcome", unclassified ? "accepted" : "refused")
          .put("request", c.row("unclassified", other).get("request").stringValue())
          .put("response", unclassified ? "Applied" : "RefusedDirectChange");
    }
    c.array(ROWS)
        .addObject()
        .put("from", "mitigated")
        .put("to", "mitigated")
        .put("outcome", "unspecified")
        .put("observation", "same-value")
        .put("request", "Mitigated");
  }

  @Test
  void allFivePlacesTogetherAreSound() {
    assertThat(with(EnumSet.allOf(Part.class))).isEmpty();
  }

  @Test
  void aForgottenValueIsTold() {
    assertThat(without(Part.VALUE))
        .anyMatch(
            line ->
                line.startsWith(
                    "/x-state-machine/states/4/classification: expected null or a value of"));
  }

  @Test
  void aForgottenConditionIsTold() {
    assertThat(without(Part.CONDITION))
        .singleElement()
        .asString()
        .startsWith("/x-state-machine/states/4/rationaleRequired: expected the same as in");
  }

  @Test
  void aForgottenStateIsTold() {
    assertThat(without(Part.STATE))
        .anyMatch(
            line -> line.contains("enum/3: expected a state for each value, came \"mitigated\""));
  }

  @Test
  void forgottenTransitionsAreToldOneByOne() {
    assertThat(without(Part.TRANSITIONS))
        .filteredOn(line -> line.startsWith(ROWS + ": expected one row for each pair of states"))
        .hasSize(9);
  }

  @Test
  void aForgottenExampleIsTold() {
    assertThat(without(Part.EXAMPLE))
        .hasSize(5)
        .allMatch(
            line ->
                line.contains(
                    "expected the name of an entry of #/components/examples, came \"Mitigated\""));
  }

  private static List<String> without(Part forgotten) {
    return with(EnumSet.complementOf(EnumSet.of(forgotten)));
  }

  private static List<String> with(Set<Part> parts) {
    return problemsAfter(c -> parts.forEach(part -> add(part, c)));
  }
}
