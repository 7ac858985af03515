package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.verdict.Report;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how findings become a verdict. */
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

  boolean strict() {
    return strict;
  }

  /** The ids of the rules that are known to be broken. */
  Set<String> known() {
    Path file = knownFailures;
    return file == null ? Set.of() : UsageException.reading(() -> KnownFailures.read(file));
  }

  /** Lists what fails, if that is wanted. */
  void writeFailures(Report report) {
    if (writtenFailures != null) {
      KnownFailures.write(writtenFailures, report);
    }
  }

  /** The folder for the report, into which files can be written. */
  ReportFolder folder(Path reportDir) {
    return UsageException.reading(() -> ReportFolder.open(reportDir));
  }
}
