package io.github.insightkit.conformance.rules;

import java.util.List;

/**
 * A history that breaks one rule and no other.
 *
 * @param rule the id of the rule
 * @param history what happened
 * @param exchanges the indexes of the exchanges that show it
 * @param message what is said of it
 */
record Breach(String rule, Recorded history, List<Integer> exchanges, String message) {
  @Override
  public String toString() {
    return rule;
  }
}
