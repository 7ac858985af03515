package io.github.insightkit.sdk.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for the token anew at every attempt, and builds the secret only when it has changed. */
public final class SecretSupplier implements Supplier<Secret> {
  private final Supplier<@Nullable String> tokens;
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
  public SecretSupplier(Supplier<@Nullable String> tokens) {
    this.tokens = tokens;
  }

  @Override
  public Secret get() {
    String token = tokens.get();
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

  @Override
  public String toString() {
    return "SecretSupplier";
  }
}
