package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.verdict.Overall;

/** The exit codes, after those of BSD's sysexits where they have one. */
final class ExitCode {
  static final int CONFORMANT = 0;
  static final int NONCONFORMANT = 1;
  static final int UNDECIDED = 2;
  static final int USAGE = 64;
  static final int UNAVAILABLE = 69;
  static final int SOFTWARE = 70;
  static final int UNWRITTEN = 74;

  private ExitCode() {}

  static int of(Overall verdict) {
    return switch (verdict) {
      case CONFORMANT -> CONFORMANT;
      case NONCONFORMANT -> NONCONFORMANT;
      case PARTIAL, INCONCLUSIVE -> UNDECIDED;
      case ERROR -> SOFTWARE;
    };
  }
}
