package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.selftest.KillMatrix;
import io.github.insightkit.conformance.selftest.SelfTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "selftest")
final class SelfTestCommand extends KitCommand {
  /** How many lines of progress a whole self-test gives. */
  private static final int STEPS = 10;

  private static final String FILE = "kill-matrix.yaml";

  @Option(
      names = "--fault",
      paramLabel = "ID",
      description = "Try this fault, and nothing that isn't named. Repeatable.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "ID",
      description = "Try this legal variant, and nothing that isn't named. Repeatable.")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often, each time with another seed; ${DEFAULT-VALUE} unless given.")
  private int seeds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The first seed; ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many servers at once; two for each processor unless given.")
  private int threads;

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      defaultValue = "conformance-selftest",
      description = "Where the kill matrix goes; ${DEFAULT-VALUE}/ unless given.")
  private Path reportDir;

  @Override
  int run(PrintWriter out) throws InterruptedException {
    UsageException.require(seeds > 0, "--seeds: expected at least 1, got " + seeds);
    UsageException.require(threads >= 0, "--threads: expected at least 1, got " + threads);
    KillMatrix matrix = matrix(out);
    out.println();
    out.println(matrix.totals());
    try {
      Files.createDirectories(reportDir);
      Files.writeString(reportDir.resolve(FILE), matrix.yaml());
    } catch (IOException e) {
      throw new UsageException("--report-dir: can't write to " + reportDir + ": " + e);
    }
    out.println("kill matrix: " + reportDir.resolve(FILE));
    return matrix.complaints().isEmpty() ? ExitCode.CONFORMANT : ExitCode.NONCONFORMANT;
  }

  private KillMatrix matrix(PrintWriter out) throws InterruptedException {
    SelfTest selfTest = new SelfTest(Contract.bundled(), InsightConformance.version());
    int atOnce = threads == 0 ? SelfTest.atOnce() : threads;
    try {
      return selfTest.run(
          new SelfTest.Plan(faults, variants, seed, seeds, atOnce),
          (through, all, complaint) -> tell(out, through, all, complaint));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static void tell(PrintWriter out, int through, int all, Optional<String> complaint) {
    complaint.ifPresent(out::println);
    if (through == all || through % Math.max(1, all / STEPS) == 0) {
      out.println(through + " of " + all);
    }
    out.flush();
  }
}
