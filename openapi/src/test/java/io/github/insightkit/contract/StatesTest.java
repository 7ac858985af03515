package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatesTest {

  private static final String VALUES = "/components/schemas/ClassificationValue/enum";
  private static final String STATES = "/x-state-machine/states";

  @Test
  void aValueWithoutAStateIsNamed() {
    assertThat(problemsAfter(c -> c.array(VALUES).add("mitigated")))
        .containsExactly(
            VALUES
                + "/3: expected a state for each value, came \"mitigated\", which has none; add it"
                + " to x-state-machine/states, with its transitions");
  }

  @Test
  void aStateWithoutAValueIsNamed() {
    assertThat(problemsAfter(c -> c.array(VALUES).remove(2)))
        .contains(
            STATES
                + "/3/classification: expected null or a value of"
                + " #/components/schemas/ClassificationValue/enum, came \"other\"; add the value"
                + " there or remove the state");
  }

  @Test
  void aClassificationStandsInOneStateOnly() {
    assertThat(
            problemsAfter(
                c ->
                    c.array(STATES)
                        .add(c.object(STATES + "/1").deepCopy().put("state", "wrong_finding"))))
        .contains(
            STATES
                + "/4: expected each classification in one state, came \"false_positive\" again;"
                + " remove one of the rows");
  }

  @Test
  void aNameStandsForOneStateOnly() {
    assertThat(problemsAfter(c -> c.object(STATES + "/3").put("state", "accept_risk")))
        .contains(STATES + "/3: expected a name of its own, came accept_risk again; rename one");
  }

  @Test
  void aValueStandsOnceInTheSchema() {
    assertThat(problemsAfter(c -> c.array(VALUES).add("other")))
        .contains(
            VALUES + "/3: expected each value once, came \"other\" again; remove one of them");
  }

  @Test
  void homeIsTheStateWithoutAClassification() {
    assertThat(problemsAfter(c -> c.object("/x-state-machine").put("home", "other")))
        .containsExactly(
            "/x-state-machine/home: expected the name of the state whose classification is null,"
                + " came \"other\"; name that state, and add it if there is none");
  }

  @Test
  void aRationaleThatTheStateDemandsIsDemandedByTheSchema() {
    assertThat(problemsAfter(c -> c.array(BODY + "/if/properties/classification/enum").remove(0)))
        .contains(
            STATES
                + "/2/rationaleRequired: expected the same as in"
                + " #/components/schemas/ClassificationChange, which demands no rationale of"
                + " {\"classification\":\"accept_risk\"}, came true; add the value to the condition"
                + " of the schema that demands a rationale");
  }

  @Test
  void aRationaleThatTheSchemaDemandsIsDemandedByTheState() {
    assertThat(problemsAfter(c -> c.object(STATES + "/3").put("rationaleRequired", false)))
        .containsExactly(
            STATES
                + "/3/rationaleRequired: expected the same as in"
                + " #/components/schemas/ClassificationChange, which demands a rationale of"
                + " {\"classification\":\"other\"}, came false; say true here, or take the value"
                + " out of the condition of the schema");
  }

  @Test
  void aStateWithAValueSaysWhetherItTakesARationale() {
    assertThat(problemsAfter(c -> c.object(STATES + "/1").remove("rationaleRequired")))
        .containsExactly(
            STATES
                + "/1: expected rationaleRequired: true or false, came neither; say which it is");
  }

  @Test
  void theHomeStateSaysNothingAboutRationales() {
    assertThat(problemsAfter(c -> c.object(STATES + "/0").put("rationaleRequired", true)))
        .containsExactly(
            STATES
                + "/0/rationaleRequired: expected nothing, for a reset gives no reason, came true;"
                + " remove it");
  }
}
