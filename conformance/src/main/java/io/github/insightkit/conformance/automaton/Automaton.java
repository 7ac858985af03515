package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.Navigation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.nio.IntBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which states are possible after each input and answer: under the contract, and for
 * implementations that break it in ways that are given.
 *
 * <p>A set of states is a bit mask: bit i stands for the i-th state of the contract. Immutable and
 * safe for use by several threads.
 */
public final class Automaton {
  private final StateMachine contract;
  private final Calibration calibration;
  private final ViolatedRules violated;
  private final Alphabet alphabet;

  /** How many states there are. */
  private final int size;

  /** For each symbol and state the states that the contract permits after it. */
  private final int[][] right;

  /** For each rule the steps that break it: for each symbol and state, one after the other. */
  private final Map<String, int[]> wrong;

  /** For each symbol and state the steps of this automaton; rows are shared with others. */
  private final int[][] table;

  /** The sets that were asked for as lists. */
  private final Map<Integer, List<State>> lists;

  private Automaton(Automaton origin, int[][] table) {
    this.lists = origin.lists;
    this.size = origin.size;
    this.contract = origin.contract;
    this.calibration = origin.calibration;
    this.violated = origin.violated;
    this.alphabet = origin.alphabet;
    this.right = origin.right;
    this.wrong = origin.wrong;
    this.table = table;
  }

  private Automaton(
      StateMachine contract, Calibration calibration, ViolatedRules violated, Alphabet alphabet) {
    this.contract = contract;
    this.calibration = calibration;
    this.violated = violated;
    this.alphabet = alphabet;
    this.size = states().size();
    this.lists = new ConcurrentHashMap<>();
    this.right = new int[alphabet.symbols()][size];
    this.wrong = new HashMap<>();
    for (int symbol = 0; symbol < alphabet.symbols(); symbol++) {
      Input input = alphabet.inputs().get(Alphabet.inputOf(symbol));
      Answer answer = Alphabet.answerOf(symbol);
      for (int state = 0; state < size; state++) {
        int cell = symbol * size + state;
        right[symbol][state] = permitted(stateAt(state), input, answer);
        for (int next = 0; next < size && answer != Answer.UNCLEAR; next++) {
          if ((right[symbol][state] & 1 << next) == 0) {
            for (String rule : violated.rules(stateAt(state), input, answer, stateAt(next))) {
              wrong.computeIfAbsent(rule, unused -> new int[right.length * size])[cell] |=
                  1 << next;
            }
          }
        }
      }
    }
    this.table = right;
  }

  /** The set of states to which the contract lets this one go by this input with this answer. */
  private int permitted(State before, Input input, Answer answer) {
    int stay = only(before);
    Input.Permission permission = input.in(before, contract);
    int accepted =
        input instanceof Input.DuplicateName doubled
            ? accepted(before, doubled)
            : permission.target() == null ? all() : only(permission.target());
    boolean mayAccept = calibration.mayAccept(before, permission);
    return switch (answer) {
      case ACCEPTED -> (mayAccept ? accepted : 0) | (permission.mayDoNothing() ? stay : 0);
      case REFUSED -> calibration.mayRefuse(before, permission) ? stay : 0;
      case UNCLEAR -> stay | (permission.target() == null || mayAccept ? accepted : 0);
    };
  }

  /**
   * Whichever way it is read, an open question in it may be answered in either way: the body is an
   * odd one, and may meet another reader than those that were calibrated.
   */
  private int accepted(State before, Input.DuplicateName doubled) {
    return set(
        doubled.readings().stream()
            .map(reading -> reading.in(before, contract))
            .filter(permission -> Calibration.NONE.mayAccept(before, permission))
            .flatMap(permission -> Stream.ofNullable(permission.target()))
            .toList());
  }

  /**
   * The automaton of this contract over these inputs.
   *
   * @param calibration how the implementation answers what the contract leaves open
   * @param violated which rules forbid which steps
   */
  public static Automaton of(
      StateMachine contract,
      Calibration calibration,
      ViolatedRules violated,
      Collection<Input> inputs) {
    return new Automaton(contract, calibration, violated, new Alphabet(inputs));
  }

  /** That of the same contract, calibration and rules over other inputs. */
  public Automaton over(Collection<Input> inputs) {
    return of(contract, calibration, violated, inputs);
  }

  /** That of the same contract, rules and inputs for an implementation with these choices. */
  public Automaton calibrated(Calibration other) {
    return new Automaton(contract, other, violated, alphabet);
  }

