package io.github.insightkit.conformance.workload;

import static java.time.temporal.ChronoUnit.MICROS;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.session.Pause;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sets a value, and looks whether it still stands on a new connection and after a pause; and in the
 * same pause, whether another insight that was reset stays so.
 *
 * <p>The pause takes place while others are worked with if there are insights enough.
 */
final class DurabilityWorkload {
  private DurabilityWorkload() {}

  /**
   * Leaves one insight without a value and one with a value, if they can rest from now on, and a
   * third with one that takes a rationale. All have that at first: how many have a value is
   * nobody's business.
   */
  static void begin(Session session, Subjects subjects) throws StopRun {
    List<Address> resting = subjects.resting();
    for (int last = resting.size() - 1; last >= 0; last--) {
      // Set before, to what no table begins with.
      Probe look = new Probe(session, resting.get(last));
      look.resetAndSet(look.second());
    }
    if (!resting.isEmpty()) {
      Probe empty = new Probe(session, resting.get(0));
      Probe look = new Probe(session, resting.get(1));
      // Once more where fewer have the same.
      look.reset();
      empty.resetAndSet(look.second());
      // After a reset of something, for what a reset sets off may come late.
      // Without a rationale if it needs none: some readers take such an entry for a leftover.
      look.change(look.bodies().least(look.first()), "set " + look.first().name());
      empty.reset();
    }
  }

  /** Looks at the third that rests, and resets it: from now on its value is that of no other. */
  static void rested(Session session, Subjects subjects) throws StopRun {
    for (Address insight : subjects.resting().stream().skip(2).toList()) {
      Probe look = new Probe(session, insight);
      pause(session, insight, Pause.LEAST);
      look.isNotReset(look.second());
      look.reset();
    }
  }

  /** Closes connections; and does all of it, if none can rest. */
  static void reconnect(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    State first = look.first();
    look.reset();
    // A refusal and a look may leave a connection in a state in which nothing is kept.
    look.change(look.bodies().unknown(), "have a change refused on the connection");
    look.send(look.draft(first).method("GET").withoutBody(), "GET on the connection");
    look.send(
        look.draft(first).with("Connection", "close"),
        "set " + first.name() + " and close the connection");
    look.isShown(first);
    look.send(
        look.draft(look.bodies().home()).with("Connection", "close"),
        "reset and close the connection");
    for (State demanding : look.bodies().demanding().stream().limit(2).toList()) {
      look.send(
          look.draft(demanding).body(look.bodies().bare(demanding)).with("Connection", "close"),
          demanding.name() + " without a rationale, on a connection of its own");
    }
    // Where the value may stand that was reset, asking for it again might not tell.
    look.set(
        subjects.resting().isEmpty() ? first : look.second(), "see that the reset took effect");
    if (subjects.resting().isEmpty()) {
      Optional<Address> sibling = subjects.sibling();
      if (sibling.isPresent()) {
        Probe other = new Probe(session, sibling.get());
        other.resetAndSet(other.second());
        other.reset();
      }
      look(session, insight, sibling);
    }
  }

  /** Looks at those that rest. */
  static void end(Session session, Subjects subjects) throws StopRun {
    List<Address> resting = subjects.resting();
    if (!resting.isEmpty()) {
      look(session, resting.get(1), Optional.of(resting.get(0)));
    }
  }

  private static void look(Session session, Address set, Optional<Address> reset) throws StopRun {
    Probe look = new Probe(session, set);
    pause(session, reset.orElse(set), Pause.LONG_ENOUGH);
    look.isShown(look.first());
    look.change(
        look.bodies().least(look.first()), "set " + look.first().name() + " again after a while");
    if (reset.isPresent()) {
      // Neither what it had before, nor what other insights had most.
      State third =
          look.values().stream()
              .filter(value -> !value.equals(look.first()) && !value.equals(look.second()))
              .findFirst()
              .orElse(look.first());
      new Probe(session, reset.get()).set(third, "see that the reset of another insight lasted");
    }
  }

  /** Waits for what is left of the pause since this insight was asked for something. */
  private static void pause(Session session, Address insight, Duration pause) throws StopRun {
    String path = session.draft(insight, "").path();
    List<Exchange> exchanges = session.history().exchanges();
    long asked =
        exchanges.stream()
            .filter(exchange -> exchange.request().path().equals(path))
            .mapToLong(Exchange::endMicros)
            .max()
            .orElseThrow();
    long now = exchanges.get(exchanges.size() - 1).endMicros();
    Duration left = pause.minus(now - asked, MICROS);
    if (!left.isNegative()) {
      session.pause(left);
    }
  }
}
