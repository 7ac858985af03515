package io.github.insightkit.sdk;

import io.github.insightkit.sdk.internal.BaseUrl;
import io.github.insightkit.sdk.internal.Plan;
import io.github.insightkit.sdk.internal.Secret;
import io.github.insightkit.sdk.internal.Timing;
import io.github.insightkit.sdk.internal.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Configures an {@link InsightsClient}. Not safe for use by many threads. */
public final class InsightsClientBuilder {
  /** The public API. */
  private static final String PUBLIC_API = "https://api.cloudflare.com/client/v4";

  private String baseUrl = PUBLIC_API;
  private @Nullable Secret secret;
  private @Nullable OkHttpClient http;
  private Timing timing = Timing.system();

  InsightsClientBuilder() {}

  /**
   * Sets the prefix under which the contract's paths lie.
   *
   * @param url an https URL that ends where {@code /accounts} begins; plain http is for loopback
   *     only
   * @return this builder
   */
  public InsightsClientBuilder baseUrl(String url) {
    this.baseUrl = Objects.requireNonNull(url, "url");
    return this;
  }

  /**
   * Sets an API token with edit permission on Security Center.
   *
   * @param token the token
   * @return this builder
   * @throws IllegalArgumentException if the token is blank or isn't one piece of visible ASCII
   */
  public InsightsClientBuilder apiToken(String token) {
    this.secret = Secret.bearer(token);
    return this;
  }

  /**
   * Uses connections, proxies, certificates and interceptors of an HTTP client of one's own.
   *
   * <p>A client is derived from it that follows no redirect and repeats nothing, whatever this one
   * does. It stays open when the {@link InsightsClient} is closed.
   *
   * @param client the client
   * @return this builder
   */
  public InsightsClientBuilder httpClient(OkHttpClient client) {
    this.http = Objects.requireNonNull(client, "client");
    return this;
  }

  /**
   * Reads {@code CLOUDFLARE_API_TOKEN}, and {@code CLOUDFLARE_BASE_URL} if it is set.
   *
   * @return this builder
   * @throws IllegalArgumentException if the token isn't set, blank, or of more than one line
   */
  public InsightsClientBuilder fromEnv() {
    return fromEnv(System.getenv());
  }

  InsightsClientBuilder fromEnv(Map<String, String> environment) {
    String token = environment.get("CLOUDFLARE_API_TOKEN");
    if (token == null) {
      throw new IllegalArgumentException(
          "Expected an API token in the environment variable CLOUDFLARE_API_TOKEN, which isn't set");
    }
    apiToken(token);
    String url = environment.get("CLOUDFLARE_BASE_URL");
    return url == null || url.isBlank() ? this : baseUrl(url);
  }

  InsightsClientBuilder timing(Timing other) {
    this.timing = other;
    return this;
  }

  /**
   * Makes the client; sends nothing.
   *
   * @return the client
   * @throws IllegalArgumentException if there are no credentials, or the base URL isn't safe for
   *     them
   */
  public InsightsClient build() {
    Secret credentials = secret;
    if (credentials == null) {
      throw new IllegalArgumentException(
          "Expected credentials, got none: call apiToken(..) or fromEnv()");
    }
    HttpUrl url = BaseUrl.require(baseUrl);
    OkHttpClient brought = http;
    OkHttpClient base = brought == null ? new OkHttpClient() : brought;
    Supplier<Secret> secrets = () -> credentials;
    Transport transport = new Transport(base, url, secrets, "insight-classification-sdk", timing);
    Plan plan = new Plan(Duration.ofSeconds(30), Duration.ofMinutes(2), 4, List.of());
    Runnable release =
        brought == null
            ? () -> {
              base.dispatcher().executorService().shutdown();
              base.connectionPool().evictAll();
            }
            : () -> {};
    return new InsightsClient(transport, plan, url.toString(), release);
  }

  @Override
  public String toString() {
    return "InsightsClientBuilder";
  }
}
