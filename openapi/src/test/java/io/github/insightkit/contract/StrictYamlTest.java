package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictYamlTest {

  @Test
  void aKeyThatStandsTwiceIsToldWithItsPosition() {
    assertThat(ContractCheck.problems("openapi: 3.1.0\nopenapi: 3.1.1\n"))
        .containsExactly(
            "line 2, column 8: expected one YAML document in which no key stands twice, came text"
                + " that its reader refuses (Duplicate Object property \"openapi\"); correct the"
                + " text there");
  }

  @Test
  void textThatIsNoYamlIsToldWithItsPositionInOneLine() {
    assertThat(ContractCheck.problems("info:\n  title: a\n   version: b\n"))
        .singleElement()
        .asString()
        .startsWith("line 3, column 11: ")
        .doesNotContain("\n");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(ContractCheck.problems(Edited.text() + "---\nopenapi: 3.1.0\n"))
        .singleElement()
        .asString()
        .contains("expected one YAML document");
  }

  @Test
  void anythingButAMappingIsRefused() {
    assertThat(ContractCheck.problems("- openapi"))
        .containsExactly(
            "line 1: expected a mapping, came something else; begin with the member openapi");
  }
}
