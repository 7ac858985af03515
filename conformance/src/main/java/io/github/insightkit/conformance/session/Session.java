package io.github.insightkit.conformance.session;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Framing;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.ShownInsight;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Transport;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends what is asked of insights, reads what stands on them, and leaves them as they should be
 * left.
 *
 * <p>It waits where it is told to come back later, and ends the run where going on makes no sense.
 * Not safe for use by several threads, but for {@link #stop()}.
 */
public final class Session implements AutoCloseable {
  private static final String LEAVE = "leave the insight reset";

  private final Contract contract;
  private final Transport transport;
  private final History.Origin origin;
  private final Sending sending;
  private final StateReader reader;
  private final Bodies bodies;
  private final Interpretation interpretation;
  private final Set<Address> touched = new LinkedHashSet<>();

  private int turn;
  private boolean mistakable;

  /** How many exchanges there were when all that were touched had been reset. */
  private int reset = -1;

  /** A session over this transport, which it closes at its end. */
  public Session(Contract contract, Transport transport, History.Origin origin, Settings settings) {
    this.contract = contract;
    this.transport = transport;
    this.origin = origin;
    this.sending = new Sending(transport, settings, origin.credentialed());
    this.reader = StateReader.of(contract, origin, sending, settings.reads());
    this.bodies = new Bodies(contract, origin.runId());
    this.interpretation = new Interpretation(contract, origin.credentialed());
  }

  /** A session with this endpoint; its run's id follows from the seed. */
  public static Session with(Endpoint endpoint, Contract contract, long seed, Settings settings) {
    History.Origin origin =
        History.Origin.ofRun(
            endpoint.baseUrl(),
            contract.version(),
            seed,
            endpoint.token() != null,
            endpoint.tokenVariable());
    Transport transport =
        new HttpTransport(
            endpoint.baseUrl(),
            endpoint.token(),
            endpoint.timeout(),
            settings.wakeful(),
            settings.pause()::nanoTime);
    return new Session(contract, transport, origin, settings);
  }

  public Contract contract() {
    return contract;
  }

  public History.Origin origin() {
    return origin;
  }

  /** What decides which of many requests are sent: the run's seed, or one that follows upon it. */
  public long seed() {
    return origin.seed() + turn;
  }

  /** From now on the seed is the one so many places behind the run's. */
  public void vary(int places) {
    turn = places;
  }

  public History history() {
    return new History(origin, sending.exchanges());
  }

  /** What reads what is sent, each exchange once. */
  public Interpretation interpretation() {
    return interpretation;
  }

  /** Whether this can be sent whatever version of HTTP is spoken; with TLS that may be HTTP/2. */
  public boolean carries(Request request) {
    return !origin.isEncrypted() || !Framing.isForHttp1Alone(request);
  }

  /** Whether this many more requests may be sent. */
  public boolean affords(int requests) {
    return sending.affords(requests);
  }

  /** What reads what stands, if that is wanted. */
  public StateReader list() {
    return reader;
  }

  /**
   * Whether one value may be refused like another while it stands, and others aren't; false as long
   * as nobody found that out.
   */
  public boolean isMistakable() {
    return mistakable;
  }

  /** From now on such values are told apart, or aren't. */
  public void tellApart(boolean isMistakable) {
    mistakable = isMistakable;
  }

  /** Writes bodies for this run. */
  public Bodies bodies() {
    return bodies;
  }

  /** A change of this insight, to be sent or to be altered first. */
  public Request draft(Address insight, String body) {
    return Request.change(
        contract.operation(insight.scope()), insight.owner(), insight.issue(), body);
  }

  /** Sends this body for this insight, with the run's credentials. */
  public Exchange change(Address insight, String body, String purpose) throws StopRun {
    return send(insight, draft(insight, body), purpose);
  }

  /** Sends this for this insight, which counts as touched from then on. */
  public Exchange send(Address insight, Request request, String purpose) throws StopRun {
    touch(insight);
    Exchange exchange = send(request, purpose);
    if (!sending.isLeaving()) {
      reader.after(insight, exchange);
    }
    return exchange;
  }

  /** Sends this request as it is; once more if nothing came of it that may be chance. */
  public Exchange send(Request request, String purpose) throws StopRun {
    reader.forget();
    return sending.send(request, purpose);
  }

  /** Sends this request as it is, and again only where it was told to come back later. */
  public Exchange sendOnce(Request request, String purpose) throws StopRun {
    reader.forget();
    return sending.sendOnce(request, purpose);
  }

  /** Sends these requests at once, each of them once; gives what came of each, in their order. */
  public List<Exchange> sendAtOnce(List<Request> requests, String purpose) throws StopRun {
    reader.forget();
    return sending.sendAtOnce(requests, purpose);
  }

  /** Lets this much time pass, unless the run is interrupted meanwhile. */
  public void pause(Duration duration) throws StopRun {
    sending.pause(duration);
  }

  /** Makes the run end before its next request. May be called by another thread. */
  public void stop() {
    sending.stop();
  }

  /** From now on this insight is one that has to be left as it should. */
  public void touch(Address insight) {
    touched.add(insight);
  }

  /** The insights that requests were sent for, in the order in which they first were. */
  public Set<Address> touched() {
    return new LinkedHashSet<>(touched);
  }

  /**
   * Resets every insight that was touched, within the limits. With a state reader this does
   * nothing, for what it showed is set again at the end.
   */
  public void reset() throws StopRun {
    if (!reader.reads()) {
      for (Address insight : touched()) {
        goHome(insight);
      }
      reset = sending.exchanges().size();
    }
  }

  /**
   * Resets every insight that was touched, whatever the limits say, as long as answers come; where
   * it was read that a value stood before, sets that one again. What is reset already is left so.
   */
  public void resetAll() {
    if (reset == sending.exchanges().size()) {
      return;
    }
    try {
      Set<Address> own = touched();
      own.removeIf(reader::isTaken);
      for (Address insight : own) {
        sending.leave();
        goHome(insight);
      }
      Map<Address, ShownInsight> found = reader.found();
      for (Address insight : own) {
        ShownInsight item = found.get(insight);
        if (item != null && item.hasValue()) {
          sending.leave();
          change(insight, bodies.restoring(item), "leave the insight as it was found");
          reader.read(insight);
        }
      }
    } catch (StopRun e) {
      // Nobody answers any more; the report says what can't be known.
    }
  }

  private void goHome(Address insight) throws StopRun {
    for (String body : bodies.homing()) {
      change(insight, body, LEAVE);
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
