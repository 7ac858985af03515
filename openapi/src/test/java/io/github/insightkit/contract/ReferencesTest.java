package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static final String USE =
      "/components/responses/Applied/content/application~1json/schema";

  @Test
  void aDanglingReferenceIsNamedWithItsPlaceAndItsTarget() {
    assertThat(problemsAfter(c -> c.object(USE).put("$ref", "#/components/schemas/Gone")))
        .contains(
            USE
                + "/$ref: expected a reference to something that is there, came"
                + " #/components/schemas/Gone, where nothing stands; correct the reference or add"
                + " its target");
  }

  @Test
  void everyDanglingReferenceIsNamed() {
    assertThat(problemsAfter(c -> c.object("/components/schemas").remove("EnvelopeItem")))
        .filteredOn(
            line -> line.contains("#/components/schemas/EnvelopeItem, where nothing stands"))
        .hasSize(4);
  }

  @Test
  void aSchemaThatIsSaidToBeViolatedMustBeThere() {
    assertThat(
            problemsAfter(
                c ->
                    c.object("/components/examples/UnknownValue")
                        .put("x-violates", "#/components/schemas/Gone")))
        .containsExactly(
            "/components/examples/UnknownValue/x-violates: expected a reference to something that"
                + " is there, came #/components/schemas/Gone, where nothing stands; correct the"
                + " reference or add its target");
  }

  @Test
  void aReferenceOutOfTheDocumentIsRefused() {
    assertThat(problemsAfter(c -> c.object(USE).put("$ref", "https://example.com/schema.json")))
        .contains(
            USE
                + "/$ref: expected a reference into this document or one beside it, came"
                + " \"https://example.com/schema.json\"; write it as #/ and the way to the target,"
                + " behind the file's name if it is another");
  }

  @Test
  void aReferenceToAnotherKindOfThingIsRefused() {
    assertThat(
            problemsAfter(
                c ->
                    c.object(
                            "/paths/~1zones~1{zone_id}~1security-center~1insights~1{issue_id}~1classification/parameters/0")
                        .put("$ref", "#/components/schemas/EnvelopeItem")))
        .anyMatch(
            line ->
                line.contains(
                    "/parameters/0/$ref: expected a reference to something below"
                        + " #/components/parameters/, came #/components/schemas/EnvelopeItem;"
                        + " correct the reference"));
  }

  @Test
  void aCircleOfReferencesIsRefused() {
    assertThat(
            problemsAfter(
                c ->
                    c.object("/components/schemas")
                        .set(
                            "EnvelopeItem",
                            Edited.node().put("$ref", "#/components/schemas/EnvelopeItem"))))
        .contains(
            "/components/schemas/EnvelopeItem/$ref: expected a chain of references that ends, came"
                + " #/components/schemas/EnvelopeItem, which leads in a circle; let one of them say"
                + " what it is");
  }
}
