package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.run.Selection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the rules. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the rules: id, level, what it rests on, and the rule in a sentence.")
public final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** A command that picocli fills in. */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  public ListCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Rule rule : Selection.known()) {
      out.printf("%-15s %-7s %-24s %s%n", rule.id(), rule.level(), rule.source(), rule.title());
    }
    out.flush();
    return ExitCode.CONFORMANT;
  }
}
