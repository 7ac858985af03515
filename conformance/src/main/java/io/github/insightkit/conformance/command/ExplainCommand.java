package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.run.Selection;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/** Explains a rule. */
@Command(name = "explain")
@SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
final class ExplainCommand extends KitCommand {
  private static final int MOST_SUGGESTED = 4;

  @Parameters(paramLabel = "RULE", arity = "1..*", description = "The id of a rule.")
  private List<String> ids;

  @Override
  int run(PrintWriter out) {
    List<Rule> rules = ids.stream().map(this::named).toList();
    Ansi ansi = ansi();
    for (Rule rule : rules) {
      out.println(ansi.string("@|bold " + rule.id() + "|@  " + rule.title()));
      out.println();
      out.println("What it means   " + rule.requirement().meaning());
      out.println("Rests on        " + rule.level() + ", " + source(rule));
      out.println("When broken     " + whenBroken(rule.level()));
      out.println("Needs           " + rule.requirement().needs());
      out.println("If it fails     Look at: " + rule.requirement().lookAt());
      out.println("Check it alone  run --only " + rule.id());
      out.println();
    }
    return ExitCode.CONFORMANT;
  }

  private static String source(Rule rule) {
    String sentence = Clause.sentence(rule.source());
    return sentence.isEmpty() ? rule.source() : "clause " + rule.source() + ": " + sentence;
  }

  private static String whenBroken(Level level) {
    return switch (level) {
      case MUST, HTTP -> "the run fails";
      case VENDOR -> "a warning; the run fails under --strict";
      case SHOULD -> "a warning";
      case OBSERVE -> "recorded, never scored";
    };
  }

  private Rule named(String id) {
    return Selection.known().stream()
        .filter(rule -> rule.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "expected the id of a rule, got \"" + id + "\"; near it are " + near(id)));
  }

  private static String near(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    return Selection.known().stream()
        .sorted(Comparator.comparingInt(rule -> distance(wanted, rule.id())))
        .limit(MOST_SUGGESTED)
        .map(Rule::id)
        .collect(Collectors.joining(", "));
  }

  /** How many letters have to be put in, left out or replaced to get from one to the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
