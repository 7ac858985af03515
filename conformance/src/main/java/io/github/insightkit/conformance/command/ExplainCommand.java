package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.run.Selection;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

@Command(name = "explain")
final class ExplainCommand extends KitCommand {
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
    };
  }

  private Rule named(String id) {
    return Selection.named(id)
        .orElseThrow(
            () -> new UsageException("expected the id of a rule, got \"" + id + "\"; see list"));
  }
}
