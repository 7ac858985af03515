package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Footprint;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.run.Stopwatch;
import io.github.insightkit.conformance.run.Stopwatch.Phase;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.verdict.Report;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Checks an implementation. */
@Command(name = "run", abbreviateSynopsis = true)
public class RunCommand extends KitCommand {
  @Mixin private TargetOptions targetOptions = new TargetOptions();
  private final Contract contract = Contract.bundled();
  @Mixin private CommandSpec insightSpec = InsightOptions.of(contract);
  @Mixin private ReaderOption readerOption = new ReaderOption();
  @Mixin private WorkOptions workOptions = new WorkOptions();
  @Mixin private VerdictOptions verdictOptions = new VerdictOptions("conformance-report");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random; the run id follows from it.")
  private @Nullable Long seed;

  /** The command by itself, to be asked for its options. */
  public RunCommand() {}

  @Override
  int run(PrintWriter out) throws Run.Unreachable {
    InsightOptions insightOptions = new InsightOptions(contract, insightSpec);
    Stopwatch watch = new Stopwatch(System::nanoTime, Phase.SETUP);
    watch.add(Phase.START, Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    // Before anything is read: a heap that hasn't grown yet is shrunk in no time.
    Footprint.shrink();
    Endpoint target = targetOptions.endpoint(common().environment());
    if (target != null) {
      return check(target, insightOptions.subjects(), watch, out);
    }
    UsageException.require(
        !insightOptions.isGiven() && !targetOptions.namesAToken(),
        insightOptions.names() + " and --token-env speak of a target; name it with --base-url");
    long hidden = new Random(seedValue()).nextLong();
    Secret token = new Secret("reference-" + HexFormat.of().toHexDigits(hidden));
    try (MockServer server = MockServer.builder(contract).token(token.reveal()).start()) {
      Endpoint endpoint =
          new Endpoint(
              server.baseUri().toString(),
              token,
              targetOptions.tokenVariable(),
              targetOptions.timeout());
      return check(endpoint, Subjects.examples(contract), watch, out);
    }
  }

  Selection selection(WorkOptions options) {
    return options.selection();
  }

  private int check(Endpoint endpoint, Subjects subjects, Stopwatch watch, PrintWriter out)
      throws Run.Unreachable {
    Limits limits = new Limits(workOptions.budget(contract));
    Selection selection = selection(workOptions);
    Set<String> known = verdictOptions.known();
    ReportFolder folder = verdictOptions.folder();
    try (ShutdownHook hook = new ShutdownHook()) {
      Report report;
      try (Progress progress = common().isWatched() ? Progress.moving() : Progress.NONE;
          Session session =
              Session.with(
                  endpoint,
                  contract,
                  seedValue(),
                  new Settings(limits, readerOption.source())
                      .pausing(watch.watched(hook.pause()))
                      .telling(progress))) {
        hook.stops(session::stop);
        report =
            new Run(session, selection, watch)
                .of(subjects, verdictOptions.strict(), known, InsightConformance.version());
      }
      watch.enter(Phase.REPORTS);
      return verdictOptions.publish(report, folder, Optional.of(watch), ansi(), out);
    }
  }

  private long seedValue() {
    if (seed == null) {
      seed = new Random().nextLong() >>> 1;
    }
    return seed;
  }
}
