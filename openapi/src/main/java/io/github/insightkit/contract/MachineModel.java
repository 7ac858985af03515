package io.github.insightkit.contract;

import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The state machine as the templates of the fake read it: its table, with the answers as text. */
final class MachineModel {

  private MachineModel() {}

  static ObjectNode of(Contract contract) {
    ObjectNode machine =
        JsonNodeFactory.instance
            .objectNode()
            .put("home", constant(contract.at("x-state-machine").text("home")));
    ArrayNode rows = machine.putArray("transitions");
    for (Transition row : contract.transitions()) {
      Place answer = contract.at("components", "examples", row.response(), "value");
      rows.addObject()
          .put("from", constant(row.from()))
          .put("to", constant(row.to()))
          .put("outcome", row.outcome().toUpperCase(Locale.ROOT))
          .put("answer", answer.exists() ? JavaText.literal(answer.node().toString()) : "null");
    }
    return machine;
  }

  private static String constant(String state) {
    return JavaName.of(state).constant();
  }
}
