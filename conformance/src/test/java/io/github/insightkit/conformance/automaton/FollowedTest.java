package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whether a mutant could have done what happened, which is followed where it differs alone. */
class FollowedTest {
  private static final Automaton AUTOMATON = Events.automaton();
  private static final Mutant REFUSES_TWO = new Mutant(HOME, to(TWO), Answer.REFUSED, HOME);

  private static boolean allows(Mutant mutant, Events events) {
    return new Followed(AUTOMATON, AUTOMATON.alphabet().word(events.list()))
        .allows(mutant, AUTOMATON.with(mutant));
  }

  @Test
  void aMutantThatWasNeverAskedCouldHaveDoneTheSame() {
    assertThat(allows(REFUSES_TWO, new Events())).isTrue();
    assertThat(allows(REFUSES_TWO, new Events().accepted(HOME, ONE).refused(TWO))).isTrue();
  }

  @Test
  void aMutantIsToldByItsAnswer() {
    assertThat(allows(REFUSES_TWO, new Events().accepted(HOME, TWO))).isFalse();
    assertThat(allows(REFUSES_TWO, new Events().accepted(HOME).lost(TWO))).isTrue();
  }

  @Test
  void aMutantIsToldByWhatComesLaterOnly() {
    Mutant resets = new Mutant(ONE, to(TWO), Answer.REFUSED, HOME);

    assertThat(allows(resets, asked())).isTrue();
    assertThat(allows(resets, asked().accepted(HOME, ONE))).as("nobody looked").isTrue();
    assertThat(allows(resets, asked().accepted(ONE))).as("either state takes it").isTrue();
    assertThat(allows(resets, asked().shown(ONE))).isFalse();
    assertThat(allows(resets, asked().accepted(ONE).refused(TWO).shown(ONE)))
        .as("the second time")
        .isFalse();
  }

  private static Events asked() {
    return new Events().accepted(HOME, ONE).refused(TWO);
  }

  @Test
  void whatCouldNotHaveBeenWithoutTheMutantMayBeWithIt() {
    Mutant direct = new Mutant(ONE, to(TWO), Answer.ACCEPTED, TWO);

    assertThat(allows(direct, new Events().accepted(HOME, ONE, TWO))).isTrue();
    assertThat(allows(direct, new Events().accepted(HOME, ONE, TWO, THREE))).isFalse();
    assertThat(allows(direct, new Events().accepted(HOME, TWO, ONE))).isFalse();
  }

  @Property(tries = 100)
  void itIsTheSameAsFollowingFromTheBeginning(@ForAll long seed) {
    Random random = new Random(seed);
    List<Input> inputs = AUTOMATON.alphabet().inputs();
    List<Event> events = new ArrayList<>();
    List<Mutant> mutants = Mutant.of(AUTOMATON, inputs);
    Automaton lived =
        random.nextBoolean()
            ? AUTOMATON
            : AUTOMATON.with(mutants.get(random.nextInt(inputs.size())));
    for (int possible = lived.all(); events.size() < 12 && possible != 0; ) {
      Input input = inputs.get(random.nextInt(inputs.size()));
      Answer answer =
          random.nextInt(8) == 0 ? Answer.UNCLEAR : Mutant.ANSWERS.get(random.nextInt(2));
      int next =
          lived.after(possible, lived.alphabet().word(List.of(new Event(0, input, answer)))[0]);
      if (next != 0 || random.nextInt(40) == 0) {
        events.add(new Event(events.size(), input, answer));
        possible = next;
      }
    }
    Followed followed = new Followed(AUTOMATON, AUTOMATON.alphabet().word(events));

    assertThat(mutants)
        .allSatisfy(
            mutant -> {
              Automaton mutated = AUTOMATON.with(mutant);
              assertThat(followed.allows(mutant, mutated)).isEqualTo(mutated.allows(events));
            });
  }
}
