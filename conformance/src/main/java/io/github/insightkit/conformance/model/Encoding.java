package io.github.insightkit.conformance.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of some insights in numbers: every symbol that occurs has one, so that a step is
 * looked up in a table instead of worked out.
 *
 * <p>A table has the set of states after each symbol from each state; see {@link #cell}. Safe for
 * use by several threads as long as nobody writes to the arrays it hands out.
 */
final class Encoding {
  private final Machine machine;
  private final Map<Symbol, Integer> numbers;
  private final List<Symbol> symbols;
  private final List<Input> inputs;
  private final int[] inputOf;
  private final List<int[]> words = new ArrayList<>();

  private Encoding(Machine machine, Map<Symbol, Integer> numbers) {
    this.machine = machine;
    this.numbers = numbers;
    this.symbols = List.copyOf(numbers.keySet());
    Map<Input, Integer> known = new LinkedHashMap<>();
    this.inputOf = new int[symbols.size()];
    for (int i = 0; i < inputOf.length; i++) {
      inputOf[i] = known.computeIfAbsent(symbols.get(i).input(), unused -> known.size());
    }
    this.inputs = List.copyOf(known.keySet());
  }

  /** The events of each of these insights as a word. */
  static Encoding of(Machine machine, Collection<List<Event>> insights) {
    Map<Symbol, Integer> numbers = new LinkedHashMap<>();
    for (List<Event> events : insights) {
      for (Event event : events) {
        numbers.putIfAbsent(symbol(event), numbers.size());
      }
    }
    Encoding encoding = new Encoding(machine, numbers);
    insights.forEach(events -> encoding.words.add(encoding.word(events)));
    return encoding;
  }

  private static Symbol symbol(Event event) {
    return new Symbol(event.input(), event.answer());
  }

  /** These events, whose symbols occur in those of the insights, as a word. */
  int[] word(List<Event> events) {
    return events.stream().mapToInt(event -> numbers.getOrDefault(symbol(event), -1)).toArray();
  }

  /** The machine whose states are meant. */
  Machine machine() {
    return machine;
  }

  /** The symbols; the number of each is its place. */
  List<Symbol> symbols() {
    return symbols;
  }

  /** The inputs of the symbols; the number of each is its place. */
  List<Input> inputs() {
    return inputs;
  }

  /** The number of the input of the symbol with this number. */
  int inputOf(int symbol) {
    return inputOf[symbol];
  }

  /** The events of each insight as numbers of symbols, in the order of the insights. */
  List<int[]> words() {
    return words;
  }

  /** Where in a table the step by this symbol from this state stands. */
  int cell(int symbol, int state) {
    return symbol * machine.size() + state;
  }

  /** A table of these steps. */
  int[] table(Steps steps) {
    int[] table = new int[symbols.size() * machine.size()];
    for (int symbol = 0; symbol < symbols.size(); symbol++) {
      Symbol one = symbols.get(symbol);
      for (int state = 0; state < machine.size(); state++) {
        table[cell(symbol, state)] = steps.from(state, one.input(), one.answer());
      }
    }
    return table;
  }

  /** The states possible after this symbol if those in the set are possible before it. */
  int after(int[] table, int before, int symbol) {
    int after = 0;
    for (int rest = before; rest != 0; rest &= rest - 1) {
      after |= table[cell(symbol, Integer.numberOfTrailingZeros(rest))];
    }
    return after;
  }

  /** Whether these steps can be taken all through this word. */
  boolean allows(int[] table, int[] word) {
    return allows(table, word, machine.all());
  }

  /** The same, if those in the set are the states possible before it. */
  boolean allows(int[] table, int[] word, int before) {
    int possible = before;
    for (int i = 0; i < word.length && possible != 0; i++) {
      possible = after(table, possible, word[i]);
    }
    return possible != 0;
  }

  /** Whether these steps can be taken all through every word. */
  boolean allows(int[] table) {
    for (int[] word : words) {
      if (!allows(table, word)) {
        return false;
      }
    }
    return true;
  }
}
