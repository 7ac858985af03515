package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemasCompileTest {

  @Test
  void aPatternThatIsNoRegularExpressionIsToldWithItsSchema() {
    assertThat(
            problemsAfter(
                c -> c.object("/components/parameters/IssueId/schema").put("pattern", "[")))
        .containsExactly(
            "/components/parameters/IssueId/schema: expected a schema that can be built, came one"
                + " that can't (Unclosed character class near index 0 [ ^); correct the schema");
  }
}
