package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A reader as a witness, over events that are written down. */
class WitnessedDiagnosisTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final Address INSIGHT = new Address("account", "a", "i");
  private static final List<String> SUSPECTS = List.of("DIRECT", "STORED");
  private static final List<String> READERS = List.of("REFUSED", "SHOWN");

  private final List<Event> events = new ArrayList<>();

  /** DIRECT: a direct change is accepted. STORED: what is accepted isn't what is stored. */
  private static Set<String> blame(State before, Input input, Answer answer, State after) {
    if (input instanceof Input.Shown shown) {
      return answer == Answer.REFUSED || !after.equals(before)
          ? Set.of()
          : shown.afterRefusal() ? Set.of("REFUSED", "SHOWN") : Set.of("SHOWN");
    }
    if (answer == Answer.REFUSED) {
      return Set.of();
    }
    boolean direct =
        input instanceof Input.Change regular
            && regular.to().classification() != null
            && before.classification() != null
            && !before.equals(regular.to());
    return direct ? Set.of("DIRECT") : Set.of("STORED");
  }

  private static Automaton automaton(Answer sameValue) {
    return Events.automaton(Choices.of(sameValue, Answer.ACCEPTED), WitnessedDiagnosisTest::blame);
  }

  private WitnessedDiagnosisTest asked(String state, Answer answer) {
    events.add(
        new Event(
            events.size(),
            new Input.Change(CONTRACT.state(state), !state.equals("unclassified")),
            answer));
    return this;
  }

  private WitnessedDiagnosisTest shown(String state, boolean afterRefusal) {
    events.add(
        new Event(
            events.size(), new Input.Shown(CONTRACT.state(state), afterRefusal), Answer.ACCEPTED));
    return this;
  }

  private Set<String> broken(Answer sameValue) {
    return Diagnosis.witnessed(automaton(sameValue), SUSPECTS, READERS, Map.of(INSIGHT, events))
        .broken()
        .keySet();
  }

  @Test
  void aListThatShowsWhatStandsBreaksNothing() {
    asked("unclassified", Answer.ACCEPTED)
        .shown("unclassified", false)
        .asked("other", Answer.ACCEPTED)
        .shown("other", false)
        .asked("accept_risk", Answer.REFUSED)
        .shown("other", true);

    assertThat(broken(Answer.ACCEPTED)).isEmpty();
  }

  @Test
  void whereTheAnswersArePossibleTheReaderAloneIsToBlame() {
    asked("unclassified", Answer.ACCEPTED)
        .asked("other", Answer.ACCEPTED)
        .shown("accept_risk", false);

    assertThat(broken(Answer.REFUSED)).containsExactly("SHOWN");
  }

  @Test
  void aLookAfterARefusalIsTheNarrowRulesOnlyIfNoOtherLookIsWrong() {
    asked("unclassified", Answer.ACCEPTED)
        .asked("other", Answer.ACCEPTED)
        .asked("accept_risk", Answer.REFUSED)
        .shown("accept_risk", true);
    assertThat(broken(Answer.ACCEPTED)).containsExactly("REFUSED");

    asked("unclassified", Answer.ACCEPTED).shown("accept_risk", false);
    assertThat(broken(Answer.ACCEPTED)).containsExactly("SHOWN");
  }

  @Test
  void theReaderTellsWhichOfTwoRulesIsBroken() {
    asked("unclassified", Answer.ACCEPTED)
        .asked("other", Answer.ACCEPTED)
        .asked("accept_risk", Answer.ACCEPTED);
    assertThat(broken(Answer.ACCEPTED)).containsExactly("DIRECT");

    events.clear();
    asked("unclassified", Answer.ACCEPTED)
        .asked("other", Answer.ACCEPTED)
        .shown("unclassified", false)
        .asked("accept_risk", Answer.ACCEPTED);
    assertThat(broken(Answer.ACCEPTED)).containsExactly("STORED");
  }

  @Test
  void aReaderThatIsWrongAsWellIsNamedBesideTheRuleThatTheAnswersShow() {
    asked("unclassified", Answer.ACCEPTED)
        .shown("other", false)
        .asked("other", Answer.ACCEPTED)
        .asked("accept_risk", Answer.ACCEPTED)
        .shown("accept_risk", false)
        .asked("unclassified", Answer.ACCEPTED)
        .shown("accept_risk", false)
        .asked("false_positive", Answer.ACCEPTED);

    assertThat(broken(Answer.ACCEPTED)).containsExactly("DIRECT", "SHOWN");
  }

  @Test
  void aRuleAboutTheReaderIsShownByTheInsightsThatItShowedWrongly() {
    Address sound = new Address("account", "a", "j");
    asked("unclassified", Answer.ACCEPTED).shown("unclassified", false);
    List<Event> right = List.copyOf(events);
    shown("other", false);

    Map<Address, List<Event>> insights = new LinkedHashMap<>();
    insights.put(sound, right);
    insights.put(INSIGHT, events);
    assertThat(
            Diagnosis.witnessed(automaton(Answer.ACCEPTED), SUSPECTS, READERS, insights).broken())
        .containsExactly(Map.entry("SHOWN", List.of(INSIGHT)));
  }
}
