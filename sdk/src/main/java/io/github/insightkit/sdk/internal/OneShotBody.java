package io.github.insightkit.sdk.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final byte[] bytes;
  private final AtomicBoolean started = new AtomicBoolean();

  OneShotBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether a byte of the change may have left. Until then the server can't have applied it. */
  boolean isStarted() {
    return started.get();
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
    if (!started.compareAndSet(false, true)) {
      throw new IOException("this change has been sent already, and is never sent twice");
    }
    sink.write(bytes);
  }
}
