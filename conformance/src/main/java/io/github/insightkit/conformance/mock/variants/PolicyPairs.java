package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.mock.server.Policies.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A few sets of choices in which every two choices that can be made together are made together at
 * least once, as long as only one option has more than two choices.
 *
 * <p>Any two numbers differ in a binary digit. So for each digit there is a set in which it tells
 * whether an option has its first choice or its second, and the opposite set; besides, all options
 * have their first, all have their second, and each further choice comes with either.
 */
final class PolicyPairs {
  private PolicyPairs() {}

  /** The sets, each with one {@code KEY=VALUE} for each option, in the order of the options. */
  static List<List<String>> of(List<Policy> options) {
    List<List<String>> sets = new ArrayList<>();
    for (int turn : new int[] {0, 1}) {
      sets.add(set(options, option -> turn));
      for (int digit = 1; digit < options.size(); digit *= 2) {
        int here = digit;
        sets.add(set(options, option -> (option / here + turn) % 2));
      }
      for (int i = 0; i < options.size(); i++) {
        for (int choice = 2; choice < options.get(i).values().size(); choice++) {
          int one = i;
          int more = choice;
          sets.add(set(options, option -> option == one ? more : turn));
        }
      }
    }
    return sets;
  }

  /** Makes of each option, by its number, the choice with this number. */
  private static List<String> set(List<Policy> options, IntUnaryOperator choice) {
    return IntStream.range(0, options.size())
        .mapToObj(
            i -> options.get(i).key() + "=" + options.get(i).values().get(choice.applyAsInt(i)))
        .toList();
  }
}
