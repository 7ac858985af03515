package io.github.insightkit.sdk;

import java.util.OptionalInt;

/**
 * Something before the API turned the change away, and nothing was applied.
 *
 * <p>The edge blocks or challenges the address, the network or the client: its answer carries
 * {@code cf-mitigated} or an error code from 1000 to 1999, or is a page of HTML with the status
 * 403. The credentials have no part in it, and the same request from the same place will fare no
 * better. Whoever runs the edge, or a proxy on the way, finds the reason by the {@link #rayId()}.
 */
public final class EdgeBlockedException extends InsightsException {
  private static final long serialVersionUID = 1L;

  EdgeBlockedException(String message, FailureDetails details) {
    super(message, details, null);
  }

  /**
   * Gives the edge's own error code, such as 1020 for a rule of the firewall.
   *
   * @return from 1000 to 1999, or empty if the answer has none
   */
  public OptionalInt edgeCode() {
    Integer code = details().why().edgeCode();
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  @Override
  public boolean mayHaveBeenApplied() {
    return false;
  }
}
