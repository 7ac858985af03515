package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Draft;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sends what the contract forbids in every state, a few at a time, and after them what would show
 * that one of them had an effect.
 */
final class ForbiddenBodies implements Workload {
  /** How many are sent between two looks at the state. */
  private static final int AT_A_TIME = 9;

  /**
   * How deep a body is nested that nobody has a use for, in levels; many parsers give up at 1,000.
   */
  private static final int DEPTH = 2_000;

  @Override
  public String profile() {
    return "forbidden";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    List<State> values = look.values();
    rememberedRationale(session, insight);
    State value = values.get(values.size() - 1);
    for (List<Forbidden> few : groups(bodies(session, insight))) {
      value = values.get((values.indexOf(value) + 1) % values.size());
      look.reset();
      send(session, insight, few);
      look.set(value, "see that nothing was set");
      send(session, insight, few);
      look.stillStands(value);
    }
    // Once, for a server that never answers it is waited for each time.
    session.change(insight, look.bodies().nested(DEPTH), "a value that is nested deeply");
    look.stillStands(value);
  }

  /** Sends the same once more, all of it after one reset, for an insight in another scope. */
  static void atOnce(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    look.reset();
    send(session, insight, bodies(session, insight));
    look.set(look.values().get(0), "see that nothing was set");
  }

  /**
   * Gives a rationale, in a request that is accepted and in one that is refused, and then leaves it
   * out.
   */
  private static void rememberedRationale(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    Bodies bodies = look.bodies();
    for (State value : bodies.demanding().stream().limit(1).toList()) {
      State other = look.other(value);
      look.resetAndSet(value);
      look.reset();
      session.change(insight, bodies.bare(value), value.name() + " without a rationale");
      look.set(other, "set " + other.name());
      look.set(value, "have " + value.name() + " refused");
      look.reset();
      session.change(insight, bodies.bare(value), value.name() + " without a rationale");
    }
  }

  /**
   * One forbidden request.
   *
   * @param effect the id of what is broken if it has an effect
   * @param purpose what it is in words
   */
  record Forbidden(Draft draft, String effect, String purpose) {}

  /** All forbidden bodies; those come first whose effect is the hardest to tell from others. */
  private static List<Forbidden> bodies(Session session, Address insight) {
    List<ForbiddenKind> kinds = new ArrayList<>(RequestKinds.bodies());
    Collections.reverse(kinds);
    return forbidden(session, kinds, session.draft(insight, session.bodies().reset()));
  }

  /** A few at a time, of which an effect would break the same rule. */
  private static List<List<Forbidden>> groups(List<Forbidden> forbidden) {
    List<List<Forbidden>> groups = new ArrayList<>();
    for (Forbidden one : forbidden) {
      List<Forbidden> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty()
          || last.size() == AT_A_TIME
          || !last.get(0).effect().equals(one.effect())) {
        last = new ArrayList<>();
        groups.add(last);
      }
      last.add(one);
    }
    return groups;
  }

  /** What these kinds make of this change, in the order of the catalogue. */
  static List<Forbidden> forbidden(Session session, List<ForbiddenKind> kinds, Draft change) {
    return kinds.stream()
        .flatMap(
            kind ->
                kind.requests(change, session.bodies(), session.origin().seed()).stream()
                    .map(
                        draft ->
                            new Forbidden(
                                draft, kind.effect().id(), words(session.contract(), kind, draft))))
        .toList();
  }

  private static String words(Contract contract, ForbiddenKind kind, Draft draft) {
    return kind.detail(Asked.of(contract, draft.request(true)))
        .map(kind::words)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a request of the kind \"" + kind + "\", got " + draft.body().text()));
  }

  static void send(Session session, Address insight, List<Forbidden> forbidden) throws StopRun {
    for (Forbidden one : forbidden) {
      session.send(insight, one.draft(), one.purpose());
    }
  }
}
