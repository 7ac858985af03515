package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends what the contract forbids in every state, together what breaks the same rule by an effect,
 * and after it what would show that it had one.
 */
final class ForbiddenWorkload {
  /** How many are sent once more, all of them, while a value stands; of more one of each kind. */
  private static final int FEW = 10;

  /** How deep a body is nested that nobody has a use for; many parsers give up at 1,000. */
  private static final int DEPTH = 2_000;

  private ForbiddenWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    // Most bodies ask for the first value, so that another one tells whether it was set.
    List<State> anchors = look.bodies().anchors();
    List<State> values = anchors.subList(anchors.size() > 1 ? 1 : 0, anchors.size());
    rememberedRationale(session, look);
    State value = values.get(values.size() - 1);
    Map<Requirement, List<Forbidden>> byEffect =
        bodies(session, insight).stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.kind().effect(), LinkedHashMap::new, Collectors.toList()));
    for (List<Forbidden> few : byEffect.values()) {
      value = values.get((values.indexOf(value) + 1) % values.size());
      look.reset();
      send(look, few);
      look.set(value, "see that nothing was set");
      for (Forbidden one : few.size() <= FEW ? few : firstOfEachKind(few)) {
        look.send(one.draft(), one.purpose());
      }
      look.stillStands(value);
    }
    otherNames(look, value);
  }

  /** Sends one of each kind once more, all after one reset, for an insight in another scope. */
  static void atOnce(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    look.reset();
    send(look, firstOfEachKind(bodies(session, insight)));
    look.set(look.first(), "see that nothing was set");
  }

  /**
   * Gives a rationale, in a request that is accepted and in one that is refused, and then leaves it
   * out.
   */
  private static void rememberedRationale(Session session, Probe look) throws StopRun {
    Bodies bodies = look.bodies();
    for (State value : bodies.demanding().stream().limit(1).toList()) {
      State other = bodies.other(value);
      String without = value.name() + " without a rationale";
      look.resetAndSet(value);
      look.change(bodies.bare(value), without + ", which stands");
      look.isNotReset(value);
      look.reset();
      look.change(bodies.bare(value), without);
      look.set(other, "set " + other.name());
      look.set(value, "have " + value.name() + " refused");
      look.reset();
      if (session.origin().credentialed()) {
        look.send(look.draft(value).authorization(""), "have it refused for its credentials");
      }
      look.change(bodies.bare(value), without);
    }
  }

  /** What asks for a reset under another name, which is no reset. */
  private static void otherNames(Probe look, State value) throws StopRun {
    look.resetAndSet(value);
    look.changeAll(RequestKinds.OTHER_NAME.bodies(look.bodies(), value, look.seed()));
    look.stillStands(value);
    // Once, for a server that never answers it is waited for each time.
    look.change(look.bodies().nested(DEPTH), "a value that is nested deeply");
    look.isNotReset(value);
  }

  private static List<Forbidden> firstOfEachKind(List<Forbidden> forbidden) {
    Set<ForbiddenKind> sent = new HashSet<>();
    return forbidden.stream().filter(one -> sent.add(one.kind())).toList();
  }

  /** All forbidden bodies; those come first whose effect is the hardest to tell from others. */
  private static List<Forbidden> bodies(Session session, Address insight) {
    List<ForbiddenKind> kinds = new ArrayList<>(RequestKinds.bodies());
    Collections.reverse(kinds);
    return Forbidden.of(session, insight, kinds);
  }

  /** Sends these while nothing stands, and resets what one of them set, for those behind it. */
  private static void send(Probe look, List<Forbidden> forbidden) throws StopRun {
    for (Forbidden one : forbidden) {
      if (look.send(one.draft(), one.purpose()) == Answer.ACCEPTED) {
        look.reset();
      }
    }
  }
}
