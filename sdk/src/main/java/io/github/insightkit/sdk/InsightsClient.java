package io.github.insightkit.sdk;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * The way to the API: holds the connections and the credentials.
 *
 * <p>Make one and share it; it is safe for use by many threads. Closing it closes connections of
 * its own, but not those of an HTTP client that was brought along.
 */
public final class InsightsClient implements Scopes<Insights>, AutoCloseable {
  private final InsightsClientBuilder settings;
  private final Transport transport;
  private final RateLimiter pace;
  private final String baseUrl;
  private final Runnable release;

  InsightsClient(
      InsightsClientBuilder settings,
      Transport transport,
      RateLimiter pace,
      String baseUrl,
      Runnable release) {
    this.settings = settings;
    this.transport = transport;
    this.pace = pace;
    this.baseUrl = baseUrl;
    this.release = release;
  }

  /**
   * Starts to configure a client.
   *
   * @return a builder that still lacks credentials
   */
  public static InsightsClientBuilder builder() {
    return new InsightsClientBuilder();
  }

  /**
   * Makes a client from the environment; see {@link InsightsClientBuilder#fromEnv()}.
   *
   * @return a client of the public API, unless the environment names another base URL
   * @throws IllegalArgumentException if the environment holds no usable credentials
   */
  public static InsightsClient fromEnv() {
    return builder().fromEnv().build();
  }

  /**
   * Starts to configure another client from the settings of this one. The two share no connections
   * but those of an HTTP client that was brought along, and each keeps a pace of its own.
   *
   * @return a new builder; what it is told doesn't change this client
   */
  public InsightsClientBuilder toBuilder() {
    return settings.copy();
  }

  @Override
  public Insights through(Scope scope, String scopeId) {
    return new Insights(this, scope, scopeId);
  }

  /**
   * Picks an insight by its address; sends nothing.
   *
   * @param ref the address
   * @return the insight
   */
  public Insight insight(InsightRef ref) {
    return new Insight(transport, new Destination(ref), settings.options());
  }

  /**
   * Makes many changes, a few at once and within the API's rate limit.
   *
   * <p>Blocks until all have ended, or the run has to stop: at credentials that fail, at a block by
   * the edge, at its deadline, when the thread is interrupted (the flag is set again), when this
   * client is closed, or when the changes can't be read on. What is under way then is brought to
   * its end, nothing more is sent, and the report says what stopped the run. Any other failure
   * keeps no other change from being made. Changes of the same insight are made one after another,
   * in the order given. A 429 holds everyone back for as long as the server asks; all runs of one
   * client keep one pace.
   *
   * @param changes what to change; read in threads of this client as the run goes on, and not
   *     closed. If the run stops, up to 100,000 more are read to be reported, as far as they come
   *     within a second after the last request
   * @param options how to go about it
   * @return what became of each change that was read, in the order given
   * @throws BulkAbortedException if the stream or the progress callback threw an {@link Error}; it
   *     carries the report
   */
  public BulkReport bulk(Stream<Change> changes, BulkOptions options) {
    return new BulkRun(transport, pace, settings.options(), options, changes.spliterator()).run();
  }

  /**
   * Makes many changes, as {@link #bulk(Stream, BulkOptions)} does.
   *
   * @param changes what to change, such as the {@link BulkReport#rest() rest} of another run
   * @param options how to go about it
   * @return what became of each change, in the order given
   * @throws BulkAbortedException if the progress callback threw an {@link Error}
   */
  public BulkReport bulk(Collection<Change> changes, BulkOptions options) {
    return bulk(changes.stream(), options);
  }

  <T> PagedRead<T> read(PageSource<T> first) {
    return new PagedRead<>(transport, first, settings.options());
  }

  /** Closes idle connections and refuses further calls. Closing twice does no harm. */
  @Override
  public void close() {
    transport.close();
    release.run();
  }

  @Override
  public String toString() {
    return "InsightsClient[" + baseUrl + "]";
  }
}
