package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.insightkit.conformance.Frozen;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the contract says of the body of a change. */
class ChangeSchemaTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  @Test
  void theBundledContractSaysNoMoreThanItsStatesAndRolesTell() {
    assertThat(CONTRACT.change().isPlain()).isTrue();
    assertThat(CONTRACT.change().place()).isEqualTo("#/components/schemas/ClassificationChange");
    assertThat(CONTRACT.change().members()).containsExactly("classification", "rationale");
  }

  @Test
  void aLimitAMemberAndAConditionAreMoreThanThat() {
    assertThat(edited(change -> change.withObject("/properties/rationale").put("maxLength", 9)))
        .returns(false, ChangeSchema::isPlain);
    assertThat(edited(change -> change.withObject("/properties").putObject("ticket")))
        .returns(false, ChangeSchema::isPlain);
    assertThat(edited(change -> change.putArray("required").add("rationale")))
        .returns(false, ChangeSchema::isPlain);
  }

  @Test
  void aBodyIsTakenOrRefusedForItsPlaceAndKeyword() {
    assertThat(CONTRACT.change().takes(json("{\"classification\":\"false_positive\"}"))).isTrue();
    assertThat(CONTRACT.change().takes(json("{\"classification\":\"other\"}"))).isFalse();
    assertThat(CONTRACT.change().problems(json("{\"classification\":\"other\"}")))
        .extracting(Schemas.Problem::pointer, Schemas.Problem::keyword)
        .containsExactly(tuple("/rationale", "required"));
  }

  @Test
  void whatAValueDemandsStandsInTheSchemaAndInItsConditions() {
    ChangeSchema change =
        edited(
            schema -> {
              schema.putArray("required").add("note");
              ObjectNode condition = schema.putArray("allOf").addObject();
              condition.withObject("/if/properties/classification").putNull("const");
              condition.withObject("/then").putArray("required").add("approval");
            });

    assertThat(change.demanded(json("\"other\""))).containsExactly("note", "rationale");
    assertThat(change.demanded(json("\"false_positive\""))).containsExactly("note");
    assertThat(change.demanded(json("null"))).containsExactly("note", "approval");
  }

  @Test
  void eachStateHasTheExampleOfItsRows() {
    StateMachine machine = CONTRACT.machine();

    assertThat(CONTRACT.change().example(machine.home()))
        .isEqualTo(json("{\"classification\":null}"));
    assertThat(CONTRACT.change().example(machine.state("accept_risk")))
        .isEqualTo(
            json(
                "{\"classification\":\"accept_risk\",\"rationale\":\"Reachable only through the"
                    + " office network.\"}"));
  }

  @Test
  void aReasonIsAsLongAsItsSchemaSays() {
    assertThat(CONTRACT.change().longestReason()).isEmpty();
    assertThat(
            edited(change -> change.withObject("/properties/rationale").put("maxLength", 9))
                .longestReason())
        .hasValue(9);
  }

  @Test
  void aTextIsStretchedToALength() {
    assertThat(ChangeSchema.stretched("abc", 7)).isEqualTo("abcabca");
    assertThat(ChangeSchema.stretched("abc", 6)).isEqualTo("abcabc");
    assertThat(ChangeSchema.stretched("abc", 2)).isEqualTo("ab");
  }

  private static ChangeSchema edited(Consumer<ObjectNode> edit) {
    ObjectNode document = (ObjectNode) CONTRACT.document().deepCopy();
    edit.accept((ObjectNode) document.requiredAt("/components/schemas/ClassificationChange"));
    return Contract.parse(document.toString()).change();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
