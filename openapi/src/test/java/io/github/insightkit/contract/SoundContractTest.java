package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SoundContractTest {

  @Test
  void aSoundTextHasNoProblems() {
    assertThat(ContractCheck.problems(Edited.text())).isEmpty();
  }

  @Test
  void theContractOfThisProjectPassesInSilence() {
    assertThatNoException()
        .isThrownBy(() -> ContractCheck.main(new String[] {"insight-classification.yaml"}));
  }

  @Test
  void everyProblemIsALineThatBeginsWithTheFileAndThereIsNoStackTrace(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(file, Edited.text().replace("type: http", "type: htp"));

    assertThatExceptionOfType(BrokenContract.class)
        .isThrownBy(() -> ContractCheck.main(new String[] {file.toString()}))
        .withMessageContaining("The contract has 1 problem:")
        .withMessageContaining(
            "broken.yaml: /components/securitySchemes/apiToken/type: expected what OpenAPI 3.1"
                + " allows here, came \"htp\"")
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  @Test
  void anAbsentFileIsToldInOneLine(@TempDir Path folder) {
    assertThatExceptionOfType(BrokenContract.class)
        .isThrownBy(() -> ContractCheck.main(new String[] {folder.resolve("none.yaml").toString()}))
        .withMessageContaining("none.yaml: expected a readable file in UTF-8");
  }

  @Test
  void problemsComeInTheOrderOfTheDocument() {
    List<String> problems =
        Edited.problemsAfter(
            c -> {
              c.object("/components/securitySchemes/apiToken").put("type", "htp");
              c.array(Edited.ROWS).remove(10);
              c.object("/info").remove("version");
            });

    assertThat(problems)
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly(
            "/info", "/x-state-machine/transitions", "/components/securitySchemes/apiToken/type");
  }

  @Test
  void whateverIsTakenAwayOrMadeACircleIsToldInOneLineEachAndBreaksNothing() {
    List<Place> places = new Contract(Edited.tree()).root().tree().skip(1).toList();
    for (Place place : places) {
      assertThat(after(place, null)).allMatch(SoundContractTest::isOneLine);
      if (place.pointer().toString().startsWith("/components/schemas/")) {
        JsonNode circle = Edited.node().put("$ref", "#" + place.pointer());
        assertThat(after(place, circle)).allMatch(SoundContractTest::isOneLine);
      }
    }
  }

  private static List<String> after(Place place, @Nullable JsonNode instead) {
    Edited edited =
        Edited.by(
            c -> {
              JsonNode parent = c.object("").at(place.pointer().head());
              if (parent instanceof ArrayNode array) {
                int index = place.pointer().last().getMatchingIndex();
                if (instead == null) {
                  array.remove(index);
                } else {
                  array.set(index, instead);
                }
              } else if (parent instanceof ObjectNode object) {
                if (instead == null) {
                  object.remove(place.name());
                } else {
                  object.set(place.name(), instead);
                }
              }
            });
    List<String> problems = ContractCheck.problems(edited.json());
    if (problems.isEmpty()) {
      // What the check lets by, the templates can carry.
      assertThat(TemplateModel.of(new Contract(edited.object("")))).contains("x-sdk");
    }
    return problems;
  }

  private static boolean isOneLine(String problem) {
    return problem.matches("[^\\n]+: expected [^\\n]+, came [^\\n]+; [^\\n]+");
  }
}
