package io.github.insightkit.conformance.mock.server;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a request: a change is applied, a list or a log is given, or any is refused. */
public sealed interface Decision permits Decision.Applied, Decision.Listed, Refusal {

  enum Applied implements Decision {
    APPLIED
  }

  /** A list or a log is given: the result of the envelope, and of a log its result_info. */
  record Listed(JsonNode result, @Nullable ObjectNode info) implements Decision {
    /** Whether it is the log, which alone has something beside its result. */
    public boolean isLog() {
      return info != null;
    }
  }
}
