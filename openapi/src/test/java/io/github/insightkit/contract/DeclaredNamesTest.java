package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeclaredNamesTest {

  @Test
  void aSecurityRequirementNamesASchemeThatIsDeclared() {
    assertThat(problemsAfter(c -> c.object("/components").remove("securitySchemes")))
        .containsExactly(
            "/security/0/apiToken: expected an entry of #/components/securitySchemes, came"
                + " apiToken; correct the name or add the scheme");
  }

  @Test
  void aTagOfAnOperationIsDeclared() {
    assertThat(problemsAfter(c -> c.object("/tags/0").put("name", "Insights")))
        .hasSize(2)
        .allMatch(
            line ->
                line.endsWith(
                    "/patch/tags/0: expected the name of an entry of #/tags, came"
                        + " \"InsightClassification\"; correct the name or add the tag"));
  }
}
