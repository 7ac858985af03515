package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationsTest {

  private static final String PATH =
      "/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1classification";

  @Test
  void everyPartOfThePathIsDeclaredAsAParameter() {
    assertThat(problemsAfter(c -> c.array(PATH + "/parameters").remove(0)))
        .containsExactly(
            PATH
                + "/parameters: expected the path parameters [issue_id, zone_id], came [issue_id];"
                + " declare each parameter of the path, and no other");
  }

  @Test
  void twoOperationsDoNotShareAName() {
    assertThat(
            problemsAfter(
                c -> c.object(PATH + "/patch").put("operationId", "classifyAccountInsight")))
        .containsExactly(
            PATH
                + "/patch/operationId: expected a name of its own, came classifyAccountInsight;"
                + " name the operation");
  }

  @Test
  void aScopeHasOneOperation() {
    assertThat(problemsAfter(c -> c.object(PATH + "/patch").put("x-scope", "account")))
        .containsExactly(
            PATH + "/patch/x-scope: expected a scope of its own, came account again; name another");
  }

  @Test
  void anOperationSaysWhatAFailureLooksLike() {
    assertThat(problemsAfter(c -> c.object(PATH + "/patch/responses").remove("4XX")))
        .containsExactly(
            PATH + "/patch/responses: expected an answer 4XX, came none; say what it looks like");
  }

  @Test
  void anOperationSaysWhatItsBodyLooksLike() {
    assertThat(problemsAfter(c -> c.object(PATH + "/patch").remove("requestBody")))
        .containsExactly(
            PATH
                + "/patch/requestBody: expected content/application~1json/schema, came none; say"
                + " what the body looks like");
  }
}
