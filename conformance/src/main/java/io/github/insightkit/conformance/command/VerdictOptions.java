package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how findings become a verdict. */
final class VerdictOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--known-failures",
      paramLabel = "FILE",
      description = "A file of rule ids that are known to be broken, one a line.")
  private @Nullable Path knownFailures;

  @Option(names = "--strict", description = "Fail for broken conventions, too.")
  private boolean strict;

  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  VerdictOptions() {}

  boolean strict() {
    return strict;
  }

  /** The ids of the rules that are known to be broken. */
  Set<String> known() {
    if (knownFailures == null) {
      return Set.of();
    }
    try {
      return KnownFailures.read(knownFailures);
    } catch (IllegalArgumentException e) {
      throw Usage.error(spec, e.getMessage());
    } catch (IOException e) {
      throw Usage.error(spec, "can't read " + knownFailures);
    }
  }

  /** The folder for the report, into which files can be written. */
  ReportFolder folder(Path reportDir) {
    try {
      return ReportFolder.open(reportDir);
    } catch (IOException e) {
      throw Usage.error(spec, e.getMessage());
    }
  }
}
