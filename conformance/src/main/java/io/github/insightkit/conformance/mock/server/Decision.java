package io.github.insightkit.conformance.mock.server;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a request: a change is applied, a list or a log is given, or any is refused. */
public sealed interface Decision permits Decision.Applied, Decision.Listed, Refusal {

  enum Applied implements Decision {
    APPLIED
  }

  /**
   * A list or a log was asked for, and is given.
   *
   * @param result what stands under {@code result} in the envelope
   * @param info what stands under {@code result_info}; null if nothing does
   */
  record Listed(JsonNode result, @Nullable ObjectNode info) implements Decision {
    /** Whether it is the log, which alone has something beside its result. */
    public boolean isLog() {
      return info != null;
    }
  }
}
