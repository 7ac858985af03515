package io.github.insightkit.sdk;

/**
 * An {@link Error} in code of the caller's, the stream of changes or the progress callback, ended a
 * bulk run. What was under way was brought to its end first; the cause is the error.
 */
public final class BulkAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BulkReport report;

  BulkAbortedException(BulkReport report, Error cause) {
    super("The bulk run was aborted; report() has what became of each change: " + report, cause);
    this.report = report;
  }

  /**
   * Gives what the run would have returned.
   *
   * @return what became of each change that was read
   */
  public BulkReport report() {
    return report;
  }

  /**
   * Stands in when the exception is serialized, for a report can't be.
   *
   * @return an exception with the same message, cause and stack trace
   */
  Object writeReplace() {
    RuntimeException plain = new RuntimeException(toString(), getCause());
    plain.setStackTrace(getStackTrace());
    return plain;
  }
}
