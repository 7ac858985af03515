package io.github.insightkit.conformance;

import io.github.insightkit.conformance.command.InsightConformance;

/** The command line's entry. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(InsightConformance.execute(args));
  }
}
