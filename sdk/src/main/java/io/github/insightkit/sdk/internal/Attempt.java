package io.github.insightkit.sdk.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;

/** One request of a change: made, not sent yet. */
final class Attempt {
  private final Call call;
  private final OneShotBody body;
  private final Secret secret;
  private final Timing timing;

  Attempt(Call call, OneShotBody body, Secret secret, Timing timing, long timeoutNanos) {
    this.call = call;
    this.body = body;
    this.secret = secret;
    this.timing = timing;
    call.timeout().timeout(timeoutNanos, TimeUnit.NANOSECONDS);
  }

  Call call() {
    return call;
  }

  Ending run() {
    try {
      return answered(call.execute());
    } catch (Exception e) {
      return failed(e);
    }
  }

  Ending answered(Response response) {
    try {
      return Judge.of(AnswerReader.read(response, secret, call::cancel), timing.clock(), secret);
    } catch (RuntimeException e) {
      // A body that an interceptor of the caller's has replaced may throw anything.
      return failed(e);
    }
  }

  /**
   * Judges whatever was thrown. OkHttp lets an InterruptedException through that it doesn't
   * declare, and an interceptor of the caller's may throw anything.
   */
  Ending failed(Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    IOException cause =
        failure instanceof IOException io ? io : new IOException(failure.toString(), failure);
    return Judge.of(secret.redact(cause), body.isStarted());
  }
}
