package io.github.insightkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.automaton.Automaton;
import io.github.insightkit.conformance.automaton.Calibration;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Kinds;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule forbids a step that the machine doesn't have. */
class ForbiddenStepsTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final State HOME = CONTRACT.home();
  private static final State ONE = CONTRACT.values().get(0);
  private static final State TWO = CONTRACT.values().get(1);

  private final ForbiddenSteps rules = new ForbiddenSteps(CONTRACT);

  private static Input varied(State to, Disguise disguise) {
    return new Input.Disguised(new Input.Change(to, true), disguise);
  }

  private static Disguise form(String name) {
    return RequestKinds.disguises().stream()
        .filter(form -> form.toString().equals(name))
        .findAny()
        .orElseThrow();
  }

  /** What is asked is broken, and not the form: the form is one that everybody has to take. */
  @ParameterizedTest
  @ValueSource(strings = {"SPELLING", "ACCEPT", "CHUNKED", "RICH_TEXT"})
  void aDirectChangeInADemandedFormIsADirectChange(String form) {
    Disguise disguise = form(form);

    assertThat(rules.rules(ONE, varied(TWO, disguise), Answer.ACCEPTED, TWO))
        .containsExactly(StateRequirements.DIRECT_CHANGE.id());
    assertThat(rules.rules(ONE, varied(TWO, disguise), Answer.REFUSED, TWO))
        .containsExactly(StateRequirements.REFUSAL_HAS_NO_EFFECT.id());
  }

  @ParameterizedTest
  @CsvSource({
    "SPELLING, HTTP-08",
    "EQUIVALENT, HTTP-19",
    "ACCEPT, HTTP-17",
    "CHUNKED, HTTP-09",
    "RICH_TEXT, TEXT-01"
  })
  void aDemandedFormThatIsRefusedIsBrokenByItsOwnRule(String form, String rule) {
    assertThat(rules.rules(HOME, varied(TWO, form(form)), Answer.REFUSED, HOME)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({"QUERY, HTTP-12", "PATH_SPELLING, HTTP-13", "METHOD, HTTP-06"})
  void aDirectChangeByAWayAroundTheGuardIsBrokenByTheRuleAgainstThatWay(String form, String rule) {
    assertThat(rules.rules(ONE, varied(TWO, form(form)), Answer.ACCEPTED, TWO))
        .containsExactlyInAnyOrder(StateRequirements.DIRECT_CHANGE.id(), rule);
  }

  /** It may be refused, so that no rule which asks for it to be taken is broken. */
  @ParameterizedTest
  @CsvSource({"QUERY, HTTP-12", "PATH_SPELLING, HTTP-13", "METHOD, HTTP-06"})
  void whatIsRefusedByAWayAroundTheGuardAndMadeIsBrokenByTheRuleAgainstThatWay(
      String form, String rule) {
    assertThat(rules.rules(HOME, varied(ONE, form(form)), Answer.REFUSED, ONE))
        .containsExactlyInAnyOrder(StateRequirements.REFUSAL_HAS_NO_EFFECT.id(), rule);
  }

  @Test
  void aDoubledNameHasARuleOfItsOwnUnlessItIsTakenForNothingOrRefusedInVain() {
    Input doubled =
        new Input.DuplicateName(
            List.of(new Input.Change(HOME, false), new Input.Change(TWO, true)));

    assertThat(rules.rules(ONE, doubled, Answer.ACCEPTED, TWO))
        .as("or it is treated like one of its readings")
        .containsExactlyInAnyOrder(
            StateRequirements.DUPLICATE_NAMES.id(), StateRequirements.DIRECT_CHANGE.id());
    assertThat(rules.rules(ONE, doubled, Answer.ACCEPTED, ONE))
        .contains(StateRequirements.DUPLICATE_NAMES.id(), "VALUE-04");
    assertThat(rules.rules(ONE, doubled, Answer.REFUSED, HOME))
        .contains(StateRequirements.DUPLICATE_NAMES.id(), "VALUE-02");
    assertThat(rules.rules(ONE, doubled, Answer.REFUSED, ONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RESOLVED, SCOPE-03 ISOLATION-02 ISOLATION-01",
    "MISREAD, SCOPE-02 ISOLATION-02 ISOLATION-01",
    "OTHER_COLLECTION, SCOPE-01",
    "OTHER, ISOLATION-01"
  })
  void whatIsMeantForAnotherInsightIsBrokenByTheRuleOfTheirRelation(
      Relation relation, String broken) {
    Input elsewhere = relation;

    assertThat(rules.rules(ONE, elsewhere, Answer.ACCEPTED, HOME))
        .containsExactly(broken.split(" "));
    assertThat(rules.rules(ONE, elsewhere, Answer.ACCEPTED, ONE)).isEmpty();
  }

  @Test
  void whatAListShowsWronglyIsBrokenByTheRuleAboutListsAndAfterARefusalByItsOwnAsWell() {
    assertThat(rules.rules(ONE, new Input.Shown(TWO, false), Answer.ACCEPTED, ONE))
        .containsExactly(StateRequirements.READER.id());
    assertThat(rules.rules(ONE, new Input.Shown(TWO, true), Answer.ACCEPTED, ONE))
        .containsExactlyInAnyOrder(
            StateRequirements.READER_AFTER_REFUSAL.id(), StateRequirements.READER.id());
  }

  @Test
  void aLookAtAListIsNoRequestThatIsRefusedOrChangesAnything() {
    assertThat(rules.rules(ONE, new Input.Shown(TWO, false), Answer.REFUSED, ONE)).isEmpty();
    assertThat(rules.rules(ONE, new Input.Shown(TWO, false), Answer.ACCEPTED, TWO)).isEmpty();
  }

  @Test
  void whereEitherAnswerIsOpenTheEffectHasToFitTheAnswer() {
    Input open = new Input.Unspecified(ONE, Kinds.open("unknown-fields"), "");

    assertThat(rules.rules(HOME, open, Answer.ACCEPTED, ONE))
        .containsExactly(StateRequirements.STEADY.id());
    assertThat(rules.rules(HOME, open, Answer.REFUSED, HOME))
        .containsExactly(StateRequirements.STEADY.id());
    assertThat(rules.rules(HOME, open, Answer.ACCEPTED, HOME))
        .containsExactly(StateRequirements.SET_APPLIED.id());
    assertThat(rules.rules(HOME, open, Answer.REFUSED, ONE))
        .containsExactly(StateRequirements.REFUSAL_HAS_NO_EFFECT.id());
    assertThat(rules.rules(ONE, new Input.Change(ONE, true), Answer.REFUSED, TWO))
        .containsExactly(StateRequirements.SAME_AGAIN.id());
  }

  /** So that whatever happens, some rule explains it. */
  @ParameterizedTest
  @MethodSource("inputs")
  void everyStepThatTheMachineDoesNotHaveIsForbiddenBySomeRule(Input input) {
    Automaton automaton =
        Automaton.of(CONTRACT, Calibration.NONE.decided(CONTRACT), rules, List.of(input));
    for (State before : CONTRACT.states()) {
      for (Answer answer : List.of(Answer.ACCEPTED, Answer.REFUSED)) {
        List<State> allowed = automaton.after(List.of(before), input, answer);
        for (State after : CONTRACT.states()) {
          if (!allowed.contains(after)) {
            assertThat(rules.rules(before, input, answer, after))
                .as("%s, %s, to %s", before.name(), answer, after.name())
                .containsAnyElementsOf(ForbiddenSteps.SUSPECTS);
          }
        }
      }
    }
  }

  static Stream<Input> inputs() {
    List<Input> plain = new ArrayList<>();
    for (State to : CONTRACT.states()) {
      plain.add(new Input.Change(to, true));
      plain.add(new Input.Change(to, false));
      plain.add(new Input.Unspecified(to, Kinds.open("unknown-fields"), ""));
    }
    RequestKinds.forbidden().forEach(kind -> plain.add(new Input.Forbidden(kind, "")));
    plain.add(new Input.NoChange(Kinds.open("absent")));
    List<Input> inputs = new ArrayList<>(plain);
    for (Disguise disguise : RequestKinds.disguises()) {
      plain.forEach(base -> inputs.add(new Input.Disguised(base, disguise)));
    }
    inputs.add(new Input.DuplicateName(plain));
    inputs.add(new Input.SafeMethod());
    for (Relation relation : Relation.values()) {
      inputs.add(relation);
    }
    return inputs.stream();
  }

  @Test
  void aDemandedFormThatIsAcknowledgedAndIgnoredIsBrokenByItsOwnRuleAsWell() {
    assertThat(rules.rules(ONE, varied(TWO, form("SPELLING")), Answer.ACCEPTED, ONE))
        .containsExactly(StateRequirements.DIRECT_CHANGE.id(), "HTTP-08");
    assertThat(rules.rules(ONE, varied(TWO, form("SPELLING")), Answer.REFUSED, HOME))
        .containsExactly(StateRequirements.REFUSAL_HAS_NO_EFFECT.id());
  }

  @Test
  void aFormOrADoubledNameSaysNothingOfWhatIsAnsweredTheSameEachTime() {
    Input open = new Input.Unspecified(ONE, Kinds.open("unknown-fields"), "");

    assertThat(rules.rules(HOME, new Input.Disguised(open, form("QUERY")), Answer.ACCEPTED, ONE))
        .containsExactly("HTTP-12");
    assertThat(
            rules.rules(
                HOME,
                new Input.DuplicateName(List.of(open, new Input.Change(TWO, true))),
                Answer.ACCEPTED,
                ONE))
        .containsExactly(StateRequirements.DUPLICATE_NAMES.id());
  }
}
