package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.transport.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an implementation is, and what it takes to be let in.
 *
 * @param baseUrl where the contract's paths begin, without a slash at its end
 * @param tokenVariable the environment variable that holds the token, for those who repeat requests
 * @param timeout how long one answer may take
 */
public record Endpoint(
    String baseUrl, @Nullable Secret token, String tokenVariable, Duration timeout) {

  /** An endpoint that is given ten seconds, and whose token is in the usual variable. */
  public Endpoint(String baseUrl, @Nullable Secret token) {
    this(baseUrl, token, History.Origin.USUAL_VARIABLE, Duration.ofSeconds(10));
  }
}
