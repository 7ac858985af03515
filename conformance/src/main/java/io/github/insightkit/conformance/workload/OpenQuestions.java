package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Asks what the contract leaves open, so that an implementation can be held to its own answers.
 *
 * <p>Where an answer may hide a change, requests follow that would show it.
 */
final class OpenQuestions implements Workload {
  @Override
  public String profile() {
    return "calibration";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    Bodies bodies = look.bodies();
    List<State> values = look.values();
    State first = values.get(0);
    State second = values.get(1);

    session.change(insight, bodies.reset(), "come to a known state");
    session.change(insight, bodies.reset(), "ask for a reset without a classification");
    for (State value : values) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        look.set(value, "set " + value.name());
      } else {
        session.change(insight, bodies.bare(value), "set " + value.name() + " without a rationale");
        look.stillStands(value);
        look.reset();
        look.set(value, "set " + value.name());
      }
      look.set(value, "set " + value.name() + " again");
      look.reset();
    }
    session.change(insight, "{}", "leave the classification out");
    session.change(insight, bodies.reasonOnly(), "give nothing but a rationale");
    session.change(insight, "null", "send null for a body");
    look.set(second, "see that nothing was set");
    look.reset();
    session.change(insight, "{}", "leave the classification out");
    session.change(insight, bodies.reasonOnly(), "give nothing but a rationale");
    for (State value : values) {
      look.set(value, "set " + value.name());
      session.change(insight, "{}", "leave the classification out");
      session.change(insight, bodies.reasonOnly(), "give nothing but a rationale");
      if (value.equals(first)) {
        session.change(insight, "null", "send null for a body");
      }
      look.stillStands(value);
      if (value.equals(first)) {
        session.change(
            insight,
            bodies.object(null, bodies.reason()).toString(),
            "reset and give a rationale all the same");
        look.set(look.other(value), "see what stands");
      }
      look.reset();
    }
    for (State value : values) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        session.change(
            insight,
            bodies.object(value.classification(), " ").toString(),
            "set " + value.name() + " with a blank rationale");
        look.set(look.other(value), "see what stands");
        look.reset();
        break;
      }
    }
    session.change(
        insight,
        bodies.object(second.classification(), bodies.reason()).put("note", "x").toString(),
        "set " + second.name() + " with a member that the contract doesn't know");
    look.set(first, "see what stands");
  }
}
