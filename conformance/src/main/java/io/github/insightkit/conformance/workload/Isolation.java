package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Insights;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes one insight and looks at another. */
final class Isolation implements Workload {
  @Override
  public String profile() {
    return "isolation";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Optional<Address> sibling = subjects.sibling();
    if (sibling.isEmpty()) {
      return;
    }
    Address one = subjects.first();
    Address two = sibling.get();
    Bodies bodies = new Bodies(session.origin().runId());
    List<State> values = session.contract().machine().values();
    State first = values.get(0);
    List<State> others = values.subList(1, values.size());

    session.change(one, Bodies.RESET, "reset one insight");
    session.change(two, Bodies.RESET, "reset another");
    session.change(one, bodies.of(first), "set one to " + first.name());
    session.change(two, bodies.of(others.get(0)), "set the other to " + others.get(0).name());
    session.change(two, bodies.of(first), "have the other refuse a change");
    stillStands(session, one, bodies, first, others);
    session.change(two, Bodies.RESET, "reset the other");
    stillStands(session, one, bodies, first, others);
    for (Address lookalike : lookalikes(one)) {
      session.send(session.draft(lookalike, Bodies.RESET), "reset an insight with a similar id");
    }
    stillStands(session, one, bodies, first, others);
    session.send(
        session.draft(new Address(one.scope(), altered(one.owner()), one.issue()), Bodies.RESET),
        "reset the same id under another owner");
    stillStands(session, one, bodies, first, others);
    session.send(
        session.draft(new Address(one.scope(), one.owner(), encoded(one.issue())), Bodies.RESET),
        "reset an id that is this one's after decoding it twice");
    stillStands(session, one, bodies, first, others);
    session.change(
        two,
        Bodies.object(null, null).put("issue_id", one.issue()).toString(),
        "reset the other with this insight's id in the body");
    stillStands(session, one, bodies, first, others);
    for (String collection : List.of("users", "organizations")) {
      Draft reset = session.draft(one, Bodies.RESET);
      session.send(
          reset.path(reset.path().replaceFirst("^/[^/]+", "/" + collection)),
          "reset through a collection that there isn't");
    }
    stillStands(session, one, bodies, first, others);
  }

  /** Ids that are taken for this insight's if they are compared without case, or in part. */
  private static List<Address> lookalikes(Address insight) {
    String id = insight.issue();
    return Stream.of(
            id.toUpperCase(Locale.ROOT),
            id.toLowerCase(Locale.ROOT),
            id + Insights.LOOKALIKE_ENDING)
        .filter(other -> !other.equals(id))
        .distinct()
        .map(other -> new Address(insight.scope(), insight.owner(), other))
        .toList();
  }

  private static String altered(String owner) {
    char last = owner.charAt(owner.length() - 1);
    return owner.substring(0, owner.length() - 1) + (last == '0' ? '1' : '0');
  }

  /** The id with its first character percent-encoded; in a path it is encoded once more. */
  private static String encoded(String id) {
    return String.format(Locale.ROOT, "%%%02X", (int) id.charAt(0)) + id.substring(1);
  }

  private static void stillStands(
      Session session, Address insight, Bodies bodies, State stands, List<State> others)
      throws StopRun {
    for (State other : others) {
      session.change(insight, bodies.of(other), "see that " + stands.name() + " still stands");
    }
    session.look(insight);
  }
}
