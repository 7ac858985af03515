package io.github.insightkit.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Following mutants only where they differ comes to the same as following them all the way. */
class SurvivalTest {
  private static final StateMachine CONTRACT = Contract.bundled().machine();
  private static final Machine MACHINE = new Machine(CONTRACT, Calibration.NONE);
  private static final List<Answer> ANSWERS = List.of(Answer.values());
  private static final List<Input> INPUTS = CheckingSequence.alphabet(CONTRACT, "unknown");

  /** Events that the machine can produce, but for a wrong answer every now and then. */
  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    int possible = MACHINE.all();
    for (int i = 0; i < 12; i++) {
      Input input = INPUTS.get(random.nextInt(INPUTS.size()));
      Answer right =
          MACHINE.after(possible, input, Answer.ACCEPTED) == 0 ? Answer.REFUSED : Answer.ACCEPTED;
      Answer answer = random.nextInt(40) == 0 ? ANSWERS.get(random.nextInt(3)) : right;
      events.add(new Event(i, input, answer));
      int next = MACHINE.after(possible, input, answer);
      possible = next == 0 ? MACHINE.all() : next;
    }
    return events;
  }

  @Test
  void survivalIsWhatFollowingEachMutantThroughAllEventsTells() {
    Random random = new Random(1);
    Steps steps = Steps.of(MACHINE);
    Set<Boolean> seen = new HashSet<>();
    for (int round = 0; round < 30; round++) {
      List<List<Event>> insights = List.of(events(random), events(random));
      Encoding encoding = Encoding.of(MACHINE, insights);
      Survival survival = new Survival(encoding, encoding.table(steps));
      for (Mutant mutant : Mutant.of(MACHINE, INPUTS)) {
        boolean followed =
            insights.stream()
                .allMatch(events -> mutant.in(MACHINE, steps).after(MACHINE.all(), events) != 0);

        assertThat(survival.of(mutant)).as(() -> mutant + " in " + insights).isEqualTo(followed);
        seen.add(followed);
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(true, false);
  }
}
