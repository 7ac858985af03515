package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamplesTest {

  private static final String EXAMPLES = "/components/examples/";

  @Test
  void anExampleThatItsSchemaRefusesIsToldOnceHoweverManyUseIt() {
    assertThat(
            problemsAfter(
                c -> c.object(EXAMPLES + "FalsePositiveWithRationale/value").put("rationale", 3)))
        .containsExactly(
            EXAMPLES
                + "FalsePositiveWithRationale:"
                + " expected an example that #/components/schemas/ClassificationChange takes, came"
                + " {\"classification\":\"false_positive\",\"rationale\":3}: /rationale integer"
                + " found, string expected; correct the example or the schema");
  }

  @Test
  void anExampleOfAParameterIsJudgedToo() {
    assertThat(
            problemsAfter(
                c -> c.object("/components/parameters/ZoneId").put("example", "z".repeat(33))))
        .containsExactly(
            "/components/parameters/ZoneId/example: expected an example that"
                + " #/components/parameters/ZoneId/schema takes, came \""
                + "z".repeat(33)
                + "\": must be at most 32 characters long; correct the example or the schema");
  }

  @Test
  void anExampleOfAnAnswerIsJudgedToo() {
    assertThat(
            problemsAfter(
                c -> c.object(EXAMPLES + "RefusedRationaleMissing/value").put("success", 0)))
        .singleElement()
        .asString()
        .startsWith(
            EXAMPLES
                + "RefusedRationaleMissing:"
                + " expected an example that #/components/schemas/FailureEnvelope takes");
  }

  @Test
  void anExampleInsideASchemaIsJudgedToo() {
    assertThat(
            problemsAfter(
                c ->
                    c.object("/components/schemas/ClassificationValue")
                        .putArray("examples")
                        .add("other")
                        .add("snoozed")))
        .singleElement()
        .asString()
        .startsWith(
            "/components/schemas/ClassificationValue/examples/1: expected an example that"
                + " #/components/schemas/ClassificationValue takes, came \"snoozed\"");
  }

  @Test
  void anExampleThatIsSaidToViolateASchemaMustReallyDoSo() {
    assertThat(
            problemsAfter(
                c -> c.object(EXAMPLES + "OtherWithoutRationale/value").put("rationale", "Moved")))
        .containsExactly(
            EXAMPLES
                + "OtherWithoutRationale: expected an example that"
                + " #/components/schemas/ClassificationChange refuses, came"
                + " {\"classification\":\"other\",\"rationale\":\"Moved\"}, which it takes; correct"
                + " the example, or remove x-violates and use it");
  }

  @Test
  void anExampleHasAValue() {
    assertThat(problemsAfter(c -> c.object(EXAMPLES + "UnknownValue").remove("value")))
        .singleElement()
        .asString()
        .startsWith(EXAMPLES + "UnknownValue: expected a value to judge, came {");
  }

  @Test
  void anExampleThatNothingUsesIsAProblem() {
    assertThat(
            problemsAfter(
                c ->
                    c.object("/components/examples")
                        .set("Stray", Edited.node().set("value", Edited.node()))))
        .containsExactly(
            EXAMPLES
                + "Stray: expected an example that something uses, came one that no body, answer or"
                + " transition names; name it where it belongs or remove it");
  }
}
