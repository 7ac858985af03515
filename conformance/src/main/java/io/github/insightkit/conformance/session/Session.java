package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Draft;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.ListPage;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other and writes down what comes of each.
 *
 * <p>It waits where it is told to come back later, and ends the run where going on makes no sense.
 * Not safe for use by several threads.
 */
public final class Session {
  /** How many requests in a row may go without an answer before the run ends. */
  private static final int PATIENCE = 3;

  /** What may come of a request by chance. */
  private static final Set<Result.Failure> ONCE_MORE =
      EnumSet.of(Result.Failure.STALE, Result.Failure.TIMED_OUT, Result.Failure.BROKEN);

  private final Contract contract;
  private final Transport transport;
  private final History.Origin origin;
  private final Limits limits;
  private final InstantSource clock;
  private final Pause pause;
  private final Consumer<Exchange> listener;
  private final long start;
  private final Instant began;
  private final Bodies bodies;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Set<Address> touched = new LinkedHashSet<>();
  private final Map<Address, ListPage.Item> found = new LinkedHashMap<>();
  private final Set<Happening> looked = new HashSet<>();
  private final Set<Address> upToDate = new HashSet<>();
  private @Nullable InsightsList list;
  private Duration waited = Duration.ZERO;
  private long received;
  private int unanswered;
  private volatile boolean stopping;
  private boolean leaving;

  /**
   * What a run may use up.
   *
   * @param requests how many requests it may send
   * @param waiting how long it may wait in all because it was told to come back later
   * @param time how long it may take in all, but for leaving the insights as it should
   * @param bytes how much the answers may hold in all, in bytes
   */
  public record Limits(int requests, Duration waiting, Duration time, long bytes) {
    /** More time than an implementation takes that answers once in two seconds. */
    public static final Duration LONGEST = Duration.ofMinutes(30);

    /** More than a hundred times what a talkative implementation answers. */
    public static final long MOST_BYTES = 64L << 20;

    /** These, and otherwise as much as no sound implementation takes. */
    public Limits(int requests, Duration waiting) {
      this(requests, waiting, LONGEST, MOST_BYTES);
    }
  }