  /** The same, but steps that break none but these rules are possible as well. */
  Automaton allowing(Collection<String> rules) {
    int[][] more = Stream.of(table).map(int[]::clone).toArray(int[][]::new);
    for (String rule : rules) {
      int[] steps = wrong.getOrDefault(rule, new int[0]);
      for (int cell = 0; cell < steps.length; cell++) {
        more[cell / size][cell % size] |= steps[cell];
      }
    }
    return new Automaton(this, more);
  }

  /** The same, but anything may be refused, which then changes nothing. */
  Automaton refusingAnything() {
    int[][] more = allowing(List.of()).table;
    for (int input = 0; input < alphabet.inputs().size(); input++) {
      for (int state = 0; state < size; state++) {
        more[Alphabet.symbol(input, Answer.REFUSED)][state] |= 1 << state;
      }
    }
    return new Automaton(this, more);
  }

  /** The same with this fault. */
  Automaton with(Mutant mutant) {
    int[][] changed = table.clone();
    int input = alphabet.number(mutant.input());
    for (Answer answer : Answer.values()) {
      changed[Alphabet.symbol(input, answer)] = table[Alphabet.symbol(input, answer)].clone();
    }
    int state = states().indexOf(mutant.state());
    int answered = Alphabet.symbol(input, mutant.answer());
    int unanswered = Alphabet.symbol(input, Answer.UNCLEAR);
    if (right[answered][state] == 0) {
      // Where either answer is right, answering one of them wrongly leaves the other as it was.
      for (Answer answer : Mutant.ANSWERS) {
        changed[Alphabet.symbol(input, answer)][state] = 0;
      }
      changed[unanswered][state] = 1 << state;
    }
    changed[answered][state] = only(mutant.next());
    changed[unanswered][state] |= only(mutant.next());
    return new Automaton(this, changed);
  }

  /** The rules that tell which steps break what. */
  ViolatedRules violated() {
    return violated;
  }

  /** The inputs that it is over, and its symbols. */
  Alphabet alphabet() {
    return alphabet;
  }

  /** The states to which the state with this index may go by this symbol. */
  int step(int state, int symbol) {
    return table[symbol][state];
  }

  /** The states possible after this symbol if those in the set are possible before it. */
  int after(int before, int symbol) {
    int[] row = table[symbol];
    int after = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      after |= row[Integer.numberOfTrailingZeros(rest)];
    }
    return after;
  }

  /** The states possible after this input and answer if these are possible before it. */
  public List<State> after(Collection<State> before, Input input, Answer answer) {
    return states(after(set(before), Alphabet.symbol(alphabet.number(input), answer)));
  }

  /** Whether these symbols can come one after the other, whatever state is the first. */
  boolean allows(int[] word) {
    return allows(word, all());
  }

  /** The same, if those in the set are the states possible before the first. */
  boolean allows(int[] word, int before) {
    int possible = before;
    for (int i = 0; i < word.length && possible != 0; i++) {
      possible = after(possible, word[i]);
    }
    return possible != 0;
  }

  /** Whether these events can happen one after the other, whatever state is the first. */
  public boolean allows(List<Event> events) {
    return allows(alphabet.word(events));
  }

  /** Whether there is but one answer to the input with this number in each state. */
  boolean isDecided(int input) {
    for (int state = 0; state < size; state++) {
      if (step(state, Alphabet.symbol(input, Answer.ACCEPTED)) != 0
          && step(state, Alphabet.symbol(input, Answer.REFUSED)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** What the input with this number does if it is answered; equal for those that do the same. */
  List<IntBuffer> answered(int input) {
    return Mutant.ANSWERS.stream()
        .map(answer -> IntBuffer.wrap(table[Alphabet.symbol(input, answer)]).asReadOnlyBuffer())
        .toList();
  }

  /** The ways between the contract's states. */
  Navigation navigation() {
    return new Navigation(contract);
  }

  /** The state that a reset leads to. */
  public State home() {
    return contract.home();
  }

  int size() {
    return size;
  }

  public List<State> states() {
    return contract.states();
  }

  int all() {
    return (1 << size) - 1;
  }

  State stateAt(int index) {
    return states().get(index);
  }

  int only(State state) {
    return 1 << states().indexOf(state);
  }

  int set(Collection<State> states) {
    return states.stream().mapToInt(this::only).reduce(0, (one, other) -> one | other);
  }

  /** The states in this set, in the order of the contract. */
  List<State> states(int set) {
    // Asked for at each step: computeIfAbsent would make a function of the set each time.
    List<State> known = lists.get(set);
    if (known == null) {
      known =
          IntStream.range(0, size)
              .filter(state -> (set & 1 << state) != 0)
              .mapToObj(this::stateAt)
              .toList();
      lists.put(set, known);
    }
    return known;
  }
}
