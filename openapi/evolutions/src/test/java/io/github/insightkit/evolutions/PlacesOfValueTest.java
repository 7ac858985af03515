package io.github.insightkit.evolutions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.evolutions.ContractEdit.PlaceOfValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list in {@code openapi/README.md} of what a new value takes: complete, and each needed. */
class PlacesOfValueTest {
  private static final Project PROJECT = Project.here();
  private static final String CONTRACT = "insight-classification.yaml: ";
  private static final String ROWS = "/x-state-machine/transitions";

  @TempDir Path folder;

  @Test
  void allFivePlacesTogetherAreSound() throws Exception {
    assertThat(with(EnumSet.allOf(PlaceOfValue.class))).isEmpty();
  }

  @Test
  void aForgottenValueIsTold() throws Exception {
    assertThat(without(PlaceOfValue.ENUMERATION))
        .anyMatch(
            line ->
                line.startsWith(
                    "/x-state-machine/states/4/classification: expected null or a value of"));
  }

  @Test
  void aForgottenConditionIsTold() throws Exception {
    assertThat(without(PlaceOfValue.CONDITION))
        .singleElement()
        .asString()
        .startsWith("/x-state-machine/states/4/rationaleRequired: expected the same as in");
  }

  @Test
  void aForgottenStateIsTold() throws Exception {
    assertThat(without(PlaceOfValue.STATE))
        .anyMatch(
            line -> line.contains("enum/3: expected a state for each value, came \"mitigated\""));
  }

  @Test
  void forgottenTransitionsAreToldOneByOne() throws Exception {
    assertThat(without(PlaceOfValue.TRANSITIONS))
        .filteredOn(line -> line.startsWith(ROWS + ": expected one row for each pair of states"))
        .hasSize(9);
  }

  @Test
  void aForgottenExampleIsTold() throws Exception {
    assertThat(without(PlaceOfValue.EXAMPLE))
        .containsExactly(
            "/components/examples: expected an entry Example4, which 5 transitions name, came"
                + " none; add the example, or name another one there");
  }

  private List<String> without(PlaceOfValue forgotten) throws Exception {
    return with(EnumSet.complementOf(EnumSet.of(forgotten)));
  }

  private List<String> with(Set<PlaceOfValue> places) throws Exception {
    Evolved evolved = new Evolved(Evolutions.NONE, folder);
    Files.writeString(
        evolved.contract(),
        ContractEdit.text(PROJECT.frozenContract(), c -> c.addValue("mitigated", true, places)));
    Files.copy(PROJECT.reads(), evolved.reads());
    return new Check(PROJECT)
        .refusal(evolved).stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith(CONTRACT))
            .map(line -> line.substring(CONTRACT.length()))
            .toList();
  }
}
