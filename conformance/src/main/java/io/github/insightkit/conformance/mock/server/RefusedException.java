package io.github.insightkit.conformance.mock.server;

/**
 * Leaves the chain of stages with a refusal.
 *
 * <p>An everyday way out, so it carries no stack trace, which is what makes exceptions slow.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
