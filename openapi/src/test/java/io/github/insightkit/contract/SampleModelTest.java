package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One of the contract's examples, as Java. */
class SampleModelTest {

  @Test
  void theFirstExampleWithAReasonIsTheSample() {
    assertThat(sample(c -> {}).toString())
        .isEqualTo(
            "{\"method\":\"acceptRisk\",\"arguments\":"
                + "\"\\\"Reachable only through the office network.\\\"\",\"afterReset\":\"\"}");
  }

  @Test
  void whatIsDemandedIsTakenFromTheExamples() {
    ObjectNode sample =
        sample(
            c -> {
              c.object(BODY).putArray("required").add("due_at").add("levels").add("count");
              member(c, "due_at").put("type", "string").put("format", "date-time");
              member(c, "count").put("type", "integer");
              ObjectNode levels = member(c, "levels").put("type", "array");
              levels.putObject("items").put("$ref", "#/components/schemas/ClassificationValue");
              for (String name : new String[] {"AcceptRisk", "Reset"}) {
                c.object("/components/examples/" + name + "/value")
                    .put("due_at", "2027-01-02T03:04:05Z")
                    .put("count", 3)
                    .putArray("levels")
                    .add("other");
              }
            });

    assertThat(sample.path("afterReset").stringValue(""))
        .isEqualTo(
            ", java.time.OffsetDateTime.parse(\"2027-01-02T03:04:05Z\").toInstant(), 3L,"
                + " java.util.List.of(new ClassificationValue(\"other\"))");
  }

  private static ObjectNode member(Edited c, String name) {
    return c.object(BODY + "/properties").putObject(name).put("description", "One more.");
  }

  private static ObjectNode sample(Consumer<Edited> edit) {
    Contract contract = new Contract(Edited.by(edit).object(""));
    return SampleModel.of(contract, ChangeBody.of(contract).orElseThrow());
  }
}
