package io.github.insightkit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the machine instructions of a call, which other work on the machine doesn't change.
 *
 * <p>Each way of calling runs twice under Valgrind, with so many calls and with three times as
 * many; what the second takes more is shared out among the calls that it makes more. Needs {@code
 * valgrind}, and takes some minutes for each way.
 */
final class CallInstructions {
  /** How many calls the short run makes: enough for the compilers to be done. */
  private static final int CALLS = 20_000;

  private static final Pattern COUNT = Pattern.compile("I\\s+refs:\\s+([\\d,]+)");

  /**
   * What Valgrind needs to see through a JVM: code is compiled before it runs, and a null pointer
   * is looked for instead of being met.
   */
  private static final List<String> COMMAND =
      List.of(
          "valgrind",
          "--tool=cachegrind",
          "--cache-sim=no",
          "--smc-check=all-non-file",
          "--vex-iropt-register-updates=allregs-at-mem-access",
          "--cachegrind-out-file=/dev/null",
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xbatch",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-ImplicitNullChecks",
          "-XX:+UseSerialGC",
          "-Xshare:off",
          "-XX:-UsePerfData",
          "-cp",
          System.getProperty("java.class.path"),
          CallLoop.class.getName());

  private CallInstructions() {}

  /** Prints a line for each way of calling. */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (CallLoop.Way way : CallLoop.Way.values()) {
      long few = counted(way, CALLS);
      long many = counted(way, 3 * CALLS);
      System.out.printf(
          Locale.ROOT, "%-12s %,9d instructions a call%n", way, (many - few) / (2 * CALLS));
    }
  }

  private static long counted(CallLoop.Way way, int calls)
      throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder(new ArrayList<>(COMMAND));
    command.command().addAll(List.of(way.name(), String.valueOf(calls)));
    Process process = command.redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> said.append(line).append('\n'));
    }
    Matcher count = COUNT.matcher(said);
    if (process.waitFor() != 0 || !count.find()) {
      throw new IOException("expected a count of instructions, got:\n" + said);
    }
    return Long.parseLong(count.group(1).replace(",", ""));
  }
}
