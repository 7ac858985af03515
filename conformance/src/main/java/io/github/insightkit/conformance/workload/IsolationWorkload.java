package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Ids;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Changes one insight and looks at another. */
final class IsolationWorkload {
  /** How many insights are touched between two looks at one. */
  private static final int MOST = 8;

  private IsolationWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Address one = subjects.first();
    Probe look = new Probe(session, one);
    Optional<Address> sibling = subjects.sibling();
    if (sibling.isPresent()) {
      whatRequestsLeave(new Probe(session, sibling.get()), look);
    }
    State value = look.first();
    look.resetAndSet(value);
    for (Relation relation : Relation.values()) {
      List<Request> resets = relation.requests(session.contract(), one, look.bodies().reset());
      for (Request reset : resets) {
        session.send(reset, "reset " + relation.words());
      }
      if (!resets.isEmpty()) {
        look.isShown(value);
      }
    }
    idsInTheBody(session, one, sibling, look, value);
    everyOther(session, subjects, look, value);
  }

  /** Asks of one insight just after a request for another. */
  private static void whatRequestsLeave(Probe other, Probe look) throws StopRun {
    // What a request leaves behind may ask for a value again, but hardly gives its rationale again.
    State value = look.last();
    look.reset();
    other.resetAndSet(look.bodies().other(value));
    look.change(look.bodies().nothing(), "ask for nothing where the request before set a value");
    look.set(value, "set " + value.name());
    other.set(value, "have the other refuse a change");
    look.isThere(value);
    other.reset();
    look.change(look.bodies().nothing(), "ask for nothing where the request before was a reset");
    look.isThere(value);
    other.set(value, "set " + value.name() + ", which stands on another insight, too");
    other.reset();
  }

  private static void idsInTheBody(
      Session session, Address one, Optional<Address> sibling, Probe look, State value)
      throws StopRun {
    Operation operation = session.contract().operation(one.scope());
    ObjectNode reset = look.bodies().object(null, null);
    if (sibling.isPresent()) {
      session.change(
          sibling.get(),
          reset
              .deepCopy()
              .put(operation.issueParameter(), one.issue())
              .put("id", one.issue())
              .toString(),
          "reset the other with this insight's id in the body");
      look.isShown(value);
      // Where nothing stands on the other, a guard that looks at that one lets this pass.
      State another = look.bodies().other(value);
      look.change(
          look.bodies()
              .object(another.classification(), look.bodies().reason())
              .put(operation.issueParameter(), sibling.get().issue())
              .put("id", sibling.get().issue())
              .toString(),
          "a direct change with the other's id in the body");
    }
    look.change(
        reset.deepCopy().put(operation.ownerParameter(), Ids.altered(one.owner())).toString(),
        "reset one with the id of another owner in the body");
    look.isShown(value);
  }

  /** Touches other insights that may be touched, or the first few, before the next look. */
  private static void everyOther(Session session, Subjects subjects, Probe look, State value)
      throws StopRun {
    Address one = subjects.first();
    String path = URI.create(session.origin().baseUrl()).getRawPath() + look.draft(value).path();
    for (Address other : subjects.working().stream().limit(MOST).toList()) {
      if (!other.issue().equals(one.issue())) {
        session.send(
            other,
            session
                .draft(other, look.bodies().reset())
                .with("X-Original-URL", path)
                .with("X-Rewrite-URL", path),
            "reset each other insight, with this one's path in fields of proxies");
      } else if (!other.equals(one)) {
        // It may be the same insight by another path; then this is what stands there already.
        session.change(other, look.bodies().of(value), "set " + value.name() + " by other paths");
      }
    }
    look.isShown(value);
  }
}
