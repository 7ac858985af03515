package io.github.insightkit.sdk;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Configures an {@link InsightsClient}. Not safe for use by many threads. */
public final class InsightsClientBuilder {
  /** The documented limits: for one token, and for one address. */
  private static final List<RateLimiter.Window> DOCUMENTED =
      List.of(
          new RateLimiter.Window(1_200, Duration.ofMinutes(5)),
          new RateLimiter.Window(200, Duration.ofSeconds(1)));

  private String baseUrl = Version.PUBLIC_API;
  private @Nullable Secrets secrets;
  private @Nullable OkHttpClient http;
  private @Nullable Duration connectTimeout;
  private @Nullable Proxy proxy;
  private @Nullable SSLContext tls;
  private @Nullable X509TrustManager trust;
  private List<RateLimiter.Window> allowances = DOCUMENTED;
  private CallOptions options = CallOptions.defaults();
  private @Nullable InsightsListener listener;
  private ClientTime time = ClientTime.system();

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
   * @throws IllegalArgumentException if the token has fewer than 8 characters or isn't one piece of
   *     visible ASCII
   */
  public InsightsClientBuilder apiToken(String token) {
    Secret secret = Secret.bearer(token);
    this.secrets = nanos -> secret;
    return this;
  }

  /**
   * Asks for the API token anew at every request, so that it can be rotated.
   *
   * @param tokens whom to ask; called by many threads, and should be quick. If it throws, or
   *     returns what is no token, the change ends in a {@link CredentialsException}, and nothing is
   *     sent
   * @return this builder
   */
  public InsightsClientBuilder apiToken(Supplier<@Nullable String> tokens) {
    this.secrets = new SecretSupplier(Objects.requireNonNull(tokens, "tokens"));
    return this;
  }

  /**
   * Sets the e-mail address and the global API key of a user, in place of a token.
   *
   * @param email the address
   * @param key the key
   * @return this builder
   * @throws IllegalArgumentException if either is blank or isn't one piece of visible ASCII, or the
   *     key has fewer than 8 characters
   */
  public InsightsClientBuilder apiKey(String email, String key) {
    Secret secret = Secret.emailAndKey(email, key);
    this.secrets = nanos -> secret;
    return this;
  }

  /**
   * Sets how long and how often requests are tried, unless a call says otherwise.
   *
   * @param defaults the options
   * @return this builder
   */
  public InsightsClientBuilder options(CallOptions defaults) {
    this.options = Objects.requireNonNull(defaults, "defaults");
    return this;
  }

