package io.github.insightkit.conformance.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Complaints about arguments. */
final class Usage {
  private Usage() {}

  /** The complaint, in one line. */
  static ParameterException error(CommandSpec spec, @Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }

  /** Complains unless the condition holds. */
  static void require(CommandSpec spec, boolean condition, String message) {
    if (!condition) {
      throw error(spec, message);
    }
  }
}
