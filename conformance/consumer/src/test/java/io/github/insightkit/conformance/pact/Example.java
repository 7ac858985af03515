package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.sdk.Insight;
import java.util.function.Consumer;

/**
 * One thing that the client does, and what it counts on in return.
 *
 * @param key the key of the interaction, which stays when others are added
 * @param description what the client does, in words
 * @param operation the operation that it uses
 * @param state the state that the insight is in before
 * @param body the body that goes over the wire
 * @param taken what is taken off on the way, because the client can't leave it out
 * @param credentials the Authorization that goes over the wire
 * @param answer what the client counts on
 * @param verb what the client is asked to do
 */
record Example(
    String key,
    String description,
    Operation operation,
    State state,
    String body,
    Taken taken,
    Authorization credentials,
    Answer answer,
    Consumer<Insight> verb) {

  /** What is taken off a request between the client and the server. */
  enum Taken {
    NOTHING,
    RATIONALE,
    CREDENTIALS
  }

  /** The Authorization of a request. */
  enum Authorization {
    OWN,
    NONE,
    WRONG
  }

  /** What the client counts on. */
  enum Answer {
    /** A 2xx with the success envelope. */
    APPLIED,
    /** A 4xx. */
    REFUSED,
    /** A 4xx with the failure envelope, which is a convention of the API. */
    EXPLAINED
  }

  @Override
  public String toString() {
    return description;
  }
}
