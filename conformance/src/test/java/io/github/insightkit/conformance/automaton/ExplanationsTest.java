package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of several explanations a diagnosis prefers. */
class ExplanationsTest {
  private static final Address NEIGHBOUR = new Address("account", "a", "j");
  private static final Address IN_ZONE = new Address("zone", "z", "i");

  private final Map<Address, List<Event>> insights = new LinkedHashMap<>();

  /** Each direct change breaks one of two rules: which two depends on the value it leads to. */
  private static Set<String> eitherOfTwo(State before, Input input, Answer answer, State after) {
    if (Events.direct(before, input, answer, after).isEmpty()) {
      return Set.of();
    }
    return after.equals(ONE)
        ? Set.of("A", "B")
        : after.equals(TWO) ? Set.of("C", "D") : Set.of("E", "F");
  }

  /** DIRECT, and LEAK: a refused change to TWO resets THREE, or sets ONE instead. */
  private static Set<String> directOrLeak(State before, Input input, Answer answer, State after) {
    return before.equals(THREE)
            && input.equals(Events.to(TWO))
            && answer == Answer.REFUSED
            && (after.equals(HOME) || after.equals(ONE))
        ? Set.of("LEAK")
        : Events.direct(before, input, answer, after);
  }

  private ExplanationsTest at(Address address, Events events) {
    insights.put(address, events.list());
    return this;
  }

  private Map<String, List<Address>> broken(ViolatedRules blame, String... suspects) {
    return Diagnosis.of(Events.automaton(blame), List.of(suspects), insights).broken();
  }

  /** A change that is refused and then accepted, or refused and reset. */
  private static Events refusedAndThenAccepted() {
    return new Events().accepted(HOME, THREE).refused(TWO).accepted(TWO);
  }

  /** A change that is refused twice, while ONE comes to stand or is accepted. */
  private static Events refusedTwice() {
    return new Events().accepted(HOME, THREE).refused(TWO, TWO).accepted(ONE);
  }

  private static Events sound() {
    return new Events().accepted(HOME, THREE).refused(TWO, ONE).accepted(HOME);
  }

  @Test
  void aRuleIsShownByTheInsightsThatAreImpossibleWithoutIt() {
    at(NEIGHBOUR, sound()).at(INSIGHT, new Events().accepted(HOME, ONE, TWO));

    assertThat(broken(Events::direct, "OTHER", "DIRECT"))
        .containsExactly(entry("DIRECT", List.of(INSIGHT)));
  }

  @Test
  void ofTwoRulesThatExplainTheSameTheFirstSuspectIsBlamed() {
    at(INSIGHT, new Events().accepted(HOME, TWO, ONE));

    assertThat(broken(ExplanationsTest::eitherOfTwo, "A", "B")).containsOnlyKeys("A");
    assertThat(broken(ExplanationsTest::eitherOfTwo, "B", "A")).containsOnlyKeys("B");
  }

  @Test
  void twoRulesAreBlamedThatNeedEachOtherButAreNotIndispensable() {
    at(INSIGHT, new Events().accepted(HOME, TWO, ONE))
        .at(NEIGHBOUR, new Events().accepted(HOME, THREE, TWO));

    assertThat(broken(ExplanationsTest::eitherOfTwo, "A", "B", "C", "D"))
        .containsExactly(entry("A", List.of(INSIGHT)), entry("C", List.of(NEIGHBOUR)));
  }

  @Test
  void anIndispensableRuleIsBlamedBesideTheFirstOfTheOthers() {
    at(INSIGHT, new Events().accepted(HOME, TWO, ONE))
        .at(NEIGHBOUR, new Events().accepted(HOME, THREE, TWO));

    assertThat(broken(ExplanationsTest::eitherOfTwo, "A", "B", "D"))
        .containsExactly(entry("D", List.of(NEIGHBOUR)), entry("A", List.of(INSIGHT)));
  }

  @Test
  void whereTwoAreNotEnoughTheLeastSuspectedAreCleared() {
    at(INSIGHT, new Events().accepted(HOME, TWO, ONE, HOME, ONE, TWO, HOME, ONE, THREE));

    assertThat(broken(ExplanationsTest::eitherOfTwo, "X", "A", "B", "C", "D", "E", "F"))
        .containsOnlyKeys("A", "C", "E");
  }

  @Test
  void ofTwoPairsTheOneWithTheFirstSuspectIsBlamed() {
    // A and D explain all four changes, and so do B and C; no other two do.
    ViolatedRules blame =
        (before, input, answer, after) -> {
          if (Events.direct(before, input, answer, after).isEmpty()) {
            return Set.of();
          }
          return before.equals(ONE)
              ? (after.equals(TWO) ? Set.of("A", "B") : Set.of("A", "C"))
              : (after.equals(ONE) ? Set.of("D", "B") : Set.of("D", "C"));
        };
    at(INSIGHT, new Events().accepted(HOME, ONE, TWO, HOME, ONE, THREE))
        .at(NEIGHBOUR, new Events().accepted(HOME, TWO, ONE, HOME, TWO, THREE));

    assertThat(broken(blame, "A", "B", "C", "D")).containsOnlyKeys("A", "D");
  }

