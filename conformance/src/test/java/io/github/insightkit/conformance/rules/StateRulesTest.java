package io.github.insightkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Input.Elsewhere.Relation;
import io.github.insightkit.conformance.model.Input.Variation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rule forbids a step that the machine doesn't have. */
class StateRulesTest {
  private static final StateMachine CONTRACT = Contract.bundled().machine();
  private static final State HOME = CONTRACT.home();
  private static final State ONE = CONTRACT.values().get(0);
  private static final State TWO = CONTRACT.values().get(1);

  private final StateRules rules = new StateRules(CONTRACT);

  private static Input varied(State to, Variation variation) {
    return new Input.Varied(new Input.Regular(to, true), variation);
  }

  /** What is asked is broken, and not the form: the form is one that everybody has to take. */
  @ParameterizedTest
  @EnumSource(names = {"MEDIA_TYPE", "CHUNKED", "RICH_TEXT"})
  void aDirectChangeInADemandedFormIsADirectChange(Variation variation) {
    assertThat(rules.rules(ONE, varied(TWO, variation), Answer.ACCEPTED, TWO))
        .containsExactly(StateRules.DIRECT_CHANGE);
    assertThat(rules.rules(ONE, varied(TWO, variation), Answer.REFUSED, TWO))
        .containsExactly(StateRules.REFUSAL_HAS_NO_EFFECT);
  }

  @ParameterizedTest
  @CsvSource({"MEDIA_TYPE, HTTP-08", "CHUNKED, HTTP-09", "RICH_TEXT, TEXT-01"})
  void aDemandedFormThatIsRefusedIsBrokenByItsOwnRule(Variation variation, String rule) {
    assertThat(rules.rules(HOME, varied(TWO, variation), Answer.REFUSED, HOME)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({"QUERY, HTTP-12", "PATH_SPELLING, HTTP-13", "METHOD, HTTP-06"})
  void aDirectChangeByAWayAroundTheGuardIsBrokenByTheRuleAgainstThatWay(
      Variation variation, String rule) {
    assertThat(rules.rules(ONE, varied(TWO, variation), Answer.ACCEPTED, TWO))
        .containsExactlyInAnyOrder(StateRules.DIRECT_CHANGE, rule);
  }

  @Test
  void aDoubledNameHasARuleOfItsOwnUnlessItIsTakenForNothingOrRefusedInVain() {
    Input doubled =
        new Input.Doubled(List.of(new Input.Regular(HOME, false), new Input.Regular(TWO, true)));

    assertThat(rules.rules(ONE, doubled, Answer.ACCEPTED, TWO))
        .containsExactly(StateRules.DUPLICATE_NAMES);
    assertThat(rules.rules(ONE, doubled, Answer.ACCEPTED, ONE))
        .containsExactlyInAnyOrder(StateRules.DUPLICATE_NAMES, StateRules.BODY_MALFORMED);
    assertThat(rules.rules(ONE, doubled, Answer.REFUSED, HOME))
        .containsExactlyInAnyOrder(StateRules.DUPLICATE_NAMES, StateRules.VALUE_NO_EFFECT);
    assertThat(rules.rules(ONE, doubled, Answer.REFUSED, ONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MISREAD, SCOPE-02", "OTHER_COLLECTION, SCOPE-01", "OTHER, ISOLATION-01"})
  void whatIsMeantForAnotherInsightIsBrokenByTheRuleOfTheirRelation(
      Relation relation, String rule) {
    Input elsewhere = new Input.Elsewhere(relation);

    assertThat(rules.rules(ONE, elsewhere, Answer.ACCEPTED, HOME)).containsExactly(rule);
    assertThat(rules.rules(ONE, elsewhere, Answer.ACCEPTED, ONE)).isEmpty();
  }
}
