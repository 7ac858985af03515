package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for inputs, from 0 on in the order in which they were given, and for symbols: an input
 * with its answer. Immutable.
 */
final class Alphabet {
  /** The answers in the order in which their symbols stand. */
  private static final List<Answer> ANSWERS =
      List.of(Answer.ACCEPTED, Answer.REFUSED, Answer.UNCLEAR);

  private final Map<Input, Integer> numbers = new LinkedHashMap<>();
  private final List<Input> inputs;

  /** Numbers each of these inputs once. */
  Alphabet(Collection<Input> inputs) {
    inputs.forEach(input -> numbers.putIfAbsent(input, numbers.size()));
    this.inputs = List.copyOf(numbers.keySet());
  }

  /** The inputs; the number of each is its place. */
  List<Input> inputs() {
    return inputs;
  }

  int symbols() {
    return inputs.size() * ANSWERS.size();
  }

  /**
   * The number of this input.
   *
   * @throws IllegalArgumentException if it isn't in this alphabet
   */
  int number(Input input) {
    Integer number = numbers.get(input);
    if (number == null) {
      throw new IllegalArgumentException(
          "expected an input of the alphabet, got \"%s\"; it has to be given to it first"
              .formatted(input));
    }
    return number;
  }

  /** The number of the symbol of the input with this number. */
  static int symbol(int input, Answer answer) {
    return input * ANSWERS.size() + ANSWERS.indexOf(answer);
  }

  static int inputOf(int symbol) {
    return symbol / ANSWERS.size();
  }

  static Answer answerOf(int symbol) {
    return ANSWERS.get(symbol % ANSWERS.size());
  }

  int[] word(List<Event> events) {
    int[] word = new int[events.size()];
    Input last = null;
    int number = 0;
    for (int i = 0; i < word.length; i++) {
      Event event = events.get(i);
      // Much that goes on elsewhere is the same.
      if (event.input() != last) {
        last = event.input();
        number = number(last);
      }
      word[i] = symbol(number, event.answer());
    }
    return word;
  }
}
