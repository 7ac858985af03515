package io.github.insightkit.conformance.reference;

/**
 * Leaves the chain of stages with a refusal.
 *
 * <p>An everyday way out, so it carries no stack trace, which is what makes exceptions slow.
 */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
