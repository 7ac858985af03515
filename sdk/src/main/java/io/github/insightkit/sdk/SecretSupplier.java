package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the token anew at every attempt, and builds the secret only when it has changed.
 *
 * <p>Asks in a thread of its own, so that a supplier that is stuck holds nobody beyond the
 * deadline; what it says later is dropped.
 */
final class SecretSupplier implements Secrets {
  private static final int THREADS = 16;

  private final Supplier<@Nullable String> tokens;
  private final ExecutorService threads = Threads.pool("insights-token", THREADS);
  private volatile @Nullable Last last;

  private record Last(String token, Secret secret) {
    @Override
    public String toString() {
      return secret.toString();
    }
  }

  /**
   * Wraps a supplier of tokens.
   *
   * @param tokens whom to ask; called by many threads
   */
  SecretSupplier(Supplier<@Nullable String> tokens) {
    this.tokens = tokens;
  }

  @Override
  public Secret get(long nanos) {
    String token = ask(nanos);
    Last known = last;
    if (known != null && known.token().equals(token)) {
      return known.secret();
    }
    Secret secret = Secret.bearer(token);
    if (token != null) {
      last = new Last(token, secret);
    }
    return secret;
  }

  private @Nullable String ask(long nanos) {
    FutureTask<@Nullable String> asked = new FutureTask<@Nullable String>(tokens::get);
    threads.execute(asked);
    try {
      return asked.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new IllegalStateException(
          "Expected a token from its supplier, got none within "
              + Duration.ofNanos(nanos)
              + ": make it answer sooner, from a cache for one",
          e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while its supplier was asked for a token", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("The supplier of the token failed: " + e.getCause(), e);
    }
  }

  @Override
  public String toString() {
    return "SecretSupplier";
  }
}
