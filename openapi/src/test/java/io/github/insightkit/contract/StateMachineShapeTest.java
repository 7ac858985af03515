package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateMachineShapeTest {

  @Test
  void theMachineIsMissed() {
    assertThat(problemsAfter(c -> c.object("").remove("x-state-machine")))
        .anyMatch(
            line ->
                line.equals(
                    "(root): expected what x-state-machine allows here, came required property"
                        + " 'x-state-machine' not found; correct it"));
  }

  @Test
  void aMisspeltMemberOfARowIsNamed() {
    assertThat(problemsAfter(c -> c.row("other", "other").put("observaton", "same-value")))
        .singleElement()
        .asString()
        .endsWith(
            "/observaton: expected a member that x-state-machine knows here, came observaton;"
                + " correct its spelling or remove it");
  }

  @Test
  void anOutcomeThatThereIsNotIsRefused() {
    assertThat(problemsAfter(c -> c.row("other", "other").put("outcome", "maybe")))
        .anyMatch(
            line ->
                line.contains(
                    "/outcome: expected what x-state-machine allows here, came \"maybe\": does not"
                        + " have a value in the enumeration"));
  }
}
