package io.github.insightkit.conformance.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, in the order in which they are reported: area after area, each by number. */
public final class Catalogue {
  /** The version of the catalogue; it changes when a rule changes its meaning. */
  public static final String VERSION = "1";

  private static final List<Rule> RULES =
      Stream.of(
              StateRules.all(),
              List.of(ServerErrors.longReasons()),
              ReaderRules.all(),
              EnvelopeRules.all(),
              HttpRules.all(),
              AnswerRules.all(),
              EchoRules.all(),
              RaceRules.all())
          .flatMap(List::stream)
          .collect(Collectors.groupingBy(Rule::area, LinkedHashMap::new, Collectors.toList()))
          .values()
          .stream()
          .flatMap(area -> area.stream().sorted(Comparator.comparing(Rule::id)))
          .toList();

  private Catalogue() {}

  /** All rules; the ids are distinct. */
  public static List<Rule> rules() {
    return RULES;
  }
}
