package io.github.insightkit.conformance.mock.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A verdict, with what it is a verdict on.
 *
 * @param request the request
 * @param attempt what it tried to do; null if it never reached an insight
 * @param verdict what became of it
 */
public record DecidedRequest(ReceivedRequest request, @Nullable Attempt attempt, Decision verdict) {

  public boolean applied() {
    return verdict instanceof Decision.Applied;
  }

  /** Whether a change was refused that did reach an insight. */
  public boolean refusedChange() {
    return verdict instanceof Refusal && attempt != null;
  }

  public boolean refused() {
    return verdict instanceof Refusal;
  }

  /** Whether this was refused for its credentials. */
  public boolean unauthorized() {
    return attempt == null
        && verdict instanceof Refusal refusal
        && Set.of(9106, 9109, 6003).contains(refusal.code());
  }

  /** Whether this was refused with this status. */
  public boolean refusedWith(int status) {
    return verdict instanceof Refusal refusal && refusal.status() == status;
  }
}
