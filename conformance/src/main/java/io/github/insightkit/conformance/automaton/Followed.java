package io.github.insightkit.conformance.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one insight, with the states that an automaton holds possible before each event;
 * so that for a mutant only the stretches have to be followed in which it does something else.
 *
 * <p>Immutable.
 */
final class Followed {
  private final Automaton automaton;
  private final int[] word;

  /** The states possible before each event, and at the end. */
  private final int[] before;

  /** Where each input occurs while a state is possible, by {@link #key}. */
  private final Map<Integer, List<Integer>> places = new HashMap<>();

  Followed(Automaton automaton, int[] word) {
    this.automaton = automaton;
    this.word = word;
    this.before = new int[word.length + 1];
    before[0] = automaton.all();
    for (int i = 0; i < word.length; i++) {
      for (int rest = before[i]; rest != 0; rest &= rest - 1) {
        int key = key(Alphabet.inputOf(word[i]), Integer.numberOfTrailingZeros(rest));
        places.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
      }
      before[i + 1] = automaton.after(before[i], word[i]);
    }
  }

  private int key(int input, int state) {
    return input * automaton.size() + state;
  }

  /** Whether the automaton with this fault, which is given as well, allows what happened. */
  boolean allows(Mutant mutant, Automaton mutated) {
    int input = automaton.alphabet().number(mutant.input());
    int state = automaton.states().indexOf(mutant.state());
    int known = 0;
    for (int place : places.getOrDefault(key(input, state), List.of())) {
      if (place >= known) {
        known = place;
        int possible = before[place];
        do {
          possible = mutated.after(possible, word[known++]);
          if (possible == 0) {
            return false;
          }
        } while (possible != before[known] && known < word.length);
        if (known == word.length) {
          return true;
        }
      }
    }
    return before[word.length] != 0;
  }
}
