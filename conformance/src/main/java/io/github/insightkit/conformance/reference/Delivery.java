package io.github.insightkit.conformance.reference;

import java.time.Duration;
import java.util.List;

/**
 * How a reply goes out over the connection: what is written, when, and how it ends.
 *
 * <p>After the last step the connection takes the next request.
 *
 * @param steps the steps, one after the other
 */
record Delivery(List<Step> steps) {
  Delivery {
    steps = List.copyOf(steps);
  }

  /** One step. */
  sealed interface Step permits Send, Pause, Ending {}

  /**
   * These bytes go out.
   *
   * @param bytes the bytes; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Send(byte[] bytes) implements Step {}

  /**
   * Nothing happens for a while.
   *
   * @param time how long
   */
  record Pause(Duration time) implements Step {}

  /** The connection takes no further request. */
  enum Ending implements Step {
    /** It is closed in good order. */
    CLOSE,
    /** It is cut off with a TCP reset. */
    RESET,
    /** It stays open, and nothing more comes. */
    SILENCE
  }
}
