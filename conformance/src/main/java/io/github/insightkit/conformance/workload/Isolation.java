package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Draft;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes one insight and looks at another. */
final class Isolation implements Workload {
  /** How many insights are touched between two looks at one. */
  private static final int MOST = 8;

  @Override
  public String profile() {
    return "isolation";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address one = subjects.first();
    Probe look = new Probe(session, one);
    State first = look.values().get(0);
    Optional<Address> sibling = subjects.sibling();

    look.resetAndSet(first);
    if (sibling.isPresent()) {
      Probe other = new Probe(session, sibling.get());
      other.resetAndSet(look.values().get(1));
      other.set(first, "have the other refuse a change");
      look.isShown(first);
      other.reset();
      look.isShown(first);
    }
    lookalikes(session, one, look);
    misreadings(session, one, look);
    idsInTheBody(session, one, sibling, look);
    everyOther(session, subjects, look);
  }

  /** Expects the first value to stand, and leaves it so. */
  private static void lookalikes(Session session, Address one, Probe look) throws StopRun {
    for (Address lookalike : lookalikesOf(one)) {
      session.send(
          session.draft(lookalike, look.bodies().reset()), "reset an insight with a similar id");
    }
    session.send(
        session.draft(
            new Address(one.scope(), altered(one.owner()), one.issue()), look.bodies().reset()),
        "reset the same id under another owner");
    look.isShown(look.values().get(0));
  }

  /** Paths that name no insight unless they are read in a way that they mustn't be. */
  private static void misreadings(Session session, Address one, Probe look) throws StopRun {
    session.send(
        session.draft(new Address(one.scope(), one.owner(), ""), look.bodies().reset()),
        "reset an insight whose id is empty");
    session.send(
        session.draft(
            new Address(one.scope(), one.owner(), encoded(one.issue())), look.bodies().reset()),
        "reset an id that is this one's after decoding it twice");
    session.send(
        session.draft(
            new Address(one.scope(), one.owner(), "x/../" + one.issue()), look.bodies().reset()),
        "reset an id that ends in this one's after taking dots in it for steps of the path");
    Set<String> known =
        session.contract().operations().stream()
            .map(Operation::collection)
            .collect(Collectors.toSet());
    for (String collection :
        Stream.of("users", "organizations", "teams")
            .filter(name -> !known.contains(name))
            .limit(2)
            .toList()) {
      Draft reset = session.draft(one, look.bodies().reset());
      session.send(
          reset.path(reset.path().replaceFirst("^/[^/]+", "/" + collection)),
          "reset through a collection that there isn't");
    }
    look.isShown(look.values().get(0));
  }

  private static void idsInTheBody(
      Session session, Address one, Optional<Address> sibling, Probe look) throws StopRun {
    if (sibling.isPresent()) {
      session.change(
          sibling.get(),
          look.bodies()
              .object(null, null)
              .put(session.contract().operation(one.scope()).issueParameter(), one.issue())
              .toString(),
          "reset the other with this insight's id in the body");
      look.isShown(look.values().get(0));
    }
    session.change(
        one,
        look.bodies()
            .object(null, null)
            .put(session.contract().operation(one.scope()).ownerParameter(), altered(one.owner()))
            .toString(),
        "reset one with the id of another owner in the body");
    look.isShown(look.values().get(0));
  }

  /** Touches the other insights of the run, or the first few of them, before the next look. */
  private static void everyOther(Session session, Subjects subjects, Probe look) throws StopRun {
    Address one = subjects.first();
    State first = look.values().get(0);
    look.resetAndSet(first);
    for (Address other : subjects.addresses().stream().limit(MOST).toList()) {
      if (!other.issue().equals(one.issue())) {
        session.change(other, look.bodies().reset(), "reset each other insight");
      } else if (!other.equals(one)) {
        // It may be the same insight by another path; then this is what stands there already.
        session.change(other, look.bodies().of(first), "set " + first.name() + " by other paths");
      }
    }
    look.isShown(first);
  }

  /** Ids that are taken for this insight's if they are compared without case, or in part. */
  private static List<Address> lookalikesOf(Address insight) {
    String id = insight.issue();
    return Stream.of(
            id.toUpperCase(Locale.ROOT),
            id.toLowerCase(Locale.ROOT),
            id + InsightEvents.LOOKALIKE_ENDING)
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
}
