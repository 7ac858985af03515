package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.BODY;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaKeywordsTest {

  @Test
  void aMisspeltKeywordIsNamed() {
    assertThat(
            problemsAfter(
                c -> {
                  var then = c.object(BODY + "/then");
                  then.set("requred", then.get("required"));
                }))
        .containsExactly(
            BODY
                + "/then/requred: expected a keyword of JSON Schema 2020-12 or OpenAPI 3.1, came"
                + " requred; correct its spelling, or begin it with x- if it is an extension");
  }

  @Test
  void anExtensionAndTheKeywordsOfOpenApiAreNoProblem() {
    assertThat(
            problemsAfter(
                c ->
                    c.object(BODY)
                        .put("x-note", "anything")
                        .put("deprecated", true)
                        .set("externalDocs", Edited.node().put("url", "https://example.com"))))
        .isEmpty();
  }

  @Test
  void aPropertyMayHaveAnyName() {
    assertThat(
            problemsAfter(
                c ->
                    c.object(BODY + "/properties")
                        .set(
                            "requred",
                            Edited.node().put("type", "string").put("description", "A text."))))
        .isEmpty();
  }
}
