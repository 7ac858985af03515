package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.model.Address;
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
    Bodies bodies = new Bodies(session.origin().runId());
    Address insight = subjects.first();
    List<State> values = session.contract().machine().values();
    State first = values.get(0);
    State second = values.get(1);

    session.change(insight, Bodies.RESET, "come to a known state");
    session.change(insight, Bodies.RESET, "ask for a reset without a classification");
    for (State value : values) {
      boolean demands = value.rationale() == RationaleNeed.REQUIRED;
      session.change(
          insight,
          demands ? bodies.of(value) : Bodies.bare(value),
          "set " + value.name() + (demands ? "" : " without a rationale"));
      session.change(insight, Bodies.RESET, "reset");
    }
    session.change(insight, bodies.of(first), "set " + first.name());
    session.change(insight, bodies.of(first), "set " + first.name() + " again");
    session.change(
        insight,
        Bodies.object(null, bodies.rationale()).toString(),
        "reset and give a rationale all the same");
    session.change(insight, Bodies.RESET, "reset");

    session.change(insight, "{}", "leave the classification out");
    session.change(insight, rationaleOnly(bodies), "give nothing but a rationale");
    session.change(insight, bodies.of(second), "see that nothing was set");
    session.change(insight, Bodies.RESET, "reset");
    session.change(insight, "{}", "leave the classification out");
    session.change(insight, rationaleOnly(bodies), "give nothing but a rationale");
    session.change(insight, bodies.of(first), "see that nothing was set");
    Look look = new Look(session, insight);
    look.resetAndSet(first);
    session.change(insight, "{}", "leave the classification out");
    session.change(insight, rationaleOnly(bodies), "give nothing but a rationale");
    look.stillStands(first);

    for (State value : values) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        session.change(insight, Bodies.RESET, "reset");
        session.change(
            insight,
            Bodies.object(value.classification(), " ").toString(),
            "set " + value.name() + " with a blank rationale");
        break;
      }
    }
    session.change(insight, Bodies.RESET, "reset");
    session.change(
        insight,
        Bodies.object(second.classification(), bodies.rationale()).put("note", "x").toString(),
        "set " + second.name() + " with a member that the contract doesn't know");
  }

  private static String rationaleOnly(Bodies bodies) {
    return Bodies.object(null, bodies.rationale()).without("classification").toString();
  }
}
