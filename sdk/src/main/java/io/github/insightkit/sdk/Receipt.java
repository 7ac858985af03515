package io.github.insightkit.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's word that a change was applied. Immutable.
 *
 * @param status the HTTP status, from 200 to 299
 * @param messages what the server adds
 * @param errors entries of the error list; a server may send some beside a success, and the change
 *     stands all the same
 * @param rayId names the request for the API's support; null if the server sent none
 * @param rateLimit what is left of the allowance; null if the server didn't say
 * @param attempts how many requests it took; all but the last were certainly not applied
 */
public record Receipt(
    int status,
    List<EnvelopeItem> messages,
    List<EnvelopeItem> errors,
    @Nullable String rayId,
    @Nullable RateLimit rateLimit,
    int attempts) {
  /**
   * Copies the lists.
   *
   * @param status as above
   * @param messages as above
   * @param errors as above
   * @param rayId as above
   * @param rateLimit as above
   * @param attempts as above
   */
  public Receipt {
    messages = List.copyOf(messages);
    errors = List.copyOf(errors);
  }

  /** Shows all, fit for logs: what the server wrote is escaped, and cut after 2,500 characters. */
  @Override
  public String toString() {
    return Printable.of(
        "Receipt[status="
            + status
            + ", messages="
            + messages
            + ", errors="
            + errors
            + ", rayId="
            + rayId
            + ", rateLimit="
            + rateLimit
            + ", attempts="
            + attempts
            + "]",
        2_500);
  }
}
