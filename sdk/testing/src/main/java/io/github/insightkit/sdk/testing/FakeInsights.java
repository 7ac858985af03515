package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightStatus;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The API without a socket: insights that follow the contract's state machine, their list and their
 * audit log. The client in front of it is the real one, with all it does but for the network.
 *
 * <p>It can be told what goes wrong, and its time passes only when somebody waits. Each address is
 * an insight of its own, whether through an account or a zone. Where the description is silent (the
 * same value again, a reset of nothing) changes are accepted, unless {@link #refuseWhatIsOpen()} is
 * called. Safe for use by many threads.
 */
public final class FakeInsights implements AutoCloseable {
  private static final String TOKEN = "token-of-the-fake";
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final VirtualTime time = new VirtualTime();
  private final FakeStore store = new FakeStore(time);
  private final FakeServer server = new FakeServer(store, time);
  private final InsightsClient client = builder().build();

  /** Begins without insights. */
  public FakeInsights() {}

  /**
   * Gives a client of this fake, always the same.
   *
   * @return the client, with the options of one that isn't told otherwise
   */
  public InsightsClient client() {
    return client;
  }

  /**
   * Starts to configure another client of this fake.
   *
   * @return a builder with everything that is needed; an HTTP client, a base URL or a time of one's
   *     own would lead past the fake
   */
  public InsightsClientBuilder builder() {
    return builder(HTTP);
  }

  /**
   * Starts to configure another client of this fake, with an HTTP client of one's own.
   *
   * @param http whose interceptors see each request before the fake does
   * @return a builder with everything that is needed
   */
  public InsightsClientBuilder builder(OkHttpClient http) {
    return InsightsClient.builder()
        .baseUrl(FakeServer.BASE_URL)
        .apiToken(TOKEN)
        .httpClient(http.newBuilder().addInterceptor(server).build())
        .time(time);
  }

  /**
   * Gives the time of this fake and of its clients.
   *
   * @return the time
   */
  public VirtualTime time() {
    return time;
  }

  /**
   * Adds an active insight without a classification, of which the list says nothing else.
   *
   * @param ref its address; in place of what was there
   * @return this fake
   */
  public FakeInsights add(InsightRef ref) {
    return add(
        ref, Builders.insightSummary().status(InsightStatus.ACTIVE).dismissed(false).build());
  }

  /**
   * Adds an insight without a classification.
   *
   * @param ref its address; in place of what was there
   * @param listed what the list says of it; identifier and classification are the fake's to say
   * @return this fake
   */
  public FakeInsights add(InsightRef ref, InsightSummary listed) {
    store.add(Objects.requireNonNull(ref, "ref"), Objects.requireNonNull(listed, "listed"));
    return this;
  }

  /**
   * Takes an insight away: a change of it is refused with 404 from now on.
   *
   * @param ref its address
   * @return this fake
   */
  public FakeInsights remove(InsightRef ref) {
    store.remove(ref);
    return this;
  }

  /**
   * Lets somebody else set a classification, whatever stands.
   *
   * @param ref which insight
   * @param classification what to set
   * @param by who does, as the audit log says
   * @return this fake
   * @throws IllegalArgumentException if the insight wasn't added, or the contract doesn't know the
   *     classification
   */
  public FakeInsights set(InsightRef ref, Classification classification, String by) {
    store.set(ref, classification, by);
    return this;
  }

  /**
   * Lets somebody else withdraw a classification.
   *
   * @param ref which insight
   * @param by who does, as the audit log says
   * @return this fake
   * @throws IllegalArgumentException if the insight wasn't added
   */
  public FakeInsights reset(InsightRef ref, String by) {
    store.reset(ref, by);
    return this;
  }

  /**
   * Tells what stands.
   *
   * @param ref which insight
   * @return its classification, or null if it has none
   * @throws IllegalArgumentException if the insight wasn't added
   */
  public @Nullable Classification classification(InsightRef ref) {
    return store.classification(ref);
  }

  /**
   * Tells what was changed about an insight, as far as the audit log shows it by now.
   *
   * @param ref which insight
   * @return the entries, oldest first
   */
  public List<AuditEntry> history(InsightRef ref) {
    return store.log(ref::equals);
  }

  /**
   * Lists what came, whatever became of it.
   *
   * @return the requests, in the order in which they came
   */
  public List<FakeRequest> requests() {
    return server.requests();
  }

  /**
   * Says what becomes of the next requests, one fault each; after them all goes well again.
   *
   * @param operation what they ask for
   * @param faults what they meet, behind those that wait already
   * @return this fake
   */
  public FakeInsights next(Operation operation, Fault... faults) {
    server.next(operation, List.of(faults));
    return this;
  }

  /**
   * Says what becomes of every request for which {@link #next} has nothing.
   *
   * @param operation what they ask for
   * @param fault what they meet, in place of what they met before
   * @return this fake
   */
  public FakeInsights every(Operation operation, Fault fault) {
    server.every(operation, Objects.requireNonNull(fault, "fault"));
    return this;
  }

  /**
   * Forgets all faults.
   *
   * @return this fake
   */
  public FakeInsights heal() {
    server.heal();
    return this;
  }

  /**
   * Lists the faults of {@link #next} that no request has met: a test that meant them didn't get
   * that far.
   *
   * @return the operations and faults, fit for a message
   */
  public List<String> unmet() {
    return server.unmet();
  }

  /**
   * Lets the audit log show changes late, as a real one may.
   *
   * @param delay how long after they were made, by the fake's time; for those made from now on
   * @return this fake
   */
  public FakeInsights delayHistory(Duration delay) {
    store.delayLog(delay);
    return this;
  }

  /**
   * Refuses what the description leaves open: the same value again, and a reset of nothing.
   *
   * @return this fake
   */
  public FakeInsights refuseWhatIsOpen() {
    store.refuseWhatIsOpen();
    return this;
  }

  FakeServer server() {
    return server;
  }

  /** Closes the {@link #client()}. */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "FakeInsights[" + time + "]";
  }
}
