package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What workloads do again and again: bring an insight to a state, and look whether it is still
 * there.
 */
final class Probe {
  private final Session session;
  private final Address insight;
  private final Bodies bodies;

  Probe(Session session, Address insight) {
    this.session = session;
    this.insight = insight;
    this.bodies = session.bodies();
  }

  /** The values of the contract, in its order. */
  List<State> values() {
    return bodies.values();
  }

  /** A value that is told from others while it stands. */
  State first() {
    return bodies.anchors().get(0);
  }

  /** A value that tells the first one. */
  State second() {
    return bodies.other(first());
  }

  /** The last of the values that are told from others while they stand. */
  State last() {
    return bodies.anchors().get(bodies.anchors().size() - 1);
  }

  Bodies bodies() {
    return bodies;
  }

  /** What decides which of many requests are sent. */
  long seed() {
    return session.seed();
  }

  /** A plain change to this value, to be altered. */
  Request draft(State value) {
    return session.draft(insight, bodies.of(value));
  }

  /** The state that this body asks for, in whatever way. */
  Optional<State> target(String body) {
    return Asked.of(session.contract(), session.draft(insight, body)).target();
  }

  /** A request for this value with the shortest of long rationales; a plain one if none may be. */
  String withLongReason(State value) {
    return RequestKinds.LONG_REASON.bodies(bodies, value, seed()).stream()
        .findFirst()
        .orElseGet(() -> bodies.of(value));
  }

  void change(String body, String purpose) throws StopRun {
    session.change(insight, body, purpose);
  }

  void changeAll(List<String> some) throws StopRun {
    for (String body : some) {
      change(body, "ask for " + Interpretation.of(session.contract(), body));
    }
  }

  /** Sends this, and says what the answer says of it. */
  Answer send(Request draft, String purpose) throws StopRun {
    return Answer.of(session.send(insight, draft, purpose).result());
  }

  void reset() throws StopRun {
    for (String body : bodies.homing()) {
      change(body, "reset");
    }
  }

  /**
   * A reset in a form.
   *
   * @param draft the request
   * @param words the form in words
   */
  record Reset(Request draft, String words) {}

  /**
   * Resets in the forms that every implementation has to take, of which there are more than one
   * seed gives: the first in each form, the second in each, and so on. None where it takes more
   * than one request to reset.
   */
  List<Reset> resetsInAnyForm() {
    State home = bodies.home();
    if (bodies.homing().size() > 1) {
      return List.of();
    }
    return RequestKinds.disguises().stream()
        .filter(Disguise::isDemandedOfHttp)
        .flatMap(
            form -> {
              List<Request> many = form.manyRequests(draft(home), home, bodies, seed());
              return IntStream.range(0, many.size())
                  .mapToObj(turn -> Map.entry(turn, new Reset(many.get(turn), form.words())));
            })
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  void resetAndSet(State value) throws StopRun {
    reset();
    set(value, "set " + value.name());
  }

  void set(State value, String purpose) throws StopRun {
    change(bodies.of(value), purpose);
  }

  /** Asks for this value, after one reset, in each way of a form that nobody has to take. */
  void tryIn(Disguise form, State value) throws StopRun {
    List<Request> sets = in(form, value);
    List<Request> others = in(form, bodies.other(value));
    List<Request> resets = in(form, bodies.home());
    List<Request> refused = new ArrayList<>();
    boolean isHidden = false;
    reset();
    for (int i = 0; i < sets.size(); i++) {
      if (send(sets.get(i), "set " + value.name() + " " + form.words()) == Answer.ACCEPTED) {
        isNotReset(value);
        send(others.get(i), "ask for " + bodies.other(value).name() + " " + form.words());
        if (send(resets.get(i), "reset " + form.words()) != Answer.ACCEPTED) {
          reset();
        }
        isHidden = !refused.isEmpty();
      } else {
        refused.add(sets.get(i));
      }
    }
    for (Request set : isHidden ? refused : List.<Request>of()) {
      send(set, "set " + value.name() + " " + form.words() + " once more");
    }
    set(bodies.other(value), "see that nothing was set");
  }

  /**
   * Sets this value in each way that this form can be had, and looks whether it stands; what every
   * implementation has to take is taken back in the same form.
   */
  void setIn(Disguise form, State value) throws StopRun {
    List<Request> sets = in(form, value);
    List<Request> others = in(form, bodies.other(value));
    List<Request> resets = form.isDemandedOfHttp() ? in(form, bodies.home()) : List.of();
    for (int i = 0; i < sets.size(); i++) {
      // Another value than before, or a reset that does nothing wouldn't show.
      boolean isFirst = i % 2 == 0;
      State one = isFirst ? value : bodies.other(value);
      if (i > 0 && i < resets.size()) {
        send(resets.get(i), "reset " + form.words());
      } else {
        reset();
      }
      send((isFirst ? sets : others).get(i), "set " + one.name() + " " + form.words());
      if (form.requirement().profiles().contains(Profile.TEXT)) {
        readReason();
      }
      isNotReset(one);
    }
  }

  List<Request> in(Disguise form, State value) {
    return in(form, value, bodies.of(value));
  }

  /** Requests in this form that have this body, which asks for this value. */
  List<Request> in(Disguise form, State value, String body) {
    return form.requests(session.draft(insight, body), value, bodies, seed()).stream()
        .filter(session::carries)
        .toList();
  }

  /** Asks for one other value, which tells whether this one was reset; whether it was refused. */
  boolean isNotReset(State value) throws StopRun {
    boolean stands = seeThat(value, bodies.other(value));
    if (stands) {
      tellApart(value);
    }
    return stands;
  }

  /** Asks for every value that is refused while this one stands; whether none was accepted. */
  boolean stillStands(State value) throws StopRun {
    return stillStands(value, value);
  }

  /** The same, and asks for one of them last: what asks for it may have set it. */
  boolean stillStands(State value, State last) throws StopRun {
    boolean stands = true;
    for (State other : values()) {
      if (!other.equals(last) && bodies.isRefused(value, other)) {
        stands &= seeThat(value, other);
      }
    }
    stands = (last.equals(value) || seeThat(value, last)) && stands;
    if (stands) {
      tellApart(value);
    }
    return stands;
  }

  /** Asks for the value itself where a refusal of another one may mean that this one stands. */
  private void tellApart(State value) throws StopRun {
    if (session.isMistakable()) {
      set(value, "tell " + value.name() + " from a value that is refused while it stands");
    }
  }

  /**
   * Asks for every other value, and looks at what a state reader shows if there is one. A value
   * that doesn't stand any more is set again, for what is tried next.
   */
  void isShown(State value) throws StopRun {
    isShown(value, stillStands(value));
  }

  /** The same of what may have been a reset, which any one other value tells. */
  void isThere(State value) throws StopRun {
    isShown(value, isNotReset(value));
  }

  private void isShown(State value, boolean stands) throws StopRun {
    session.list().read(insight);
    if (!stands) {
      resetAndSet(value);
    }
  }

  /** Looks at the reason that a state reader shows if it shows any. */
  void readReason() throws StopRun {
    session.list().readReason(insight);
  }

  private boolean seeThat(State stands, State other) throws StopRun {
    Exchange look =
        session.change(insight, bodies.of(other), "see that " + stands.name() + " still stands");
    return Answer.of(look.result()) != Answer.ACCEPTED;
  }
}
