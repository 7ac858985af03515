package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to send a request: from the search for the credential to the last byte of the answer.
 *
 * <p>Its time is bounded by a clock of our own, which cuts it off whatever it is at. Run by one
 * thread; cut off by any.
 */
final class Attempt {
  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  /** How long an attempt that has been cut off has to unwind before it is given up. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final ExecutorService LATE = Threads.pool("insights-late", 2);

  private final Transport transport;
  private final Sending sending;
  private final @Nullable OneShotBody body;
  private final long limitNanos;
  private final long endNanos;
  private volatile @Nullable Secret secret;
  private volatile @Nullable Call call;
  private volatile @Nullable Future<?> alarm;
  private volatile @Nullable Runnable late;
  private volatile @Nullable Guard guard;
  private Object begun = this;
  private volatile boolean running;
  private volatile boolean over;
  private volatile boolean expired;
  private volatile boolean cancelled;
  private volatile boolean underway;
  private @Nullable String retryAfter;

  Attempt(Transport transport, Sending sending, @Nullable Secret secret, long limitNanos) {
    this.transport = transport;
    this.sending = sending;
    this.secret = secret;
    this.limitNanos = limitNanos;
    this.endNanos = System.nanoTime() + limitNanos;
    this.body = sending.body();
  }

  /** The attempt that the calling thread is running, or null. */
  static @Nullable Attempt current() {
    return CURRENT.get();
  }

  /** The attempt that a request belongs to, or null if somebody else made it. */
  static @Nullable Attempt of(Request request) {
    return request.tag(Attempt.class);
  }

  /** What signed the request, or null if nothing has yet. */
  @Nullable Secret secret() {
    return secret;
  }

  long nanosLeft() {
    return Math.max(1, endNanos - System.nanoTime());
  }

  /**
   * Starts the clock.
   *
   * @param late what to do if the attempt isn't over some time after its limit, for something holds
   *     its thread that can't be cut off
   */
  void arm(@Nullable Runnable late) {
    this.late = late;
    alarm = transport.time().alarm(Duration.ofNanos(limitNanos), this::expire);
  }

  /** Runs to the end. Throws nothing. */
  Ending run() {
    running = true;
    CURRENT.set(this);
    try {
      return send();
    } catch (Throwable e) {
      hangUp();
      return failed(e);
    } finally {
      CURRENT.remove();
      over = true;
      disarm();
      Guard held = guard;
      if (held != null) {
        held.end(begun);
      }
    }
  }

  private void disarm() {
    Future<?> armed = alarm;
    if (armed != null) {
      armed.cancel(false);
    }
  }

  private Ending send() throws IOException {
    Secret signer = secret;
    if (signer == null) {
      try {
        signer = transport.secrets().get(nanosLeft());
      } catch (RuntimeException e) {
        return new Ending.NoCredentials(e);
      }
      secret = signer;
    }
    Call begun = transport.call(sending, body, signer, this);
    call = begun;
    if (expired || cancelled) {
      return failed(new IOException("cancelled before it was sent"));
    }
    Response response = begun.execute();
    String kept = retryAfter;
    if (kept != null) {
      Headers all =
          response.headers().newBuilder().addUnsafeNonAscii(LastLook.RETRY_AFTER, kept).build();
      response = response.newBuilder().headers(all).build();
    }
    Answer answer = AnswerReader.read(response, signer, sending.maxBodyBytes, begun::cancel);
    return Judge.of(answer, transport.time(), signer);
  }

  /** Cuts the attempt off because its time is over. Called by the clock, which it mustn't hold. */
  private void expire() {
    expired = true;
    hangUp();
    alarm = transport.time().alarm(running ? GRACE : Duration.ZERO, this::giveUp);
  }

  private void giveUp() {
    if (over) {
      return;
    }
    Guard held = guard;
    if (held != null) {
      held.abort();
    }
    Runnable then = late;
    if (then != null) {
      LATE.execute(then);
    }
  }

  /** What is known of an attempt that doesn't come to its end; nothing of it leaves from now on. */
  Ending overdue() {
    hangUp();
    return failed(new IOException("something holds its thread"));
  }

  /** Cuts the attempt off because nobody waits for it any more. */
  void cancel() {
    cancelled = true;
    hangUp();
  }

  private void hangUp() {
    if (body != null) {
      body.revoke();
    }
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  /**
   * Takes note that the request goes out on a connection.
   *
   * @param request what goes out, which an interceptor of the caller's may have replaced
   * @param watch who watches the connection, or null if it is a kind of the caller's own
   * @throws IOException if it mustn't go out; nothing has been sent then
   */
  void goesOut(Request request, @Nullable Guard watch) throws IOException {
    if (underway && body != null) {
      throw new IOException("a change is never sent twice, whatever an interceptor tries");
    }
    if (watch != null && guard == null) {
      begun = watch.begin(sending);
      guard = watch;
    }
    underway = true;
    if (body != null && request.body() != body) {
      body.startReplaced();
    }
  }

  /** Keeps the header field that {@link LastLook} has taken out of the answer. */
  void keepRetryAfter(@Nullable String value) {
    retryAfter = value;
  }

  /**
   * Judges whatever was thrown. OkHttp lets an InterruptedException through that it doesn't
   * declare, and an interceptor of the caller's may throw anything.
   */
  Ending failed(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    IOException cause;
    if (expired) {
      cause = new SocketTimeoutException("it wasn't over within " + Duration.ofNanos(limitNanos));
      cause.initCause(failure);
    } else {
      cause = Certificates.named(failure);
    }
    return Judge.of(cause, mayHaveLeft(), secret);
  }

  private boolean mayHaveLeft() {
    return body == null ? underway : body.isStarted();
  }
}