  @Test
  void whereAScopeIsSoundTheOtherIsExplainedWithoutIt() {
    at(INSIGHT, sound()).at(IN_ZONE, refusedAndThenAccepted());

    assertThat(broken(ExplanationsTest::directOrLeak, "DIRECT", "LEAK"))
        .containsExactly(entry("LEAK", List.of(IN_ZONE)));
  }

  @Test
  void whereNoScopeIsSoundTheScopesAreHeldToTheSame() {
    at(INSIGHT, refusedTwice()).at(IN_ZONE, refusedAndThenAccepted());

    assertThat(broken(ExplanationsTest::directOrLeak, "DIRECT", "LEAK")).containsOnlyKeys("DIRECT");
  }

  /** DIRECT; ASKED and VENIAL: the same value again is refused. */
  private static final ViolatedRules LENIENT =
      new ViolatedRules() {
        @Override
        public Set<String> rules(State before, Input input, Answer answer, State after) {
          return input.equals(Events.to(before)) && answer == Answer.REFUSED && after.equals(before)
              ? Set.of("ASKED", "VENIAL")
              : Events.direct(before, input, answer, after);
        }

        @Override
        public Set<String> venial() {
          return Set.of("VENIAL");
        }
      };

  @Test
  void whatNobodyHasToKeepIsBlamedBeforeWhatEverybodyHasToKeep() {
    Events otherwiseInAnotherState = new Events().accepted(HOME, ONE, ONE, HOME, TWO).refused(TWO);
    at(INSIGHT, otherwiseInAnotherState);

    assertThat(broken(LENIENT, "DIRECT", "ASKED", "VENIAL")).containsOnlyKeys("VENIAL");

    at(INSIGHT, otherwiseInAnotherState.accepted(THREE));

    assertThat(broken(LENIENT, "DIRECT", "ASKED", "VENIAL")).containsOnlyKeys("DIRECT", "VENIAL");
  }

  @Test
  void whereEverythingWaversTheFirstSuspectIsBlamed() {
    at(NEIGHBOUR, sound()).at(IN_ZONE, new Events().accepted(HOME, TWO).refused(ONE).accepted(ONE));

    assertThat(broken(ExplanationsTest::eitherOfTwo, "B", "A")).containsOnlyKeys("B");
  }

  /** Each direct change breaks one of two rules of its own. */
  private static Set<String> oneOfItsOwn(State before, Input input, Answer answer, State after) {
    return Events.direct(before, input, answer, after).isEmpty()
        ? Set.of()
        : Set.copyOf(ofItsOwn(before, after));
  }

  private static List<String> ofItsOwn(State before, State after) {
    return List.of("1 " + before.name() + after.name(), "2 " + before.name() + after.name());
  }

  @Test
  void whereAFewAreNotEnoughTheLeastSuspectedAreCleared() {
    List<State> values = List.of(ONE, TWO, THREE);
    Events events = new Events();
    List<String> suspects = new ArrayList<>();
    for (State before : values) {
      for (State after : values) {
        if (!after.equals(before)) {
          events.accepted(HOME, before, after);
          suspects.addAll(ofItsOwn(before, after));
        }
      }
    }
    at(INSIGHT, events);
    Collections.sort(suspects);

    assertThat(broken(ExplanationsTest::oneOfItsOwn, suspects.toArray(String[]::new)).keySet())
        .containsExactlyElementsOf(suspects.subList(0, 6));
  }

  /** A change from ONE breaks a rule of its own or WIDE, any other one of two of its own. */
  private static Set<String> wideOrOfItsOwn(State before, Input input, Answer answer, State after) {
    return Events.direct(before, input, answer, after).isEmpty()
        ? Set.of()
        : before.equals(ONE)
            ? Set.of("WIDE", ofItsOwn(before, after).get(0))
            : Set.copyOf(ofItsOwn(before, after));
  }

  @Test
  void whereThreeAreNeededTheOneThatExplainsMostGoesFirst() {
    at(
        INSIGHT,
        new Events()
            .accepted(HOME, ONE, TWO, HOME, ONE, THREE)
            .accepted(HOME, TWO, ONE, HOME, THREE, ONE));
    String back = ofItsOwn(TWO, ONE).get(0);
    String other = ofItsOwn(THREE, ONE).get(0);

    assertThat(
            broken(
                ExplanationsTest::wideOrOfItsOwn,
                ofItsOwn(ONE, TWO).get(0),
                ofItsOwn(ONE, THREE).get(0),
                back,
                other,
                ofItsOwn(TWO, ONE).get(1),
                ofItsOwn(THREE, ONE).get(1),
                "WIDE"))
        .containsOnlyKeys("WIDE", back, other);
  }
}
