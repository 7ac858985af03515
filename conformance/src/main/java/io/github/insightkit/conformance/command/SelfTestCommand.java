package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.selftest.KillMatrix;
import io.github.insightkit.conformance.selftest.SelfTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries the kit on the reference server, its faults and its legal variants. */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tries the kit on itself: on the reference server, on every fault of it, and on every",
      "legal variant; prints the kill matrix, which fault is caught by which rule.",
      "Faults of the insights list are tried by a run that reads it; the others by one that"
          + " doesn't."
    },
    footer = {
      "",
      "Exit codes: 0 every fault is caught by its rule alone, and no legal server is flagged;",
      "1 something isn't as declared; 64 bad arguments; 70 a bug in the kit."
    })
public final class SelfTestCommand implements Callable<Integer> {
  /** How many lines of progress a whole self-test gives. */
  private static final int STEPS = 10;

  /** How many servers are tried at once for each processor; most of a run is waiting. */
  private static final int EACH = 8;

  private static final String FILE = "kill-matrix.yaml";

  @Spec private CommandSpec spec;

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
      description =
          "How many servers at once; eight for each processor unless given, for most of a run is"
              + " waiting.")
  private int threads;

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      defaultValue = "conformance-selftest",
      description = "Where the kill matrix goes; ${DEFAULT-VALUE}/ unless given.")
  private Path reportDir;

  /** A command that picocli fills in. */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  public SelfTestCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Usage.require(spec, seeds > 0, "--seeds: expected at least 1, got " + seeds);
    Usage.require(spec, threads >= 0, "--threads: expected at least 1, got " + threads);
    PrintWriter out = spec.commandLine().getOut();
    KillMatrix matrix = run(out);
    out.println();
    out.print(matrix.summary());
    out.println(matrix.totals());
    try {
      Files.createDirectories(reportDir);
      Files.writeString(reportDir.resolve(FILE), matrix.yaml());
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--report-dir: can't write to " + reportDir + ": " + e, e);
    }
    out.println("kill matrix: " + reportDir.resolve(FILE));
    out.flush();
    return matrix.isAsDeclared() ? ExitCode.CONFORMANT : ExitCode.NONCONFORMANT;
  }

  private KillMatrix run(PrintWriter out) throws InterruptedException {
    SelfTest selfTest = new SelfTest(Contract.bundled(), InstantSource.system(), KitVersion.get());
    int atOnce = threads == 0 ? EACH * Runtime.getRuntime().availableProcessors() : threads;
    try {
      return selfTest.run(
          new SelfTest.Plan(faults, variants, seed, seeds, atOnce),
          (through, all, complaint) -> tell(out, through, all, complaint));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
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
