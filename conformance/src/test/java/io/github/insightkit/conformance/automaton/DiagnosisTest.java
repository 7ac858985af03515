package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Diagnosis over events that are written down, with a blame of two rules. */
class DiagnosisTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final Automaton AUTOMATON = Events.automaton(DiagnosisTest::blame);
  private static final Address INSIGHT = new Address("account", "a", "i");
  private static final List<String> SUSPECTS = List.of("DIRECT", "LEAK");

  /** DIRECT: a refused change is accepted. LEAK: a refusal changes the state. */
  private static Set<String> blame(State before, Input input, Answer answer, State after) {
    boolean direct =
        !before.equals(CONTRACT.home())
            && input instanceof Input.Change regular
            && !regular.to().equals(CONTRACT.home());
    if (answer == Answer.ACCEPTED) {
      return direct ? Set.of("DIRECT") : Set.of();
    }
    return after.equals(before) ? Set.of() : Set.of("LEAK");
  }

  private final List<Event> events = new ArrayList<>();

  private DiagnosisTest then(String state, Answer answer) {
    events.add(
        new Event(
            events.size(),
            new Input.Change(CONTRACT.state(state), !state.equals("unclassified")),
            answer));
    return this;
  }

  private DiagnosisTest accepted(String state) {
    return then(state, Answer.ACCEPTED);
  }

  private DiagnosisTest refused(String state) {
    return then(state, Answer.REFUSED);
  }

  private Diagnosis diagnosis() {
    return Diagnosis.of(AUTOMATON, SUSPECTS, Map.of(INSIGHT, events));
  }

  @Test
  void whatTheMachineDoesNeedsNoExplanation() {
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("unclassified");

    assertThat(diagnosis().broken()).isEmpty();
  }

  @Test
  void anAcceptedDirectChangeIsExplainedByTheRuleAgainstIt() {
    accepted("unclassified").accepted("other").accepted("accept_risk");

    assertThat(diagnosis().broken()).containsOnlyKeys("DIRECT");
  }

  @Test
  void theSteadyExplanationGoesBeforeTheWaveringOne() {
    // A direct change from other to accept_risk is refused at one time and accepted at another;
    // that a refusal resets explains both, and is the same each time.
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("accept_risk");
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("false_positive");

    assertThat(diagnosis().broken()).containsOnlyKeys("LEAK");
  }

  @Test
  void whatBurstsLeaveIsHeldAgainstNoSteadyExplanation() {
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("accept_risk");
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("false_positive");
    for (int round = 0; round < 40; round++) {
      accepted("unclassified");
      events.add(new Event(events.size(), Input.Gap.BURST, Answer.ACCEPTED));
      then("other", round % 2 == 0 ? Answer.ACCEPTED : Answer.REFUSED);
    }

    assertThat(diagnosis().broken()).containsOnlyKeys("LEAK");
  }

  /** PAUSED: a pause changes the state. OTHER: a request for another insight does. */
  private static Set<String> changed(State before, Input input, Answer answer, State after) {
    return before.equals(after) || answer != Answer.ACCEPTED
        ? Set.of()
        : input instanceof Input.Gap gap
            ? Set.of(gap.name())
            : input instanceof Relation other ? Set.of(other.name()) : Set.of();
  }

  /** A slow server has a pause wherever another one has requests for other insights. */
  @ParameterizedTest
  @CsvSource({"true, OTHER", "false, PAUSED"})
  void aPauseThatDidNothingElsewhereIsNotToBlameIfSomethingElseMayBe(boolean rests, String rule) {
    Events lost = new Events().accepted(HOME, ONE).elsewhere().interlude(Gap.PAUSED);
    lost.accepted(TWO, HOME, ONE).refused(TWO);
    if (rests) {
      lost.interlude(Gap.PAUSED).refused(TWO);
    }

    assertThat(
            Diagnosis.of(
                    Events.automaton(DiagnosisTest::changed),
                    List.of("PAUSED", "OTHER"),
                    Map.of(INSIGHT, lost.list()))
                .broken())
        .containsOnlyKeys(rule);
  }

  /** Such as one after which what was taken back is there again. */
  @Test
  void aPauseMayDoSomethingElseEachTimeIfNothingElseExplainsIt() {
    Events events = new Events().accepted(HOME, ONE).interlude(Gap.PAUSED).accepted(TWO, HOME);
    events.accepted(ONE).interlude(Gap.PAUSED).refused(TWO);

    assertThat(
            Diagnosis.of(
                    Events.automaton(DiagnosisTest::changed),
                    List.of("OTHER", "PAUSED"),
                    Map.of(INSIGHT, events.list()))
                .broken())
        .containsOnlyKeys("PAUSED");
  }

  @Test
  void twoRulesAreBlamedWhereOneIsNotEnough() {
    accepted("unclassified").accepted("other").accepted("accept_risk").refused("other");
    accepted("unclassified").accepted("other").refused("false_positive").refused("other");

    assertThat(diagnosis().broken()).containsOnlyKeys("DIRECT", "LEAK");
  }

  @Test
  void threeRulesGoBeforeOneThatExplainsTheSameOnlyIfItWavers() {
    List<String> values = List.of("false_positive", "other", "accept_risk");
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      accepted("unclassified").accepted("unclassified").accepted(value).accepted(value);
      refused(values.get((i + 2) % 3));
    }
    for (int i = 0; i < values.size(); i++) {
      accepted("unclassified").accepted("unclassified");
      accepted(values.get(i)).accepted(values.get((i + 1) % 3));
    }

    assertThat(
            Diagnosis.of(
                    Events.automaton(DiagnosisTest::fromEach),
                    List.of("from false_positive", "from other", "from accept_risk", "REPEATED"),
                    Map.of(INSIGHT, events))
                .broken())
        .containsOnlyKeys("from false_positive", "from other", "from accept_risk");
  }

  /** REPEATED: asking for what stands changes it. Else: this value gives way to another. */
  private static Set<String> fromEach(State before, Input input, Answer answer, State after) {
    if (answer != Answer.ACCEPTED || !(input instanceof Input.Change change)) {
      return Set.of();
    }
    return before.equals(change.to())
        ? Set.of("REPEATED")
        : after.equals(change.to()) ? Set.of("from " + before.name()) : Set.of();
  }

  @Test
  void theProofIsTheShortestRunFromAReset() {
    accepted("unclassified").accepted("other").refused("accept_risk").accepted("unclassified");
    accepted("other").accepted("accept_risk");

    assertThat(Proof.of(AUTOMATON, "DIRECT", Map.of(INSIGHT, events)))
        .hasValueSatisfying(
            proof -> {
              assertThat(proof.steps())
                  .extracting(step -> step.event().exchange())
                  .containsExactly(3, 4, 5);
              assertThat(proof.steps().get(2).before()).containsExactly(CONTRACT.state("other"));
              assertThat(proof.steps().get(2).after()).isEmpty();
            });
  }

  @Test
  void eventsThatDoNotLookDoNotCover() {
    accepted("unclassified").accepted("other").refused("accept_risk");
    List<Input> core = List.of(new Input.Change(CONTRACT.state("accept_risk"), true));
    Survivors.Coverage unseen =
        new Survivors(AUTOMATON, core, Set.of(), List.of(events)).of("LEAK", input -> false);

    assertThat(unseen.isComplete()).isFalse();
    assertThat(unseen.open())
        .contains(
            new Mutant(CONTRACT.state("other"), core.get(0), Answer.REFUSED, CONTRACT.home()));
  }

  @Test
  void whetherARuleIsBrokenTheSameEachTimeIsTold() {
    accepted("unclassified").accepted("other").accepted("accept_risk");
    accepted("unclassified").accepted("other").accepted("accept_risk");

    assertThat(diagnosis().isTheSameEachTime(AUTOMATON, Map.of(INSIGHT, events))).isTrue();

    accepted("unclassified").accepted("other").refused("accept_risk").refused("false_positive");

    assertThat(diagnosis().broken()).containsOnlyKeys("DIRECT");
    assertThat(diagnosis().isTheSameEachTime(AUTOMATON, Map.of(INSIGHT, events))).isFalse();
  }

  @Test
  void oneRuleMayBeBlamedForWhatSeveralExplain() {
    Address other = new Address("account", "a", "j");
    Diagnosis two = new Diagnosis(Map.of("DIRECT", List.of(INSIGHT), "LEAK", List.of(other)));

    assertThat(two.only("SET").broken()).containsOnlyKeys("SET");
    assertThat(two.only("SET").broken().get("SET")).containsExactlyInAnyOrder(INSIGHT, other);
    assertThat(new Diagnosis(Map.of("DIRECT", List.of(INSIGHT), "LEAK", List.of(INSIGHT))))
        .extracting(both -> both.only("SET").broken())
        .isEqualTo(Map.of("SET", List.of(INSIGHT)));
  }
}
