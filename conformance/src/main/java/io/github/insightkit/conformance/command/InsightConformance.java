package io.github.insightkit.conformance.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: what the commands have in common. */
@Command(
    name = "insight-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = InsightConformance.Version.class,
    description = "Checks implementations of the insight classification contract.")
public final class InsightConformance implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  private InsightConformance() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, got none");
  }

  /**
   * Runs a command on the process's own streams and environment.
   *
   * @return the exit code
   */
  public static int execute(String... args) {
    return execute(
        System.getenv(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  /**
   * Runs a command.
   *
   * @param environment the environment variables, by name
   * @param out where results go
   * @param err where complaints go
   * @return the exit code
   */
  public static int execute(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new InsightConformance())
        .addSubcommand(new RunCommand(environment))
        .addSubcommand(new MockCommand(environment))
        .addSubcommand(new ListCommand())
        .addSubcommand(PactCommand.line(environment))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(InsightConformance::complain)
        .setExecutionExceptionHandler(InsightConformance::confess)
        .execute(args);
  }

  private static int complain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(command.getCommandName() + ": " + firstLine(e));
    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static int confess(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command
        .getErr()
        .println(
            command.getCommandName() + ": a bug in the kit: " + e + at(e) + "; please report it");
    command.getErr().flush();
    return ExitCode.SOFTWARE;
  }

  private static String at(Exception e) {
    return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Says which version this is. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"insight-conformance " + KitVersion.get()};
    }
  }
}
