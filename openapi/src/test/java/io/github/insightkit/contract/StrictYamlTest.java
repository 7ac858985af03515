package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void anAnchorAndItsAliasAreRefusedWithTheirLines() {
    String special =
        Edited.text()
            .replace("summary: The verdict is withdrawn.", "summary: &w The verdict is withdrawn.")
            .replace("summary: The risk is known and accepted.", "summary: *w");
    assertThat(ContractCheck.problems(special))
        .hasSize(2)
        .anyMatch(
            line -> line.matches("line \\d+, column 16: expected a tree of .*, came an alias; .*"))
        .anyMatch(
            line ->
                line.endsWith(
                    "came an anchor; write out what it stands for, or refer to it with $ref"));
  }

  /** Ten of these stand for more texts than there is memory for. */
  @Test
  void aNestOfAliasesIsRefusedBeforeAnyoneResolvesIt() {
    StringBuilder nest = new StringBuilder("openapi: 3.1.0\nx-0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      nest.append("x-%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(ContractCheck.problems(nest.toString()))
        .contains(
            "line 2, column 6: expected a tree of mappings, lists and texts, which every reader"
                + " takes alike, came an anchor; write out what it stands for, or refer to it with"
                + " $ref");
  }

  @ParameterizedTest
  @CsvSource({
    "'info:\n  <<: {a: b}', 'line 2, column 3', a merge key",
    "'info: !!binary aGk=', 'line 1, column 7', 'the tag tag:yaml.org,2002:binary'",
    "'info: !x {}', 'line 1, column 7', the tag !x",
    "'a: b\n\tc: d', 'line 2, column 1', a tab",
    "'a: \"b\tc\"', 'line 1, column 6', a tab"
  })
  void whatReadersTakeInTheirOwnWaysIsRefused(String text, String place, String came) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t");
    assertThat(ContractCheck.problems(yaml))
        .first()
        .asString()
        .startsWith(place + ": expected ")
        .contains(", came " + came + "; ");
  }
}
