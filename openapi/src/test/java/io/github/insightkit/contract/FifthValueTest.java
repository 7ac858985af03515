package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.ROWS;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.contract.FifthValue.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list in README.md of what a new value takes: complete, and each entry of it needed. */
class FifthValueTest {
  @Test
  void allFivePlacesTogetherAreSound() {
    assertThat(with(EnumSet.allOf(Part.class))).isEmpty();
  }

  @Test
  void aForgottenValueIsTold() {
    assertThat(without(Part.VALUE))
        .anyMatch(
            line ->
                line.startsWith(
                    "/x-state-machine/states/4/classification: expected null or a value of"));
  }

  @Test
  void aForgottenConditionIsTold() {
    assertThat(without(Part.CONDITION))
        .singleElement()
        .asString()
        .startsWith("/x-state-machine/states/4/rationaleRequired: expected the same as in");
  }

  @Test
  void aForgottenStateIsTold() {
    assertThat(without(Part.STATE))
        .anyMatch(
            line -> line.contains("enum/3: expected a state for each value, came \"mitigated\""));
  }

  @Test
  void forgottenTransitionsAreToldOneByOne() {
    assertThat(without(Part.TRANSITIONS))
        .filteredOn(line -> line.startsWith(ROWS + ": expected one row for each pair of states"))
        .hasSize(9);
  }

  @Test
  void aForgottenExampleIsTold() {
    assertThat(without(Part.EXAMPLE))
        .containsExactly(
            "/components/examples: expected an entry Mitigated, which 5 transitions name, came"
                + " none; add the example, or name another one there");
  }

  private static List<String> without(Part forgotten) {
    return with(EnumSet.complementOf(EnumSet.of(forgotten)));
  }

  private static List<String> with(Set<Part> parts) {
    return problemsAfter(c -> parts.forEach(part -> FifthValue.add(part, c)));
  }
}
