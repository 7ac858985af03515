package io.github.insightkit.conformance.selftest;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the kit made of every server it was tried on: fault by rule, what was missed, and the false
 * alarms. Immutable.
 */
public final class KillMatrix {
  private final String kitVersion;
  private final List<Outcome> outcomes;
  private final long millis;

  KillMatrix(String kitVersion, List<Outcome> outcomes, long millis) {
    this.kitVersion = kitVersion;
    this.outcomes = List.copyOf(outcomes);
    this.millis = millis;
  }

  /** Whether every fault is caught by its rule alone, and every legal server is conformant. */
  public boolean isAsDeclared() {
    return complaints().isEmpty();
  }

  /** What isn't as declared, a line for each. */
  public List<String> complaints() {
    return outcomes.stream()
        .filter(outcome -> outcome.mark() != Outcome.Mark.AS_DECLARED)
        .map(Outcome::line)
        .toList();
  }

  /** The ids of the faults that weren't caught by their rule, or not by it alone. */
  public List<String> strayFaults() {
    return outcomes.stream()
        .filter(outcome -> outcome.trial().kind() == Trial.Kind.FAULT)
        .filter(outcome -> outcome.mark() != Outcome.Mark.AS_DECLARED)
        .map(outcome -> outcome.trial().id())
        .distinct()
        .toList();
  }

  /** The legal servers that weren't found conformant, a line for each. */
  public List<String> falseAlarms() {
    return outcomes.stream()
        .filter(outcome -> outcome.mark() == Outcome.Mark.FALSE_ALARM)
        .map(Outcome::line)
        .toList();
  }

  /** For each rule, how many faults it alone catches. */
  public Map<String, Long> soleCatches() {
    return outcomes.stream()
        .filter(outcome -> outcome.trial().kind() == Trial.Kind.FAULT)
        .filter(outcome -> outcome.broken().size() == 1)
        .collect(
            Collectors.groupingBy(
                outcome -> outcome.rules().get(0), TreeMap::new, Collectors.counting()));
  }

  /** The counts by area, as a Markdown table. */
  public String summary() {
    Map<String, List<Outcome>> areas =
        outcomes.stream()
            .filter(outcome -> outcome.area().isPresent())
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.area().orElse(""), TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    text.append(
        "| area | faults | caught by their rule | by it alone |\n| --- | --- | --- | --- |\n");
    areas.forEach((area, some) -> text.append(row(area, some)));
    text.append(row("**all**", outcomes.stream().filter(one -> one.area().isPresent()).toList()));
    long legal = outcomes.stream().filter(outcome -> outcome.area().isEmpty()).count();
    return text.append("\nLegal servers: ")
        .append(legal)
        .append(", false alarms: ")
        .append(falseAlarms().size())
        .append(".\n")
        .toString();
  }

  private static String row(String name, List<Outcome> some) {
    long caught = some.stream().filter(one -> one.mark() != Outcome.Mark.MISSED).count();
    long alone = some.stream().filter(one -> one.mark() == Outcome.Mark.AS_DECLARED).count();
    return "| " + name + " | " + some.size() + " | " + caught + " | " + alone + " |\n";
  }

  /** The whole matrix for people: a line for each server, with the rules that it breaks. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int width = outcomes.stream().mapToInt(one -> one.trial().id().length()).max().orElse(1);
    for (Outcome outcome : outcomes) {
      text.append(
          String.format(
              "%-9s %-" + width + "s %-11s %-13s %4d requests %6d ms  %s%n",
              outcome.trial().kind(),
              outcome.trial().id(),
              outcome.mark(),
              outcome.trial().expected().orElse("-"),
              outcome.requests(),
              outcome.millis(),
              String.join(" ", outcome.rules())));
    }
    return text.append('\n').append(totals()).append('\n').toString();
  }

  /** The totals in a line. */
  public String totals() {
    Map<Outcome.Mark, Long> marks =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    Outcome::mark, () -> new EnumMap<>(Outcome.Mark.class), Collectors.counting()));
    return outcomes.size()
        + " servers: "
        + marks.getOrDefault(Outcome.Mark.AS_DECLARED, 0L)
        + " as declared, "
        + marks.getOrDefault(Outcome.Mark.MISSED, 0L)
        + " missed, "
        + marks.getOrDefault(Outcome.Mark.BLURRED, 0L)
        + " caught by other rules besides, "
        + marks.getOrDefault(Outcome.Mark.FALSE_ALARM, 0L)
        + " false alarms; "
        + outcomes.stream().mapToInt(Outcome::requests).sum()
        + " requests, "
        + millis
        + " ms";
  }

  /** The whole matrix for programs, as indented JSON. */
  public String json() {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    root.put("kit", kitVersion);
    root.put("durationMillis", millis);
    root.put("asDeclared", isAsDeclared());
    ArrayNode trials = root.putArray("trials");
    for (Outcome outcome : outcomes) {
      ObjectNode trial = trials.addObject();
      trial.put("kind", outcome.trial().kind().name().toLowerCase(Locale.ROOT));
      trial.put("id", outcome.trial().id());
      Optional<String> expected = outcome.trial().expected();
      expected.ifPresent(rule -> trial.put("declared", rule));
      trial.put("seed", outcome.trial().seed());
      trial.put("mark", outcome.mark().name());
      outcome.verdict().ifPresent(verdict -> trial.put("verdict", verdict.toString()));
      ObjectNode broken = trial.putObject("broken");
      outcome.rules().forEach(rule -> broken.put(rule, outcome.broken().get(rule)));
      trial.put("requests", outcome.requests());
      trial.put("durationMillis", outcome.millis());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
