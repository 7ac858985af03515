package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static io.github.insightkit.contract.Edited.ROWS;

import java.util.List;

/** A value that is added to the contract in all the places that README.md lists. */
final class FifthValue {
  private FifthValue() {}

  enum Part {
    VALUE,
    CONDITION,
    STATE,
    TRANSITIONS,
    EXAMPLE
  }

  static void add(Part part, Edited c) {
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
}
