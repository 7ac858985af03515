package io.github.insightkit.conformance.rules;

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which they are reported. */
public final class Catalogue {
  private static final List<Rule> RULES =
      Stream.of(TransitionRules.all(), RequestRules.all(), EnvelopeRules.all(), HttpRules.all())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** All rules; the ids are distinct. */
  public static List<Rule> rules() {
    return RULES;
  }
}
