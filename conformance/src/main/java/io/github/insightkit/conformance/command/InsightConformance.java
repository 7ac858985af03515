package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.report.Excerpt;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: what the commands have in common. */
@Command(
    name = "insight-conformance",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class InsightConformance implements Runnable {
  /** The command that speaks of all the others. */
  private static final String COMPLETION = "completion";

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final boolean watched;

  private InsightConformance(Map<String, String> environment, boolean watched) {
    this.environment = Map.copyOf(environment);
    this.watched = watched;
  }

  Map<String, String> environment() {
    return environment;
  }

  boolean isWatched() {
    return watched;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, got none");
  }

  /** Runs a command on the process's own streams and environment; gives the exit code. */
  public static int execute(String... args) {
    // Nearly every command begins with it; who needs it meets the same trouble, and says so.
    inBackground(Contract::bundled);
    if (startsMock(args)) {
      inBackground(MockServer::preload);
    }
    return execute(
        commandLine(System.getenv(), Ansi.AUTO.enabled(), args),
        Ansi.AUTO,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        args);
  }

  /**
   * Runs a command, without colours and moving lines.
   *
   * @param out where results go
   * @param err where complaints go
   * @return the exit code
   */
  public static int execute(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    return execute(commandLine(environment, false, args), Ansi.OFF, out, err, args);
  }

  /** On a thread of its own, for the common pool has one on two processors; fails in silence. */
  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
  }

  private static boolean startsMock(String... args) {
    List<String> all = List.of(args);
    return all.indexOf("mock") == 0
        || (all.indexOf("run") == 0 && all.stream().noneMatch(arg -> arg.startsWith("--base-url")));
  }

  /** Runs the command; whatever goes wrong in it is never taken for a verdict. */
  private static int execute(
      CommandLine line, Ansi ansi, PrintWriter out, PrintWriter err, String... args) {
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi)).setOut(out).setErr(err);
    try {
      return line.execute(args);
    } catch (Throwable e) {
      return confess(e, line);
    }
  }

  static CommandLine commandLine(Map<String, String> environment, boolean watched, String... args) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand::new);
    commands.put("judge", JudgeCommand::new);
    commands.put("mock", MockCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("replay", ReplayCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("selftest", SelfTestCommand::new);
    commands.put("pact", PactCommand::new);
    commands.put(
        COMPLETION,
        () -> new CommandLine(new AutoComplete.GenerateCompletion()).setCommandName(COMPLETION));
    if (args.length > 0 && commands.containsKey(args[0]) && !args[0].equals(COMPLETION)) {
      // Reading the annotations of all of them takes longer than the shortest commands do.
      commands.keySet().retainAll(Set.of(args[0]));
    }
    CommandLine line = new CommandLine(new InsightConformance(environment, watched));
    line.getCommandSpec().version("insight-conformance " + version());
    commands.values().forEach(command -> line.addSubcommand(command.get()));
    return HelpText.in(line)
        .registerConverter(Profile.class, text -> chosen(text, Profile.values()))
        .registerConverter(Reads.Source.class, text -> chosen(text, Reads.Source.values()))
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(InsightConformance::complain)
        .setExecutionExceptionHandler((e, command, parsed) -> confess(e, command));
  }

  /** The one of these that has this name. */
  private static <T> T chosen(String text, T[] all) {
    return Stream.of(all)
        .filter(one -> one.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of " + List.of(all) + ", got \"" + text + "\""));
  }

  private static int complain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String visible = Excerpt.visibleLines(String.valueOf(e.getMessage()));
    command.getErr().println(command.getCommandName() + ": " + visible + meant(e));
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

  private static int confess(Throwable e, CommandLine command) {
    boolean isUnwritten = e instanceof UncheckedIOException;
    String trouble = isUnwritten ? String.valueOf(e.getMessage()) : trouble(e);
    command.getErr().println(command.getCommandName() + ": " + Excerpt.visible(trouble));
    command.getErr().flush();
    return isUnwritten ? ExitCode.UNWRITTEN : ExitCode.SOFTWARE;
  }

  private static String trouble(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return "the heap of "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB is used up, and nothing is decided; give it more with java -Xmx1g -jar ...";
      }
    }
    String at = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    return "a bug in the kit: " + e + at + "; please report it";
  }

  /** The version of the kit; "unpackaged" where it doesn't run from its jar. */
  static String version() {
    String version = InsightConformance.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
