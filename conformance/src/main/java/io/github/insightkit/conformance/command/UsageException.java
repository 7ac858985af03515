package io.github.insightkit.conformance.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Arguments that a command can't use; the message says so in one line. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(@Nullable String complaint) {
    super(String.valueOf(complaint));
  }

  @FunctionalInterface
  interface Argument<T> {

    /** What the argument stands for; fails if it can't be read or used. */
    T read() throws IOException;
  }

  static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new UsageException(complaint);
    }
  }

  /** What this argument stands for; what is wrong with it is the complaint. */
  static <T> T reading(Argument<T> argument) {
    return reading("", argument);
  }

  /** The same, with the name of the option or the like at the start of the complaint. */
  static <T> T reading(String start, Argument<T> argument) {
    try {
      return argument.read();
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(start + e.getMessage());
    }
  }
}
