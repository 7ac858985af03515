package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.ROWS;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransitionExamplesTest {

  @Test
  void aRequestIsAnExampleThatExists() {
    assertThat(problemsAfter(c -> c.row("unclassified", "other").put("request", "Othr")))
        .containsExactly(
            ROWS
                + "/3/request: expected the name of an entry of #/components/examples, came"
                + " \"Othr\"; correct the name or add the example");
  }

  @Test
  void aRequestAsksForTheStateOfItsRow() {
    assertThat(problemsAfter(c -> c.row("unclassified", "other").put("request", "Reset")))
        .containsExactly(
            ROWS
                + "/3/request: expected an example that asks for \"other\", came Reset, which is"
                + " {\"classification\":null}; name another example or correct this one");
  }

  @Test
  void aRequestIsTakenByTheSchemaOfTheBody() {
    assertThat(
            problemsAfter(
                c -> c.row("unclassified", "other").put("request", "OtherWithoutRationale")))
        .containsExactly(
            ROWS
                + "/3/request: expected an example that #/components/schemas/ClassificationChange"
                + " takes, came OtherWithoutRationale: required property 'rationale' not found;"
                + " name another example or correct this one");
  }

  @Test
  void anAcceptedRequestIsAnsweredByASuccess() {
    assertThat(
            problemsAfter(
                c -> c.row("unclassified", "other").put("response", "RefusedDirectChange")))
        .singleElement()
        .asString()
        .startsWith(
            ROWS
                + "/3/response: expected an example that #/components/schemas/SuccessEnvelope"
                + " takes, came RefusedDirectChange: /success must be the constant value 'true'");
  }

  @Test
  void aRefusedRequestIsAnsweredByAFailure() {
    assertThat(problemsAfter(c -> c.row("other", "accept_risk").put("response", "Applied")))
        .singleElement()
        .asString()
        .startsWith(
            ROWS
                + "/14/response: expected an example that #/components/schemas/FailureEnvelope"
                + " takes, came Applied: ");
  }

  @Test
  void aSpecifiedOutcomeShowsItsAnswer() {
    assertThat(problemsAfter(c -> c.row("unclassified", "other").remove("response")))
        .containsExactly(
            ROWS
                + "/3: expected response, for the outcome is accepted, came none; name the example"
                + " of the answer");
  }

  @Test
  void anUnspecifiedOutcomeShowsNoAnswer() {
    assertThat(problemsAfter(c -> c.row("other", "other").put("response", "Applied")))
        .containsExactly(
            ROWS
                + "/15/response: expected none, for the outcome is unspecified, came Applied;"
                + " remove it, or say which outcome the contract demands");
  }
}
