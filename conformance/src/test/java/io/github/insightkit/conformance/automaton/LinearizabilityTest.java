package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final Automaton AUTOMATON = Events.automaton();
  private static final State HOME = CONTRACT.home();
  private static final State ONE = CONTRACT.values().get(0);
  private static final State TWO = CONTRACT.values().get(1);

  private final List<Reading> operations = new ArrayList<>();

  private LinearizabilityTest with(State to, Answer answer, long start, long end) {
    operations.add(operation(start, end, new Input.Change(to, !to.equals(HOME)), answer));
    return this;
  }

  private static Reading operation(long start, long end, Input input, Answer answer) {
    Exchange exchange =
        new Exchange(
            0,
            "",
            new Request("PATCH", "/", List.of(), ByteString.EMPTY),
            new Result.Response(200, List.of(), ByteString.EMPTY, false),
            start,
            end);
    return new Reading(exchange, Events.INSIGHT, input, answer);
  }

  private int after(State before) {
    return Linearizability.after(AUTOMATON, AUTOMATON.only(before), operations);
  }

  @Test
  void oneOfTwoValuesMayWinAndItIsTheOneThatStands() {
    with(ONE, Answer.REFUSED, 0, 9).with(TWO, Answer.ACCEPTED, 1, 8);

    assertThat(after(HOME)).isEqualTo(AUTOMATON.only(TWO));
  }

  @Test
  void twoDifferentValuesMayNotBothWin() {
    with(ONE, Answer.ACCEPTED, 0, 9).with(TWO, Answer.ACCEPTED, 1, 8);

    assertThat(after(HOME)).isZero();
  }

  @Test
  void twoValuesMayBothWinIfAResetWentOnBesideThem() {
    with(ONE, Answer.ACCEPTED, 0, 9)
        .with(HOME, Answer.ACCEPTED, 2, 5)
        .with(TWO, Answer.ACCEPTED, 1, 8);

    assertThat(AUTOMATON.states(after(HOME))).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void whatEndedBeforeAnotherBeganGoesFirst() {
    with(HOME, Answer.ACCEPTED, 5, 9).with(TWO, Answer.REFUSED, 0, 4);

    assertThat(after(ONE)).isEqualTo(AUTOMATON.only(HOME));

    operations.clear();
    with(HOME, Answer.ACCEPTED, 0, 4).with(TWO, Answer.REFUSED, 5, 9);

    assertThat(after(ONE)).isZero();

    Collections.swap(operations, 0, 1);

    assertThat(after(ONE)).isZero();
  }

  @Test
  void whatWasNeverAnsweredMayHaveLeftAnyState() {
    with(ONE, Answer.ACCEPTED, 0, 9).with(TWO, Answer.UNCLEAR, 1, 8);

    assertThat(after(HOME)).isEqualTo(AUTOMATON.all());
  }

  @Test
  void nothingIsSaidOfMoreThanCanBeLookedAtTogether() {
    for (int i = 0; i <= Linearizability.MOST; i++) {
      with(i % 2 == 0 ? ONE : TWO, Answer.ACCEPTED, 0, 9);
    }

    assertThat(after(HOME)).isEqualTo(AUTOMATON.all());

    operations.remove(0);

    assertThat(after(HOME)).isZero();
  }

  /** What is saved by taking operations that are alike in one order only changes no result. */
  @Property(tries = 500)
  void itIsWhatTryingAllOrdersGives(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int requests) {
    Random random = new Random(seed);
    operations.clear();
    for (int i = 0; i < requests; i++) {
      long start = random.nextInt(6);
      State to = random.nextBoolean() ? ONE : random.nextBoolean() ? TWO : HOME;
      Answer answer = random.nextBoolean() ? Answer.ACCEPTED : Answer.REFUSED;
      with(to, answer, start, start + random.nextInt(5));
    }
    int before = 1 + random.nextInt(AUTOMATON.all());

    assertThat(Linearizability.after(AUTOMATON, before, operations))
        .as("%s", operations)
        .isEqualTo(afterAnyOrder(before, operations));
  }

  private static int afterAnyOrder(int before, List<Reading> rest) {
    int after = rest.isEmpty() ? before : 0;
    for (int i = 0; i < rest.size(); i++) {
      Reading first = rest.get(i);
      if (rest.stream()
          .allMatch(one -> one.exchange().endMicros() >= first.exchange().startMicros())) {
        List<Reading> others = new ArrayList<>(rest);
        others.remove(i);
        int symbol = Alphabet.symbol(AUTOMATON.alphabet().number(first.input()), first.answer());
        after |= afterAnyOrder(AUTOMATON.after(before, symbol), others);
      }
    }
    return after;
  }

  /** An atomic implementation takes each request at a moment between its start and its end. */
  @Property(tries = 500)
  void whatAnAtomicImplementationAnswersIsLinearizable(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int requests) {
    Random random = new Random(seed);
    int before = AUTOMATON.only(CONTRACT.states().get(random.nextInt(AUTOMATON.size())));
    int state = before;
    operations.clear();
    for (int moment = 0; moment < requests; moment++) {
      State to = CONTRACT.states().get(random.nextInt(AUTOMATON.size()));
      Input input = new Input.Change(to, !to.equals(HOME));
      int accepted =
          AUTOMATON.after(
              state, Alphabet.symbol(AUTOMATON.alphabet().number(input), Answer.ACCEPTED));
      operations.add(
          operation(
              moment * 10L - random.nextInt(30),
              moment * 10L + random.nextInt(30),
              input,
              accepted == 0 ? Answer.REFUSED : Answer.ACCEPTED));
      state = accepted == 0 ? state : accepted;
    }
    Collections.shuffle(operations, random);

    assertThat(Linearizability.after(AUTOMATON, before, operations) & state).isEqualTo(state);
  }
}
