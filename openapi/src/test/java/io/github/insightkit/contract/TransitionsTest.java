package io.github.insightkit.contract;

import static io.github.insightkit.contract.Edited.ROWS;
import static io.github.insightkit.contract.Edited.problemsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransitionsTest {

  @Test
  void aForgottenRowIsNamed() {
    assertThat(problemsAfter(c -> c.array(ROWS).remove(14)))
        .containsExactly(
            ROWS
                + ": expected one row for each pair of states, came none from other to accept_risk;"
                + " add it, with the outcome accepted, refused or unspecified");
  }

  @Test
  void aRowThatStandsTwiceIsNamed() {
    assertThat(problemsAfter(c -> c.array(ROWS).add(c.row("other", "other").deepCopy())))
        .containsExactly(
            ROWS
                + "/16: expected one row for each pair of states, came a second one from other to"
                + " other; remove one of them");
  }

  @Test
  void aRowIsBetweenStatesThatExist() {
    assertThat(problemsAfter(c -> c.row("other", "other").put("to", "snoozed")))
        .contains(
            ROWS
                + "/15/to: expected one of the states [unclassified, false_positive, accept_risk,"
                + " other], came snoozed; name one of them");
  }

  @Test
  void anUnspecifiedOutcomeNamesItsQuestion() {
    assertThat(problemsAfter(c -> c.row("other", "other").remove("observation")))
        .containsExactly(
            ROWS
                + "/15: expected observation, for the outcome is unspecified, came none; name the"
                + " question that an implementation answers");
  }

  @Test
  void aSpecifiedOutcomeLeavesNoQuestion() {
    assertThat(problemsAfter(c -> c.row("unclassified", "other").put("observation", "first-value")))
        .containsExactly(
            ROWS
                + "/3/observation: expected none, for the outcome is accepted, came first-value;"
                + " remove it, or say outcome: unspecified");
  }
}
