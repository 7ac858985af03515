package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiShapeTest {

  @Test
  void aMemberThatOpenApiDoesNotKnowIsNamed() {
    assertThat(problemsAfter(c -> c.object("/info").put("versoin", "1")))
        .containsExactly(
            "/info/versoin: expected a member that OpenAPI 3.1 knows here, came versoin; correct"
                + " its spelling or remove it");
  }

  @Test
  void aMemberThatIsMissingIsNamedOnceAndNotForEachOfItsSiblings() {
    assertThat(problemsAfter(c -> c.object("/components/parameters/IssueId").remove("required")))
        .containsExactly(
            "/components/parameters/IssueId: expected what OpenAPI 3.1 allows here, came required"
                + " property 'required' not found; correct it");
  }

  @Test
  void aSchemaThatIsNoSchemaIsToldWhereItStands() {
    assertThat(
            problemsAfter(
                c ->
                    c.object("/components/schemas/EnvelopeItem/properties/message")
                        .put("type", "strng")))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "/components/schemas/EnvelopeItem/properties/message/type: expected what"
                            + " OpenAPI 3.1 allows here, came \"strng\": does not have a value in"
                            + " the enumeration"));
  }
}
