package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks for several things of one insight at once, again and again, and now and then looks what came
 * of it.
 */
final class RaceWorkload {
  /** How many requests are sent at once to see whether all of them are answered. */
  private static final int CROWD = 8;

  /** How often such a crowd, or any burst, may go unanswered in part before it is left at that. */
  private static final int PATIENCE = 2;

  /** One round in so many follows upon a refusal, for what is locked may depend on that. */
  private static final int AFTER_REFUSAL = 32;

  /** After how many rounds one is looked into, and followed by a burst with a reset in it. */
  private static final int EACH = 21;

  private final Session session;
  private final Address insight;
  private final Probe look;
  private final List<Probe.Reset> resets;
  private final Set<Probe.Reset> refused = new HashSet<>();
  private int failures;
  private int repeated;

  private RaceWorkload(Session session, Address insight) {
    this.session = session;
    this.insight = insight;
    this.look = new Probe(session, insight);
    this.resets = look.resetsInAnyForm();
  }

  static void run(Session session, Subjects subjects) throws StopRun {
    new RaceWorkload(session, subjects.first()).run();
  }

  private void run() throws StopRun {
    List<State> values = look.values();
    List<String> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      int turn = i % (values.size() + 1);
      crowd.add(turn == values.size() ? look.bodies().reset() : look.bodies().of(values.get(turn)));
    }
    String refused =
        look.bodies().demanding().stream()
            .map(look.bodies()::bare)
            .findFirst()
            .orElse(look.bodies().unknown());
    do {
      look.reset();
      atOnce(crowd, CROWD + " requests at once");
    } while (failures == 1);
    for (int round = 1; round <= Races.BURSTS_TO_DECIDE; round++) {
      if (failures >= PATIENCE) {
        return;
      }
      State one = values.get(round % values.size());
      State other = values.get((round + 1) % values.size());
      resetBefore(round);
      if (round % AFTER_REFUSAL == 0) {
        session.change(insight, refused, "have a change refused before");
      }
      boolean throttled =
          atOnce(
              List.of(look.bodies().of(one), look.bodies().of(other)),
              one.name() + " and " + other.name() + " at once");
      // A burst of which one is told to come back later shows nothing.
      round -= throttled && repeated++ < CROWD ? 1 : 0;
      if (round % EACH == 0) {
        lookInto(one, other, values.get((round + 2) % values.size()));
      }
    }
  }

  /**
   * Resets in another form each time. Nobody can tell why one is refused after a burst, which may
   * have left any state; so what is refused is asked for again while a value stands for certain.
   */
  private void resetBefore(int round) throws StopRun {
    if (resets.isEmpty()) {
      look.reset();
      return;
    }
    Probe.Reset reset = resets.get(round % resets.size());
    String purpose = "reset " + reset.words();
    if (look.send(reset.draft(), purpose) == Answer.REFUSED
        && look.send(look.draft(look.bodies().home()), "reset") == Answer.ACCEPTED
        && refused.add(reset)) {
      look.set(look.first(), "set " + look.first().name());
      look.send(reset.draft(), purpose + " where nothing else goes on");
      look.reset();
    }
  }

  /** Looks which of two values stands, and then asks for a reset and another value at once. */
  private void lookInto(State one, State other, State another) throws StopRun {
    look.set(one, "see which value stands");
    look.set(other, "see which value stands");
    atOnce(
        List.of(look.bodies().reset(), look.bodies().of(another)),
        "a reset and " + another.name() + " at once");
    look.set(another, "see what stands");
  }

  /** Whether one of them was told to come back later, which was waited for. */
  private boolean atOnce(List<String> bodies, String purpose) throws StopRun {
    List<Exchange> exchanges = session.changeAtOnce(insight, bodies, purpose);
    if (exchanges.stream().anyMatch(RaceWorkload::isFailed)) {
      failures++;
    }
    return exchanges.stream().anyMatch(one -> Interpretation.isThrottled(one.result()));
  }

  private static boolean isFailed(Exchange exchange) {
    return exchange.result() instanceof Result.NoResponse
        || Interpretation.isServerError(exchange.result());
  }
}
