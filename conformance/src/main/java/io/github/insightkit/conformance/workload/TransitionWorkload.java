package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.automaton.Automaton;
import io.github.insightkit.conformance.automaton.Calibration;
import io.github.insightkit.conformance.automaton.CheckingSequence;
import io.github.insightkit.conformance.automaton.CoreInputs;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.Trace;
import io.github.insightkit.conformance.automaton.ViolatedRules;
import io.github.insightkit.conformance.contract.Navigation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the checking sequence for the machine as this implementation was found to be. */
final class TransitionWorkload {
  /** The sequences that were needed; there are few, for they follow from a few choices. */
  private static final Map<Choices, List<Input>> SEQUENCES = new ConcurrentHashMap<>();

  private record Choices(StateMachine machine, Calibration calibration, boolean looks) {
    Automaton automaton() {
      return Automaton.of(
          machine, calibration, ViolatedRules.NONE, CoreInputs.of(machine, Bodies.UNKNOWN_VALUE));
    }

    /** The sequence; with looks, none unless they show what answers don't. */
    List<Input> sequence() {
      Automaton automaton = automaton();
      if (!looks) {
        return CheckingSequence.of(automaton);
      }
      return CheckingSequence.hidesMutants(automaton)
          ? CheckingSequence.seen(automaton)
          : List.of();
    }
  }

  private TransitionWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    StateMachine machine = session.contract().machine();
    Calibration calibration = calibration(session).decided(machine);
    List<Input> plain =
        SEQUENCES.computeIfAbsent(new Choices(machine, calibration, false), Choices::sequence);
    send(session, insight, plain, "checking sequence: ", false);
    // The list may turn out to be wrong, so it adds to the sequence and doesn't replace it.
    if (session.list().reads(insight)) {
      List<Input> seen =
          SEQUENCES.computeIfAbsent(new Choices(machine, calibration, true), Choices::sequence);
      send(session, insight, seen, "checking sequence with looks: ", true);
    }
  }

  /**
   * Brings insights to the states that nothing leads out of, if the contract has any, and checks
   * all that they do there: the last of the run's insights in the first of these states, and so on.
   */
  static void end(Session session, Subjects subjects) throws StopRun {
    StateMachine machine = session.contract().machine();
    Deque<Address> insights = new ArrayDeque<>(subjects.addresses());
    for (State last : new Navigation(machine).finals()) {
      if (!insights.isEmpty()) {
        Choices choices = new Choices(machine, calibration(session).decided(machine), false);
        List<Input> inputs = CheckingSequence.in(last, choices.automaton());
        send(session, insights.removeLast(), inputs, "in " + last.name() + ": ", false);
      }
    }
  }

  private static void send(
      Session session, Address insight, List<Input> inputs, String purpose, boolean looks)
      throws StopRun {
    Map<Input, String> bodies = bodies(session);
    for (Input input : inputs) {
      session.change(insight, Objects.requireNonNull(bodies.get(input)), purpose + input);
      if (looks) {
        session.list().read(insight);
      }
    }
  }

  /** The body that asks for each input of the alphabet. */
  private static Map<Input, String> bodies(Session session) {
    Bodies bodies = session.bodies();
    Map<Input, String> asking = new HashMap<>();
    for (State state : session.contract().machine().states()) {
      for (String body : List.of(bodies.bare(state), bodies.of(state))) {
        asking.put(Interpretation.of(session.contract(), body), body);
      }
    }
    asking.put(Interpretation.of(session.contract(), bodies.unknown()), bodies.unknown());
    return asking;
  }

  /** How open questions were answered so far. */
  static Calibration calibration(Session session) {
    StateMachine machine = session.contract().machine();
    InsightEvents insights =
        InsightEvents.of(machine, session.interpretation().of(session.history()));
    return Calibration.of(
        machine, Trace.open(machine, InsightEvents.unseen(insights.events())).values());
  }
}
