package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of inputs, computed from the machine, that no first-order mutant survives unless nothing
 * can tell it from the machine.
 *
 * <p>It begins with a reset, the machine's homing input. From there it grows by whichever few inputs
 * rule out the most mutants for each request; a mutant is ruled out once no state it may be in could
 * have answered as the machine does.
 */
public final class CheckingSequence {
  /** How many inputs are looked ahead at first, and at most. */
  private static final int SHORT_SIGHT = 4;

  private static final int LONG_SIGHT = 6;

  /** What narrowing a mutant's possible states by one is worth, in ruled out mutants. */
  private static final double NARROWING = 1.0 / 3;

  private final Machine machine;
  private final List<Input> alphabet;
  private final List<Steps> mutants;

  private CheckingSequence(Machine machine, List<Input> alphabet) {
    this.machine = machine;
    this.alphabet = alphabet;
    Steps spec = Steps.of(machine);
    this.mutants =
        Mutant.of(machine, alphabet).stream()
            .filter(mutant -> mutant.isObservable(machine, alphabet))
            .map(mutant -> tabulated(mutant.in(machine, spec)))
            .toList();
  }

  /**
   * The inputs over which the machine is checked: a reset, each value with a rationale, the first value
   * that takes a rationale without one, and an unknown value.
   */
  public static List<Input> alphabet(StateMachine contract, String unknownValue) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input.Regular(contract.home(), false));
    for (State value : contract.values()) {
      inputs.add(new Input.Regular(value, true));
    }
    contract.values().stream()
        .filter(value -> value.rationale() == RationaleNeed.REQUIRED)
        .findFirst()
        .ifPresent(
            value -> inputs.add(new Input.Forbidden(Defect.RATIONALE_MISSING, value.name())));
    inputs.add(new Input.Forbidden(Defect.UNKNOWN_VALUE, '"' + unknownValue + '"'));
    return List.copyOf(inputs);
  }

  /**
   * The sequence for an insight in an unknown state.
   *
   * @param machine a machine in which every open question is answered one way
   * @param alphabet the inputs, the reset first
   */
  public static List<Input> of(Machine machine, List<Input> alphabet) {
    return new CheckingSequence(machine, List.copyOf(alphabet)).compute();
  }

  private List<Input> compute() {
    Steps spec = tabulated(Steps.of(machine));
    int[] possible = new int[mutants.size()];
    Arrays.fill(possible, machine.all());
    List<Input> sequence = new ArrayList<>();
    int state = machine.only(machine.home());
    List<Input> word = List.of(alphabet.get(0));
    while (word != null) {
      for (Input input : word) {
        Event event = answered(spec, state, input);
        possible = narrowed(possible, event);
        state = spec.after(state, event);
        sequence.add(input);
      }
      word = null;
      for (int sight = SHORT_SIGHT; word == null && sight <= LONG_SIGHT; sight++) {
        word = new Search(spec, sight, possible).from(state);
      }
    }
    return List.copyOf(sequence);
  }

  private Event answered(Steps spec, int state, Input input) {
    Event accepted = new Event(0, input, Answer.ACCEPTED);
    return spec.after(state, accepted) != 0 ? accepted : new Event(0, input, Answer.REFUSED);
  }

  private int[] narrowed(int[] possible, Event event) {
    int[] narrowed = possible.clone();
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = mutants.get(i).after(possible[i], event);
    }
    return narrowed;
  }

  /** The same steps, looked up instead of worked out. */
  private Steps tabulated(Steps steps) {
    int[][][] table = new int[alphabet.size()][machine.size()][Answer.values().length];
    for (int i = 0; i < alphabet.size(); i++) {
      for (int s = 0; s < machine.size(); s++) {
        for (Answer answer : Answer.values()) {
          table[i][s][answer.ordinal()] = steps.from(s, alphabet.get(i), answer);
        }
      }
    }
    return (index, input, answer) -> table[alphabet.indexOf(input)][index][answer.ordinal()];
  }

  /** Looks through all words up to some length for the one that is worth most for each request. */
  private final class Search {
    private final Steps spec;
    private final int sight;
    private final int[] before;
    private final List<Input> word = new ArrayList<>();
    private double bestWorth;
    private @Nullable List<Input> best;

    Search(Steps spec, int sight, int[] before) {
      this.spec = spec;
      this.sight = sight;
      this.before = before;
    }

    @Nullable List<Input> from(int state) {
      extend(state, before);
      return best;
    }

    private void extend(int state, int[] possible) {
      if (word.size() == sight) {
        return;
      }
      for (Input input : alphabet) {
        Event event = answered(spec, state, input);
        int[] after = narrowed(possible, event);
        word.add(input);
        double worth = worth(after) / word.size();
        if (worth > bestWorth + 1e-9) {
          bestWorth = worth;
          best = List.copyOf(word);
        }
        extend(spec.after(state, event), after);
        word.remove(word.size() - 1);
      }
    }

    /** Nothing unless some mutant is ruled out or narrowed down. */
    private double worth(int[] after) {
      double worth = 0;
      for (int i = 0; i < after.length; i++) {
        if (before[i] != 0) {
          worth +=
              after[i] == 0
                  ? 1
                  : NARROWING * (Integer.bitCount(before[i]) - Integer.bitCount(after[i]));
        }
      }
      return worth;
    }
  }
}
