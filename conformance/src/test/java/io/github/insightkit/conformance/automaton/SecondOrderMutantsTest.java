package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checking sequence against implementations with two faults at once, on models alone. */
class SecondOrderMutantsTest {
  private static final StateMachine CONTRACT = Frozen.CONTRACT.machine();
  private static final List<Input> ALPHABET = CoreInputs.of(CONTRACT, "snoozed");

  /** A cell of a table: whether it is accepted, and the state that follows. */
  private static final int ACCEPTED = 8;

  private static final int NEXT = ACCEPTED - 1;

  private final List<Integer> sequence = new ArrayList<>();
  private int size;

  private static int[] table(Automaton automaton) {
    int[] table = new int[automaton.size() * ALPHABET.size()];
    for (int state = 0; state < automaton.size(); state++) {
      for (int input = 0; input < ALPHABET.size(); input++) {
        int accepted = automaton.step(state, Alphabet.symbol(input, Answer.ACCEPTED));
        table[state * ALPHABET.size() + input] =
            accepted == 0 ? state : ACCEPTED | Integer.numberOfTrailingZeros(accepted);
      }
    }
    return table;
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED, 13524, 13524",
    "ACCEPTED, REFUSED, 13524, 13524",
    "REFUSED, ACCEPTED, 12720, 12440",
    "REFUSED, REFUSED, 12720, 12416"
  })
  void twoFaultsSeldomHideEachOther(
      Answer sameValue, Answer resetOfNothing, int observable, int caught) {
    Automaton automaton =
        Automaton.of(CONTRACT, Choices.of(sameValue, resetOfNothing), ViolatedRules.NONE, ALPHABET);
    size = automaton.size();
    CheckingSequence.of(automaton).forEach(input -> sequence.add(ALPHABET.indexOf(input)));
    int[] spec = table(automaton);
    int home = CONTRACT.states().indexOf(CONTRACT.home());
    int all = 0;
    int shown = 0;
    int killed = 0;
    for (int one = 0; one < spec.length; one++) {
      for (int other = one + 1; other < spec.length; other++) {
        for (int first = 0; first < 2 * size; first++) {
          for (int second = 0; second < 2 * size; second++) {
            int[] mutant = spec.clone();
            mutant[one] = cell(first);
            mutant[other] = cell(second);
            if (mutant[one] == spec[one] || mutant[other] == spec[other]) {
              continue;
            }
            all++;
            if (isObservable(spec, mutant)) {
              shown++;
              killed += survives(spec, mutant, home) ? 0 : 1;
            }
          }
        }
      }
    }

    assertThat(List.of(all, shown, killed)).containsExactly(13_524, observable, caught);
  }

  private int cell(int number) {
    return number < size ? number : ACCEPTED | (number - size);
  }

  /** Whether it could have answered the sequence as the machine does, from some state on. */
  private boolean survives(int[] spec, int[] mutant, int home) {
    for (int start = 0; start < size; start++) {
      int right = home;
      int state = start;
      boolean same = true;
      for (int i = 0; i < sequence.size() && same; i++) {
        int expected = spec[right * ALPHABET.size() + sequence.get(i)];
        int got = mutant[state * ALPHABET.size() + sequence.get(i)];
        same = (expected & ACCEPTED) == (got & ACCEPTED);
        right = expected & NEXT;
        state = got & NEXT;
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** Whether some sequence tells it from the machine in whatever state, wherever it starts. */
  private boolean isObservable(int[] spec, int[] mutant) {
    for (int start = 0; start < size; start++) {
      if (!canBeToldApart(spec, mutant, start)) {
        return false;
      }
    }
    return true;
  }

  private boolean canBeToldApart(int[] spec, int[] mutant, int start) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start << size | (1 << size) - 1);
    while (!open.isEmpty()) {
      int pair = open.remove();
      if (seen.get(pair)) {
        continue;
      }
      seen.set(pair);
      int state = pair >>> size;
      for (int input = 0; input < ALPHABET.size(); input++) {
        int got = mutant[state * ALPHABET.size() + input];
        int possible = 0;
        for (int rest = pair & (1 << size) - 1; rest != 0; rest &= rest - 1) {
          int expected = spec[Integer.numberOfTrailingZeros(rest) * ALPHABET.size() + input];
          if ((expected & ACCEPTED) == (got & ACCEPTED)) {
            possible |= 1 << (expected & NEXT);
          }
        }
        if (possible == 0) {
          return true;
        }
        open.add((got & NEXT) << size | possible);
      }
    }
    return false;
  }
}
