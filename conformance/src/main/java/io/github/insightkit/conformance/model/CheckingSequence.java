package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sequence of inputs, computed from the machine, that no first-order mutant survives unless
 * nothing can tell it from the machine.
 *
 * <p>It begins with a reset, the machine's homing input. From there it grows by whichever few
 * inputs rule out the most mutants for each request; a mutant is ruled out once no state it may be
 * in could have answered as the machine does.
 */
public final class CheckingSequence {
  /** How many inputs are looked ahead at first, and at most. */
  private static final int SHORT_SIGHT = 4;

  private static final int LONG_SIGHT = 6;

  /** How much the length of a word weighs against what it is worth. */
  private static final double THRIFT = 0.8;

  /** What narrowing a mutant's possible states by one is worth, in ruled out mutants. */
  private static final double NARROWING = 0.5;

  private final List<Input> alphabet;
  private final Table spec;
  private final List<Table> mutants;
  private final int all;
  private final int home;
  private final boolean seen;

  private CheckingSequence(Machine machine, List<Input> alphabet, boolean seen) {
    this.alphabet = alphabet;
    this.seen = seen;
    List<Input> asked = new ArrayList<>(alphabet);
    if (seen) {
      machine.states(machine.all()).forEach(state -> asked.add(new Input.Shown(state, false)));
    }
    this.all = machine.all();
    this.home = machine.only(machine.home());
    Steps steps = Steps.of(machine);
    this.spec = Table.of(machine, steps, alphabet);
    Observability observability = new Observability(machine, asked);
    this.mutants =
        Mutant.of(machine, alphabet).stream()
            .filter(observability::shows)
            .map(mutant -> Table.of(machine, mutant.in(machine, steps), alphabet))
            .toList();
  }

  private static int reached(int[] row, int set) {
    int after = 0;
    for (int rest = set; rest != 0; rest &= rest - 1) {
      after |= row[Integer.numberOfTrailingZeros(rest)];
    }
    return after;
  }

  /** Steps, looked up by input and state instead of worked out. */
  private static final class Table {
    private final int[][] accepted;
    private final int[][] refused;

    private Table(int[][] accepted, int[][] refused) {
      this.accepted = accepted;
      this.refused = refused;
    }

    static Table of(Machine machine, Steps steps, List<Input> alphabet) {
      int[][] accepted = new int[alphabet.size()][machine.size()];
      int[][] refused = new int[alphabet.size()][machine.size()];
      for (int i = 0; i < alphabet.size(); i++) {
        for (int s = 0; s < machine.size(); s++) {
          accepted[i][s] = steps.from(s, alphabet.get(i), Answer.ACCEPTED);
          refused[i][s] = steps.from(s, alphabet.get(i), Answer.REFUSED);
        }
      }
      return new Table(accepted, refused);
    }

    boolean accepts(int set, int input) {
      return after(set, input, true) != 0;
    }

    int[] row(int input, boolean accepts) {
      return (accepts ? accepted : refused)[input];
    }

    int after(int set, int input, boolean accepts) {
      return reached(row(input, accepts), set);
    }
  }

  /**
   * The inputs over which the machine is checked: a reset, each value with a rationale, the first
   * value that takes a rationale without one, and an unknown value.
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
    return new CheckingSequence(machine, List.copyOf(alphabet), false).compute();
  }

  /**
   * The sequence for an insight in an unknown state where a state reader is looked at after each
   * input.
   *
   * @param machine a machine in which every open question is answered one way
   * @param alphabet the inputs, the reset first
   */
  public static List<Input> seen(Machine machine, List<Input> alphabet) {
    return new CheckingSequence(machine, List.copyOf(alphabet), true).compute();
  }

  /** Whether there are mutants that no answers to these inputs tell from the machine. */
  public static boolean hidesMutants(Machine machine, List<Input> alphabet) {
    Observability observability = new Observability(machine, alphabet);
    return Mutant.of(machine, alphabet).stream().anyMatch(mutant -> !observability.shows(mutant));
  }

  private List<Input> compute() {
    int[] possible = new int[mutants.size()];
    Arrays.fill(possible, all);
    List<Input> sequence = new ArrayList<>();
    int state = home;
    List<Integer> word = List.of(0);
    while (!word.isEmpty()) {
      for (int input : word) {
        boolean accepts = spec.accepts(state, input);
        int next = spec.after(state, input, accepts);
        possible = narrowed(possible, input, accepts, next);
        state = next;
        sequence.add(alphabet.get(input));
      }
      word = List.of();
      for (int sight = SHORT_SIGHT; word.isEmpty() && sight <= LONG_SIGHT; sight++) {
        word = new Search(sight, possible).from(state);
      }
    }
    return List.copyOf(sequence);
  }

  /** What each mutant may be in afterwards, if the machine is then in the state {@code next}. */
  private int[] narrowed(int[] possible, int input, boolean accepts, int next) {
    int visible = seen ? next : all;
    int[] narrowed = possible.clone();
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = mutants.get(i).after(possible[i], input, accepts) & visible;
    }
    return narrowed;
  }

  /** Looks through all words up to some length for the one that is worth most for each request. */
  private final class Search {
    private final int sight;
    private final List<Table> alive = new ArrayList<>();

    /** The states possible for each mutant that is alive, after each letter of the word. */
    private final int[][] possible;

    private final int[] word;
    private double bestWorth;
    private List<Integer> best = List.of();

    Search(int sight, int[] before) {
      this.sight = sight;
      this.word = new int[sight];
      int[] start = new int[before.length];
      for (int i = 0; i < before.length; i++) {
        if (before[i] != 0) {
          start[alive.size()] = before[i];
          alive.add(mutants.get(i));
        }
      }
      this.possible = new int[sight + 1][alive.size()];
      System.arraycopy(start, 0, possible[0], 0, alive.size());
    }

    List<Integer> from(int state) {
      extend(state, 0);
      return best;
    }

    private void extend(int state, int length) {
      if (length == sight) {
        return;
      }
      for (int input = 0; input < alphabet.size(); input++) {
        boolean accepts = spec.accepts(state, input);
        int next = spec.after(state, input, accepts);
        word[length] = input;
        double worth = worth(length, input, accepts, next) / Math.pow(length + 1, THRIFT);
        if (worth > bestWorth + 1e-9) {
          bestWorth = worth;
          best = Arrays.stream(word, 0, length + 1).boxed().toList();
        }
        // After a letter that tells nothing, the same words without it are worth more.
        if (next != state || !Arrays.equals(possible[length], possible[length + 1])) {
          extend(next, length + 1);
        }
      }
    }

    /** Nothing unless some mutant is ruled out or narrowed down. */
    private double worth(int length, int input, boolean accepts, int next) {
      int visible = seen ? next : all;
      int[] first = possible[0];
      int[] before = possible[length];
      int[] after = possible[length + 1];
      int ruledOut = 0;
      int narrowed = 0;
      for (int i = 0; i < after.length; i++) {
        int states = reached(alive.get(i).row(input, accepts), before[i]) & visible;
        after[i] = states;
        if (states == 0) {
          ruledOut++;
        } else {
          narrowed += Integer.bitCount(first[i]) - Integer.bitCount(states);
        }
      }
      return ruledOut + NARROWING * narrowed;
    }
  }
}
