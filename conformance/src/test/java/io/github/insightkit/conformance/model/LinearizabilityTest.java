package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Linearizability.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
  private static final StateMachine CONTRACT = Contract.bundled().machine();
  private static final Machine MACHINE =
      new Machine(CONTRACT, Choices.of(Calibration.Choice.ACCEPTED, Calibration.Choice.ACCEPTED));
  private static final State HOME = CONTRACT.home();
  private static final State ONE = CONTRACT.values().get(0);
  private static final State TWO = CONTRACT.values().get(1);

  private final List<Operation> operations = new ArrayList<>();

  private LinearizabilityTest with(State to, Answer answer, long start, long end) {
    operations.add(new Operation(start, end, new Input.Regular(to, !to.equals(HOME)), answer));
    return this;
  }

  private int after(State before) {
    return Linearizability.after(
        Steps.of(MACHINE), MACHINE.size(), MACHINE.only(before), operations);
  }

  @Test
  void oneOfTwoValuesMayWinAndItIsTheOneThatStands() {
    with(ONE, Answer.REFUSED, 0, 9).with(TWO, Answer.ACCEPTED, 1, 8);

    assertThat(after(HOME)).isEqualTo(MACHINE.only(TWO));
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

    assertThat(MACHINE.states(after(HOME))).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void whatEndedBeforeAnotherBeganGoesFirst() {
    with(HOME, Answer.ACCEPTED, 5, 9).with(TWO, Answer.REFUSED, 0, 4);

    assertThat(after(ONE)).isEqualTo(MACHINE.only(HOME));

    operations.clear();
    with(HOME, Answer.ACCEPTED, 0, 4).with(TWO, Answer.REFUSED, 5, 9);

    assertThat(after(ONE)).isZero();

    Collections.swap(operations, 0, 1);

    assertThat(after(ONE)).isZero();
  }

  @Test
  void whatWasNeverAnsweredMayHaveLeftAnyState() {
    with(ONE, Answer.ACCEPTED, 0, 9).with(TWO, Answer.UNCLEAR, 1, 8);

    assertThat(after(HOME)).isEqualTo(MACHINE.all());
  }

  @Test
  void nothingIsSaidOfMoreThanCanBeLookedAtTogether() {
    for (int i = 0; i <= Linearizability.MOST; i++) {
      with(i % 2 == 0 ? ONE : TWO, Answer.ACCEPTED, 0, 9);
    }

    assertThat(after(HOME)).isEqualTo(MACHINE.all());

    operations.remove(0);

    assertThat(after(HOME)).isZero();
  }

  /** An atomic implementation takes each request at a moment between its start and its end. */
  @Property(tries = 500)
  void whatAnAtomicImplementationAnswersIsLinearizable(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int requests) {
    Random random = new Random(seed);
    int before = MACHINE.only(CONTRACT.states().get(random.nextInt(MACHINE.size())));
    int state = before;
    operations.clear();
    for (int moment = 0; moment < requests; moment++) {
      State to = CONTRACT.states().get(random.nextInt(MACHINE.size()));
      Input input = new Input.Regular(to, !to.equals(HOME));
      int accepted = MACHINE.after(state, input, Answer.ACCEPTED);
      operations.add(
          new Operation(
              moment * 10L - random.nextInt(30),
              moment * 10L + random.nextInt(30),
              input,
              accepted == 0 ? Answer.REFUSED : Answer.ACCEPTED));
      state = accepted == 0 ? state : accepted;
    }
    Collections.shuffle(operations, random);

    assertThat(Linearizability.after(Steps.of(MACHINE), MACHINE.size(), before, operations) & state)
        .isEqualTo(state);
  }
}
