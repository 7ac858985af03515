package io.github.insightkit.conformance.mock.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a reply goes out over the connection: what is written, when, and how it ends.
 *
 * <p>After the last step the connection takes the next request.
 */
public record Delivery(List<Step> steps) {
  public Delivery {
    steps = List.copyOf(steps);
  }

  /** All that is written, each byte as one character. */
  public String text() {
    return steps.stream()
        .filter(Send.class::isInstance)
        .map(step -> new String(((Send) step).bytes(), StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining());
  }

  public sealed interface Step permits Send, Pause, Ending {}

  /**
   * These bytes go out.
   *
   * @param bytes the bytes; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Send(byte[] bytes) implements Step {

    /** Each character goes out as one byte. */
    public static Send of(String text) {
      return new Send(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Nothing happens for a while. */
  public record Pause(Duration time) implements Step {}

  /** The connection takes no further request. */
  public enum Ending implements Step {
    /** It is closed in good order. */
    CLOSE,
    /** It is cut off with a TCP reset. */
    RESET,
    /** It stays open, and nothing more comes. */
    SILENCE
  }
}
