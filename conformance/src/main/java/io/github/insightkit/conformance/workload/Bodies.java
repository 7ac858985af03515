package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.model.Input;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes request bodies. Every rationale in them carries the id of the run. */
final class Bodies {
  /** A reset. */
  static final String RESET = "{\"classification\":null}";

  /** A value that no implementation lists. */
  static final String UNKNOWN_VALUE = "insightkit_unknown";

  private final String rationale;

  Bodies(String runId) {
    this.rationale = "conformance run " + runId;
  }

  /** The rationale that this run gives. */
  String rationale() {
    return rationale;
  }

  /** A request for this state, with a rationale if it is a value. */
  String of(State state) {
    return object(state.classification(), state.classification() == null ? null : rationale)
        .toString();
  }

  /** A request for this state without a rationale. */
  static String bare(State state) {
    return object(state.classification(), null).toString();
  }

  /** A request that asks for this input of the checking sequence. */
  String of(Input input) {
    if (input instanceof Input.Regular regular) {
      return regular.withRationale() ? of(regular.to()) : bare(regular.to());
    }
    if (input instanceof Input.Forbidden forbidden) {
      return switch (forbidden.defect()) {
        case RATIONALE_MISSING -> object(forbidden.detail(), null).toString();
        case UNKNOWN_VALUE -> object(UNKNOWN_VALUE, rationale).toString();
        default -> throw unexpected(input);
      };
    }
    throw unexpected(input);
  }

  /**
   * An object with this classification, which may be null, and this rationale, unless it is null.
   */
  static ObjectNode object(@Nullable String classification, @Nullable String rationale) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("classification", classification);
    if (rationale != null) {
      object.put("rationale", rationale);
    }
    return object;
  }

  private static IllegalArgumentException unexpected(Input input) {
    return new IllegalArgumentException(
        "expected an input of the checking sequence, got \"" + input + "\"");
  }
}
