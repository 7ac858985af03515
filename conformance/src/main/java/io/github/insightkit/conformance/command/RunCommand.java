package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.mock.server.Footprint;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.report.ConsoleReport;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.run.BaseUrl;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.run.Stopwatch;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timings.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks an implementation. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Checks an implementation of the contract and gives a verdict.",
      "Without --base-url it starts the embedded reference server and checks that.",
      "",
      "A run changes the insights that it is given, and leaves them reset, also after Ctrl-C. So"
          + " give it insights whose classification nobody needs, or a --state-reader, with which"
          + " they are left as they were found; only their rationale can't be read, and is lost.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  run",
      "  run --base-url http://127.0.0.1:8080/client/v4 --account a --issue i",
      "  run --base-url https://example.org/v4 --zone z --issue i --allow-reset",
      "  run --base-url http://127.0.0.1:8080/client/v4 --account a --issue i \\",
      "      --state-reader insights-list",
      "  run --only TRANSITION,RATIONALE-01 --strict",
      "",
      "Exit codes: 0 conformant; 1 nonconformant, or a known failure that is none any more; 2"
          + " partial or inconclusive; 64 bad arguments; 69 the target can't be reached; 70 a bug"
          + " in the kit, or no memory left; 74 the report can't be written."
    })
public class RunCommand implements Callable<Integer> {
  private static final Duration LONGEST_WAITING = Duration.ofMinutes(2);

  private final Map<String, String> environment;
  private final Supplier<Progress> moving;

  @Spec private CommandSpec spec;
  @Mixin private TargetOptions targetOptions = new TargetOptions();
  @Mixin private InsightOptions insightOptions = new InsightOptions();
  @Mixin private ReaderOption readerOption = new ReaderOption();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Profiles.class,
      description =
          "What to run, of ${COMPLETION-CANDIDATES}; everything unless given, but pact, which says"
              + " again what the other rules say. Repeatable.")
  private List<String> profiles = new ArrayList<>();

  @Mixin private RuleOptions ruleOptions = new RuleOptions();
  @Mixin private VerdictOptions verdictOptions = new VerdictOptions();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      defaultValue = "conformance-report",
      description = "Where the report goes; ${DEFAULT-VALUE}/ unless given.")
  private Path reportDir;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random; the run id follows from it.")
  private @Nullable Long seed;

  @Option(
      names = "--budget",
      paramLabel = "REQUESTS",
      defaultValue = "1500",
      description = "How many requests may be sent; ${DEFAULT-VALUE} unless given.")
  private int budget;

  /** Reads the process's own environment, and shows no moving line. */
  public RunCommand() {
    this(System.getenv(), false);
  }

  /**
   * Reads this environment.
   *
   * @param environment variables by name
   * @param terminal whether somebody watches the process's own streams
   */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  RunCommand(Map<String, String> environment, boolean terminal) {
    this.environment = Map.copyOf(environment);
    this.moving =
        terminal
            ? () -> Progress.moving(System.err)
            : () -> Progress.plain(spec.commandLine().getErr());
  }

  @Override
  public Integer call() throws IOException {
    Stopwatch watch = new Stopwatch(System::nanoTime, Phase.SETUP);
    watch.add(Phase.START, Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    // Before anything is read: a heap that hasn't grown yet is shrunk in no time.
    Footprint.shrink();
    CompletableFuture<Void> preloaded =
        targetOptions.given() == null
            ? CompletableFuture.runAsync(MockServer::preload, Background.THREAD)
            : CompletableFuture.completedFuture(null);
    Contract contract = Contract.bundled();
    preloaded.join();
    Usage.require(spec, budget > 0, "--budget: expected at least 1 request, got " + budget);
    Duration unused = targetOptions.timeout();
    boolean reads = readerOption.isGiven();
    Selection selection = selection(ruleOptions, profiles);
    Set<String> known = verdictOptions.known();
    String given = targetOptions.given();
    if (given != null) {
      BaseUrl target = targetOptions.target(given);
      Secret token = targetOptions.token(target, environment);
      Subjects subjects = insightOptions.subjects(contract);
      return check(
          contract,
          selection,
          known,
          verdictOptions.folder(reportDir),
          target.text(),
          token,
          subjects,
          reads,
          watch);
    }
    Usage.require(
        spec,
        !insightOptions.isGiven() && !targetOptions.namesAToken(),
        "--account, --zone, --issue and --token-env speak of a target; name it with --base-url");
    ReportFolder folder = verdictOptions.folder(reportDir);
    Secret token = new Secret("reference-" + HexFormat.of().toHexDigits(seed().nextLong()));
    try (MockServer server = MockServer.builder(contract).token(token.reveal()).start()) {
      return check(
          contract,
          selection,
          known,
          folder,
          server.baseUri().toString(),
          token,
          Subjects.examples(contract),
          reads,
          watch);
    }
  }

  /** What these options select. */
  Selection selection(RuleOptions options, List<String> chosen) {
    return options.selection(chosen);
  }

  private int check(
      Contract contract,
      Selection selection,
      Set<String> known,
      ReportFolder folder,
      String base,
      @Nullable Secret token,
      Subjects subjects,
      boolean reads,
      Stopwatch watch)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    History.Origin origin =
        new History.Origin(
            HexFormat.of().toHexDigits(seed().nextInt()),
            base,
            contract.version(),
            seedValue(),
            token != null,
            targetOptions.tokenVariable());
    try (ShutdownHook hook = new ShutdownHook();
        Transport transport = new HttpTransport(base, token, targetOptions.timeout())) {
      Report report;
      try (Progress progress = moving.get()) {
        Run run = new Run(contract, selection, InstantSource.system(), watch);
        Session session =
            new Session(
                contract,
                transport,
                origin,
                new Session.Limits(budget, LONGEST_WAITING),
                InstantSource.system(),
                watch.watched(hook.pause()),
                progress);
        if (reads) {
          session.useInsightsList();
        }
        hook.stops(session::stop);
        report = run.of(session, subjects, verdictOptions.strict(), known, KitVersion.get());
      }
      watch.enter(Phase.REPORTS);
      ConsoleReport.print(report, spec.commandLine().getColorScheme().ansi(), out);
      out.flush();
      folder.write(report, () -> Optional.of(watch.timings()));
      out.println("time: " + watch.timings());
      out.println("report: " + folder.path().resolve("report.html"));
      out.flush();
      return ExitCode.of(report.verdict());
    } catch (Run.Unreachable e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("can't reach " + base + ": " + e.getMessage() + "; is it running?");
      err.flush();
      return ExitCode.UNAVAILABLE;
    }
  }

  private long seedValue() {
    if (seed == null) {
      seed = new Random().nextLong() >>> 1;
    }
    return seed;
  }

  private Random seed() {
    return new Random(seedValue());
  }
}
