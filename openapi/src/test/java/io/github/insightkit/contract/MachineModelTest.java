package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state machine as the templates of the fake read it. */
class MachineModelTest {
  private final JsonNode machine = MachineModel.of(new Contract(edited()));

  private static JsonNode edited() {
    JsonNode root = Edited.tree();
    ((ObjectNode) root.at("/components/examples/RefusedDirectChange/value/errors/0"))
        .put("message", "Say \"reset\" first");
    return root;
  }

  private JsonNode row(String from, String to) {
    return StreamSupport.stream(machine.path("transitions").spliterator(), false)
        .filter(row -> row.path("from").stringValue("").equals(from))
        .filter(row -> row.path("to").stringValue("").equals(to))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsAreNamedLikeConstantsAndAnsweredByLiterals() {
    assertThat(machine.path("home").stringValue("")).isEqualTo("UNCLASSIFIED");
    assertThat(machine.path("transitions")).hasSize(16);
    assertThat(row("OTHER", "ACCEPT_RISK").path("outcome").stringValue("")).isEqualTo("REFUSED");
    assertThat(row("OTHER", "ACCEPT_RISK").path("answer").stringValue(""))
        .startsWith("\"{\\\"success\\\":false")
        .contains("Say \\\\\\\"reset\\\\\\\" first")
        .endsWith("}\"");
  }

  @Test
  void rowWithoutAnExampleHasNoAnswer() {
    assertThat(row("OTHER", "OTHER").path("outcome").stringValue("")).isEqualTo("UNSPECIFIED");
    assertThat(row("OTHER", "OTHER").path("answer").stringValue("")).isEqualTo("null");
  }
}