  /** A session that is told of each exchange as it ends. */
  public Session(
      Contract contract,
      Transport transport,
      History.Origin origin,
      Limits limits,
      InstantSource clock,
      Pause pause,
      Consumer<Exchange> listener) {
    this.contract = contract;
    this.transport = transport;
    this.origin = origin;
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
    this.start = System.nanoTime();
    this.began = clock.instant();
    this.bodies = new Bodies(contract, origin.runId());
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** Where the history comes from. */
  public History.Origin origin() {
    return origin;
  }

  /** All that happened so far. */
  public History history() {
    return new History(origin, exchanges);
  }

  /** The insights that requests were sent for, in the order in which they first were. */
  public Set<Address> touched() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(touched));
  }

  /**
   * Makes this session look at the insights list whenever something new happened to an insight. To
   * be said before anything is sent.
   */
  public void useInsightsList() {
    list =
        new InsightsList(
            contract,
            origin.credentialed(),
            request -> send(request, "look at what the list shows", true).result());
  }

  /** Whether the insights list is looked at. */
  public boolean usesInsightsList() {
    return list != null;
  }

  /**
   * Reads what stands on these insights, if the insights list is looked at.
   *
   * @throws StopRun if going on with the run makes no sense
   */
  public void begin(Collection<Address> insights) throws StopRun {
    if (list != null) {
      found.putAll(list.find(insights));
    }
  }

  /** What the list showed of the insights before anything was sent for them. */
  public Map<Address, ListPage.Item> found() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(found));
  }

  /** Whether the list shows this insight, as far as is known. */
  public boolean canLook(Address insight) {
    return list != null && list.isReadable(insight);
  }

  /**
   * Looks at what the list shows of this insight, unless that was done since the last request for
   * it. Without a list this does nothing.
   */
  public void look(Address insight) throws StopRun {
    if (list != null && list.isReadable(insight) && upToDate.add(insight)) {
      if (!list.find(List.of(insight)).containsKey(insight)) {
        list.missed(insight);
      }
    }
  }

  /** Looks where what was asked, or how it was answered, is new. */
  private Exchange seen(Address insight, Exchange exchange) throws StopRun {
    upToDate.clear();
    if (list == null || leaving) {
      return exchange;
    }
    for (Reading reading : Interpretation.of(contract, new History(origin, List.of(exchange)))) {
      if (looked.add(new Happening(kind(reading.input()), reading.answer()))) {
        look(insight);
      }
    }
    return exchange;
  }

  /** What happened, as far as a look after the first of its kind will do. */
  private record Happening(Object kind, Answer answer) {}

  private static Object kind(Input input) {
    if (input instanceof Input.Forbidden forbidden) {
      return forbidden.kind();
    }
    return input instanceof Input.Disguised disguised ? disguised.disguise() : input;
  }

  /** Sends this body for this insight, with the run's credentials. */
  public Exchange change(Address insight, String body, String purpose) throws StopRun {
    return send(insight, draft(insight, body), purpose);
  }

  /**
   * Sends this body for this insight, with these fields and no others.
   *
   * @throws StopRun if going on with the run makes no sense
   */
  public Exchange change(Address insight, List<Header> headers, String body, String purpose)
      throws StopRun {
    touched.add(insight);
    Draft draft = draft(insight, body);
    Request request = new Request(draft.method(), draft.path(), headers, draft.body());
    return seen(insight, send(request, purpose, false));
  }

  /** Writes bodies for this run. */
  public Bodies bodies() {
    return bodies;
  }

  /** A change of this insight, to be sent or to be altered first. */
  public Draft draft(Address insight, String body) {
    return Draft.change(
        contract.operation(insight.scope()), insight.owner(), insight.issue(), body);
  }

  /** Sends this for this insight, which counts as touched from then on. */
  public Exchange send(Address insight, Draft draft, String purpose) throws StopRun {
    touched.add(insight);
    return seen(insight, send(draft, purpose));
  }

  /**
   * Sends these changes of one insight at once.
   *
   * @return what came of each, in the order of the bodies
   * @throws StopRun if going on with the run makes no sense
   */
  public List<Exchange> changeAtOnce(Address insight, List<String> bodies, String purpose)
      throws StopRun {
    requireLeave(bodies.size());
    touched.add(insight);
    upToDate.clear();
    List<Request> requests =
        bodies.stream().map(body -> draft(insight, body).request(origin.credentialed())).toList();
    List<Transport.Timed> results = transport.sendAtOnce(requests);
    int first = exchanges.size();
    for (int i = 0; i < requests.size(); i++) {
      Transport.Timed timed = results.get(i);
      record(
          new Exchange(
              exchanges.size(),
              purpose,
              requests.get(i),
              timed.result(),
              micros(timed.startNanos()),
              micros(timed.endNanos())));
    }
    for (Transport.Timed timed : results) {
      if (timed.result() instanceof Result.Response response
          && Interpretation.isThrottled(response)) {
        waitFor(response);
        break;
      }
    }
    return List.copyOf(exchanges.subList(first, exchanges.size()));
  }

  /** Sends this, for no insight of this run. */
  public Exchange send(Draft draft, String purpose) throws StopRun {
    upToDate.clear();
    return send(draft.request(origin.credentialed()), purpose, false);
  }

  /**
   * Lets this much time pass.
   *
   * @throws StopRun if the run is interrupted meanwhile
   */
  public void pause(Duration duration) throws StopRun {
    try {
      pause.take(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopRun("it was interrupted");
    }
  }

  /** Makes the run end before its next request. May be called by another thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * Resets every insight that was touched, whatever the limits say, as long as answers come; where
   * the insights list showed a value before, sets that one again.
   */
  public void resetAll() {
    stopping = false;
    leaving = true;
    try {
      for (Address insight : touched()) {
        unanswered = PATIENCE - 1;
        change(insight, bodies.reset(), "leave the insight reset");
      }
      for (Address insight : touched()) {
        ListPage.Item item = found.get(insight);
        State state = item == null ? null : item.state();
        if (state != null && state.classification() != null) {
          unanswered = PATIENCE - 1;
          change(insight, bodies.restoring(state), "leave the insight as it was found");
          look(insight);
        }
      }
    } catch (StopRun e) {
      // Nobody answers any more; the report says what can't be known.
      return;
    }
  }

  /**
   * Sends this request as it is.
   *
   * @throws StopRun if going on with the run makes no sense
   */
  public Exchange send(Request request, String purpose) throws StopRun {
    return send(request, purpose, false);
  }

  private Exchange send(Request request, String purpose, boolean isLook) throws StopRun {
    boolean again = false;
    while (true) {
      requireLeave(1);
      long before = System.nanoTime();
      Result result = transport.send(request);
      Exchange exchange =
          new Exchange(
              exchanges.size(),
              purpose,
              request,
              result,
              micros(before),
              micros(System.nanoTime()));
      record(exchange);
      if (result instanceof Result.NoResponse none) {
        if (none.failure() == Result.Failure.NOT_CONNECTED && exchanges.size() == unanswered + 1) {
          throw new StopRun("no connection could be made: " + none.message());
        }
        if (isLook) {
          // What the list does says nothing about the endpoint.
          return exchange;
        }
        boolean isChance = none.failure() == Result.Failure.BROKEN && !again;
        unanswered += isChance || none.failure() == Result.Failure.STALE ? 0 : 1;
        if (ONCE_MORE.contains(none.failure()) && !again) {
          // To tell a server that hangs on this request from one that was slow, and one that fails
          // at it from one that had closed the connection before, or a network that did.
          again = true;
          continue;
        }
        if (unanswered >= PATIENCE) {
          throw new StopRun(unanswered + " requests in a row were not answered: " + none.message());
        }
        return exchange;
      }
      if (!isLook) {
        unanswered = 0;
      }
      if (!(result instanceof Result.Response response) || !Interpretation.isThrottled(response)) {
        return exchange;
      }
      waitFor(response);
    }
  }

  private void waitFor(Result.Response response) throws StopRun {
    Duration wait =
        response
            .header("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()))
            .orElse(Duration.ofSeconds(1));
    waited = waited.plus(wait);
    if (waited.compareTo(limits.waiting()) > 0) {
      throw new StopRun(
          "the server asked to come back later than the "
              + limits.waiting().toSeconds()
              + " seconds that a run waits in all");
    }
    pause(wait);
  }

  private void requireLeave(int requests) throws StopRun {
    if (stopping) {
      throw new StopRun("it was interrupted");
    }
    if (leaving) {
      return;
    }
    if (!affords(requests)) {
      throw new StopRun("the budget of " + limits.requests() + " requests is used up");
    }
    if (Duration.between(began, clock.instant()).compareTo(limits.time()) > 0) {
      throw new StopRun("it took longer than " + limits.time().toSeconds() + " seconds");
    }
    if (received > limits.bytes()) {
      throw new StopRun("the answers were longer than " + limits.bytes() + " bytes in all");
    }
  }

  /** Whether this many more requests may be sent. */
  public boolean affords(int requests) {
    return exchanges.size() + requests <= limits.requests();
  }

  private void record(Exchange exchange) {
    exchanges.add(exchange);
    if (exchange.result() instanceof Result.Response response) {
      received += response.body().length();
      for (Header header : response.headers()) {
        received += header.name().length() + header.value().length();
      }
    }
    listener.accept(exchange);
  }

  // The wall clock may be set while a run goes on; this one only goes forward.
  private long micros(long nanoTime) {
    return (nanoTime - start) / 1_000;
  }
}
