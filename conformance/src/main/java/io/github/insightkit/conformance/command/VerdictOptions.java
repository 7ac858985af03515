package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.report.ConsoleReport;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.run.Stopwatch;
import io.github.insightkit.conformance.verdict.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The options that say how findings become a verdict, and where it is written. */
final class VerdictOptions {
  @Option(
      names = "--known-failures",
      paramLabel = "FILE",
      description = "A file of rule ids that are known to be broken, one a line.")
  private @Nullable Path knownFailures;

  @Option(
      names = "--write-known-failures",
      paramLabel = "FILE",
      description = "Write the ids of the rules that fail to this file, for --known-failures.")
  private @Nullable Path writtenFailures;

  @Option(names = "--strict", description = "Fail for broken conventions, too.")
  private boolean strict;

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Where the report goes; ${DEFAULT-VALUE}/ unless given.")
  private Path reportDir;

  /** Writes to this folder unless another is given. */
  VerdictOptions(String reportDir) {
    this.reportDir = Path.of(reportDir);
  }

  boolean strict() {
    return strict;
  }

  Set<String> known() {
    Path file = knownFailures;
    return file == null ? Set.of() : UsageException.reading(() -> KnownFailures.read(file));
  }

  /** The folder for the report, into which files can be written. */
  ReportFolder folder() {
    return UsageException.reading(() -> ReportFolder.open(reportDir));
  }

  /** Prints the report and writes it to this folder; gives the exit code for its verdict. */
  int publish(
      Report report, ReportFolder folder, Optional<Stopwatch> watch, Ansi ansi, PrintWriter out) {
    new ConsoleReport(report, ansi).print(out);
    out.flush();
    folder.write(report, () -> watch.map(Stopwatch::spent).orElse(Map.of()));
    if (writtenFailures != null) {
      KnownFailures.write(writtenFailures, report);
    }
    watch.ifPresent(spent -> out.println("time: " + spent));
    out.println("report: " + folder.path().resolve("report.html"));
    return ExitCode.of(report.verdict());
  }
}