  /**
   * Sets the pace of bulk runs, in place of the documented 1,200 requests in five minutes.
   *
   * @param requests how many at most, at least one
   * @param window in how long a time
   * @return this builder
   */
  public InsightsClientBuilder bulkAllowance(int requests, Duration window) {
    if (requests < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "Expected at least one request in more than no time, got " + requests + " in " + window);
    }
    this.allowances = List.of(new RateLimiter.Window(requests, window));
    return this;
  }

  /**
   * Sets who watches; see {@link InsightsListener#andThen} for more than one.
   *
   * @param watcher the listener
   * @return this builder
   */
  public InsightsClientBuilder listener(InsightsListener watcher) {
    this.listener = Objects.requireNonNull(watcher, "watcher");
    return this;
  }

  /**
   * Uses connections, proxies, certificates and interceptors of an HTTP client of one's own.
   *
   * <p>A client is derived from it that follows no redirect and repeats nothing, whatever this one
   * does. It stays open when the {@link InsightsClient} is closed. An interceptor finds the {@link
   * CallOptions} and the {@link ClassificationChange} of a request as its tags.
   *
   * @param client the client
   * @return this builder
   */
  public InsightsClientBuilder httpClient(OkHttpClient client) {
    this.http = Objects.requireNonNull(client, "client");
    return this;
  }

  /**
   * Limits how long it may take to connect, within the timeout of the attempt. What couldn't be
   * connected wasn't sent, and is tried again.
   *
   * @param limit how long; ten seconds unless it is set here or by an HTTP client of one's own
   * @return this builder
   * @throws IllegalArgumentException if it isn't positive or exceeds a day
   */
  public InsightsClientBuilder connectTimeout(Duration limit) {
    CallOptions.requireDuration("connect timeout", limit);
    this.connectTimeout = limit;
    return this;
  }

  /**
   * Sends everything through a proxy, in place of what the system says or an HTTP client of one's
   * own. One that asks for a password needs such a client.
   *
   * @param way the proxy, or {@link Proxy#NO_PROXY} for none
   * @return this builder
   */
  public InsightsClientBuilder proxy(Proxy way) {
    this.proxy = Objects.requireNonNull(way, "way");
    return this;
  }

  /**
   * Trusts a certificate authority of one's own, and shows a certificate of one's own if the
   * context has one.
   *
   * @param context what makes the connections, initialized with the trust manager
   * @param authorities whom to trust
   * @return this builder
   */
  public InsightsClientBuilder tls(SSLContext context, X509TrustManager authorities) {
    this.tls = Objects.requireNonNull(context, "context");
    this.trust = Objects.requireNonNull(authorities, "authorities");
    return this;
  }

  /**
   * Reads {@code CLOUDFLARE_API_TOKEN}, or else {@code CLOUDFLARE_EMAIL} and {@code
   * CLOUDFLARE_API_KEY}; and {@code CLOUDFLARE_BASE_URL} if it is set.
   *
   * @return this builder
   * @throws IllegalArgumentException if neither is set, or what is set isn't one piece of visible
   *     ASCII of at least 8 characters
   */
  public InsightsClientBuilder fromEnv() {
    return fromEnv(System.getenv());
  }

  InsightsClientBuilder fromEnv(Map<String, String> environment) {
    String token = environment.get("CLOUDFLARE_API_TOKEN");
    String email = environment.get("CLOUDFLARE_EMAIL");
    String key = environment.get("CLOUDFLARE_API_KEY");
    if (token != null) {
      apiToken(token);
    } else if (email != null && key != null) {
      apiKey(email, key);
    } else {
      throw new IllegalArgumentException(
          "Expected an API token in the environment variable CLOUDFLARE_API_TOKEN, which isn't set,"
              + " nor are both CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY");
    }
    String url = environment.get("CLOUDFLARE_BASE_URL");
    return url == null || url.isBlank() ? this : baseUrl(url);
  }

  /**
   * Sets how time passes, so that a test needn't wait.
   *
   * @param other what to ask and what to wait with, in place of the system's clocks
   * @return this builder
   */
  public InsightsClientBuilder time(ClientTime other) {
    this.time = Objects.requireNonNull(other, "other");
    return this;
  }

  CallOptions options() {
    return options;
  }

  /**
   * Makes the client; sends nothing.
   *
   * @return the client
   * @throws IllegalArgumentException if there are no credentials, or the base URL isn't safe for
   *     them
   * @throws IllegalStateException if an OkHttp before 5 is on the class path
   */
  public InsightsClient build() {
    Secrets credentials = secrets;
    if (credentials == null) {
      throw new IllegalArgumentException(
          "Expected credentials, got none: call apiToken(..), apiKey(..) or fromEnv()");
    }
    HttpUrl url = BaseUrl.require(baseUrl);
    OkHttpClient brought = http;
    OkHttpClient base =
        configured(OkHttpVersion.require(brought == null ? new OkHttpClient() : brought));
    Transport transport = new Transport(base, url, credentials, time, listener);
    Runnable release = brought == null ? base.connectionPool()::evictAll : () -> {};
    RateLimiter pace = new RateLimiter(allowances, time);
    return new InsightsClient(copy(), transport, pace, url.toString(), release);
  }

  private OkHttpClient configured(OkHttpClient base) {
    OkHttpClient.Builder derived = base.newBuilder();
    if (connectTimeout != null) {
      derived.connectTimeout(connectTimeout);
    }
    if (proxy != null) {
      derived.proxy(proxy);
    }
    if (tls != null && trust != null) {
      derived.sslSocketFactory(tls.getSocketFactory(), trust);
    }
    return derived.build();
  }

  InsightsClientBuilder copy() {
    InsightsClientBuilder copy = new InsightsClientBuilder();
    copy.baseUrl = baseUrl;
    copy.secrets = secrets;
    copy.http = http;
    copy.connectTimeout = connectTimeout;
    copy.proxy = proxy;
    copy.tls = tls;
    copy.trust = trust;
    copy.allowances = allowances;
    copy.options = options;
    copy.listener = listener;
    copy.time = time;
    return copy;
  }

  @Override
  public String toString() {
    return "InsightsClientBuilder";
  }
}
