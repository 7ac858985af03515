package io.github.insightkit.conformance.rules;

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which they are reported. */
public final class Catalogue {
  /** The version of the catalogue; it changes when a rule changes its meaning. */
  public static final String VERSION = "1";

  private static final List<Rule> RULES =
      Stream.of(
              TransitionRules.all(),
              RequestRules.all(),
              FormRules.all(),
              ReaderRules.all(),
              EnvelopeRules.all(),
              HttpRules.all(),
              AnswerRules.all(),
              EchoRules.all(),
              RaceRules.all())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** All rules; the ids are distinct. */
  public static List<Rule> rules() {
    return RULES;
  }
}
