package io.github.insightkit.sdk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A request body that goes out at most once, and knows whether it did.
 *
 * <p>OkHttp resends a body that isn't one-shot after a lost reply, a 408, a 503 or a redirect. A
 * change that was applied must not be sent again, so writing twice fails, whoever tries.
 */
final class OneShotBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private enum State {
    FRESH,
    STARTED,
    REVOKED
  }

  private final byte[] bytes;
  private final AtomicReference<State> state = new AtomicReference<>(State.FRESH);

  OneShotBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether a byte of the change may have left. Until then the server can't have applied it. */
  boolean isStarted() {
    return state.get() == State.STARTED;
  }

  /** Keeps the change from leaving from now on, if it hasn't begun to. */
  void revoke() {
    state.compareAndSet(State.FRESH, State.REVOKED);
  }

  /**
   * Begins to send what an interceptor puts in this body's place; it may have read this one before.
   */
  void startReplaced() throws IOException {
    if (state.updateAndGet(now -> now == State.FRESH ? State.STARTED : now) == State.REVOKED) {
      throw tooLate();
    }
  }

  private static IOException tooLate() {
    return new IOException("the time for this change had run out before it was sent");
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (!state.compareAndSet(State.FRESH, State.STARTED)) {
      throw isStarted()
          ? new IOException("this change has been sent already, and is never sent twice")
          : tooLate();
    }
    sink.write(bytes);
  }
}
