package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.run.Run;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common: where they print to, and how they complain. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class KitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try {
      return run(out);
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (Run.Unreachable e) {
      return failed(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    } finally {
      out.flush();
    }
  }

  /** Does what the command is for, with results to this writer; gives the exit code. */
  abstract int run(PrintWriter out) throws Exception;

  /** What the commands have in common: the environment, and whether somebody watches. */
  final InsightConformance common() {
    return (InsightConformance) spec.root().userObject();
  }

  /** The colours of the terminal; none where nobody watches. */
  final Ansi ansi() {
    return spec.commandLine().getColorScheme().ansi();
  }

  /** Says in a line why nothing came of it; gives the code back. */
  final int failed(int exitCode, String why) {
    spec.commandLine().getErr().println(why);
    spec.commandLine().getErr().flush();
    return exitCode;
  }
}
