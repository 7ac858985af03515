package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what the contract forbids in every state, a few at a time, and after them what would show
 * that one of them had an effect.
 */
final class ForbiddenBodies implements Workload {
  /** How many are sent between two looks at the state. */
  private static final int AT_A_TIME = 8;

  /**
   * How deep a body is nested that nobody has a use for, in levels; many parsers give up at 1,000.
   */
  private static final int DEPTH = 2_000;

  @Override
  public String profile() {
    return "forbidden";
  }

  private record Body(String text, String purpose) {}

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Look look = new Look(session, insight);
    Bodies bodies = look.bodies();
    List<State> values = look.values();
    rememberedRationale(session, insight, bodies, values);
    List<Body> forbidden = forbidden(bodies, values);
    for (int from = 0; from < forbidden.size(); from += AT_A_TIME) {
      List<Body> few = forbidden.subList(from, Math.min(from + AT_A_TIME, forbidden.size()));
      State value = values.get(from / AT_A_TIME % values.size());
      look.reset();
      send(session, insight, few);
      look.set(value, "see that nothing was set");
      send(session, insight, few);
      look.stillStands(value);
    }
    // Once, for a server that never answers it is waited for each time.
    session.change(insight, nested(), "a classification that is nested deeply");
    look.stillStands(values.get((forbidden.size() - 1) / AT_A_TIME % values.size()));
  }

  /** Sends the same once more, all of it after one reset, for an insight in another scope. */
  static void atOnce(Session session, Address insight) throws StopRun {
    Look look = new Look(session, insight);
    look.reset();
    send(session, insight, forbidden(look.bodies(), look.values()));
    look.set(look.values().get(0), "see that nothing was set");
  }

  private static String nested() {
    return "{\"classification\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
  }

  /**
   * Gives a rationale, in a request that is accepted and in one that is refused, and then leaves it
   * out.
   */
  private static void rememberedRationale(
      Session session, Address insight, Bodies bodies, List<State> values) throws StopRun {
    for (State value : values) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        State other = value.equals(values.get(0)) ? values.get(1) : values.get(0);
        session.change(insight, Bodies.RESET, "reset");
        session.change(insight, bodies.of(value), "set " + value.name());
        session.change(insight, Bodies.RESET, "reset");
        session.change(insight, Bodies.bare(value), value.name() + " without a rationale");
        session.change(insight, bodies.of(other), "set " + other.name());
        session.change(insight, bodies.of(value), "have " + value.name() + " refused");
        session.change(insight, Bodies.RESET, "reset");
        session.change(insight, Bodies.bare(value), value.name() + " without a rationale");
        return;
      }
    }
  }

  private static void send(Session session, Address insight, List<Body> bodies) throws StopRun {
    for (Body body : bodies) {
      session.change(insight, body.text(), body.purpose());
    }
  }

  private static List<Body> forbidden(Bodies bodies, List<State> values) {
    List<Body> forbidden = new ArrayList<>();
    for (State value : values) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        forbidden.add(
            new Body(
                Bodies.object(value.classification(), null).toString(),
                value.name() + " without a rationale"));
        forbidden.add(new Body(withNull(value), value.name() + " with a null rationale"));
      }
    }
    State last = values.get(values.size() - 1);
    for (String rationale : List.of("7", "true", "[\"" + bodies.rationale() + "\"]", "{}")) {
      forbidden.add(
          new Body(
              "{\"classification\":\""
                  + last.classification()
                  + "\",\"rationale\":"
                  + rationale
                  + "}",
              last.name() + " with the rationale " + rationale));
    }
    String known = String.valueOf(values.get(0).classification());
    for (String value :
        List.of(known.toUpperCase(Locale.ROOT), " " + known + " ", known + " ", "", "null")) {
      forbidden.add(
          new Body(
              Bodies.object(value, bodies.rationale()).toString(),
              "the unknown value \"" + value + "\""));
    }
    for (String value : List.of("0", "true", "[\"" + known + "\"]", "{}", "[null]")) {
      forbidden.add(
          new Body(
              "{\"classification\":" + value + ",\"rationale\":\"" + bodies.rationale() + "\"}",
              "the classification " + value));
    }
    forbidden.add(new Body("{\"classification\":", "a body that is cut off"));
    forbidden.add(new Body("", "no body at all"));
    forbidden.add(new Body("[]", "an array for a body"));
    forbidden.add(new Body("\"" + known + "\"", "a text for a body"));
    return forbidden;
  }

  private static String withNull(State value) {
    ObjectNode body = Bodies.object(value.classification(), null);
    body.putNull("rationale");
    return body.toString();
  }
}
