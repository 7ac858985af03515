package io.github.insightkit.conformance.pact;

/** The broker didn't publish the pact; the message says why, and what to do. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unreachable;

  BrokerException(String message, boolean unreachable) {
    super(message);
    this.unreachable = unreachable;
  }

  /** Whether no broker answered at all. */
  public boolean isUnreachable() {
    return unreachable;
  }
}
