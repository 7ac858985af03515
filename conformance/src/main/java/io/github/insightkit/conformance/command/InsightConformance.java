package io.github.insightkit.conformance.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: what the commands have in common. */
@Command(
    name = "insight-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = InsightConformance.Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Checks implementations of the insight classification contract.",
      "",
      "Start with run, which needs no arguments: it checks the reference server that it brings"
          + " along. Then give it the address of an implementation and an insight to play with.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "COMMAND --help says more, with examples and exit codes.",
      "Colours are left out where NO_COLOR is set, or nobody watches."
    })
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
    boolean terminal = Terminal.isPresent();
    return commandLine(System.getenv(), terminal)
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal ? Ansi.AUTO : Ansi.OFF))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /**
   * Runs a command, without colours and moving lines.
   *
   * @param environment the environment variables, by name
   * @param out where results go
   * @param err where complaints go
   * @return the exit code
   */
  public static int execute(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    return commandLine(environment, false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(out)
        .setErr(err)
        .execute(args);
  }

  private static CommandLine commandLine(Map<String, String> environment, boolean terminal) {
    return new CommandLine(new InsightConformance())
        .addSubcommand(new RunCommand(environment, terminal))
        .addSubcommand(new JudgeCommand())
        .addSubcommand(new MockCommand(environment))
        .addSubcommand(new ListCommand())
        .addSubcommand(new ExplainCommand())
        .addSubcommand(new PlanCommand())
        .addSubcommand(new ReplayCommand(environment))
        .addSubcommand(new CompareCommand())
        .addSubcommand(new SelfTestCommand())
        .addSubcommand(PactCommand.line(environment, terminal))
        .addSubcommand(new CompletionCommand())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(InsightConformance::complain)
        .setExecutionExceptionHandler(InsightConformance::confess);
  }

  private static int complain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(command.getCommandName() + ": " + firstLine(e) + meant(e));
    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String meant(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
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
