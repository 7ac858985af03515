package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.requests.Draft;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Asks for the same in other forms: media types, codings, queries, paths, methods, doubled names.
 */
final class Forms implements Workload {
  @Override
  public String profile() {
    return "http";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    State first = look.values().get(0);
    State second = look.values().get(1);
    Draft set = session.draft(insight, look.bodies().of(first));
    Draft change = session.draft(insight, look.bodies().of(second));

    for (Form form :
        List.of(
            new Form(
                set.contentType("Application/JSON; charset=UTF-8"),
                "with a charset and in another case"),
            new Form(set.with("Transfer-Encoding", "chunked"), "in chunks"),
            new Form(
                set.path(
                    set.path()
                        + "?"
                        + session.contract().roles().value()
                        + "="
                        + second.classification()),
                "with a query that asks for another value"),
            new Form(
                session.draft(
                    insight,
                    look.bodies()
                        .object(first.classification(), look.bodies().reason().repeat(8))
                        .toString()),
                "with a long rationale"),
            new Form(rationaleFirst(session, insight, first), "with the rationale first"))) {
      look.reset();
      session.send(insight, form.draft(), "set " + first.name() + " " + form.purpose());
      look.stillStands(first);
    }

    String rationale = look.bodies().reason();
    directChanges(
        session,
        insight,
        List.of(
            new Form(change.contentType("application/json; charset=utf-8"), "with a charset"),
            new Form(change.with("Transfer-Encoding", "chunked"), "in chunks"),
            new Form(change.path(change.path() + "?dry_run=false"), "with a query")));
    directChanges(
        session,
        insight,
        List.of(
            new Form(
                session.draft(
                    insight,
                    look.bodies().object(second.classification(), rationale.repeat(8)).toString()),
                "with a long rationale"),
            new Form(
                session.draft(
                    insight,
                    look.bodies()
                        .object(second.classification(), rationale)
                        .put("note", 1)
                        .toString()),
                "with a member that the contract doesn't know"),
            new Form(rationaleFirst(session, insight, second), "with the rationale first")));
    otherMethods(session, insight);
    doubledNames(session, insight);
  }

  private static void directChanges(Session session, Address insight, List<Form> forms)
      throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.values().get(0);
    look.resetAndSet(first);
    for (Form form : forms) {
      session.send(insight, form.draft(), "a direct change " + form.purpose());
    }
    look.stillStands(first);
  }

  private static Draft rationaleFirst(Session session, Address insight, State value) {
    return session.draft(insight, session.bodies().reasonFirst(value));
  }

  /** The likeliest ways around the guard once more, for an insight in another scope. */
  static void aFew(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.values().get(0);
    Draft change = session.draft(insight, look.bodies().of(look.values().get(1)));
    look.resetAndSet(first);
    session.send(insight, change.method("GET").withoutBody(), "GET the classification");
    session.send(insight, change.method("POST"), "a direct change by POST");
    session.send(
        insight, change.path(change.path() + "/"), "a direct change with a slash at the end");
    session.change(
        insight,
        joined(look.bodies().reset(), look.bodies().of(look.values().get(1))),
        "ask for a reset and for a value in one body");
    // What the body asks for comes last: it is accepted both after a reset and where it was set.
    look.stillStands(first, look.values().get(1));
  }

  private static void otherMethods(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.values().get(0);
    Draft set = session.draft(insight, look.bodies().of(first));
    Draft change = session.draft(insight, look.bodies().of(look.values().get(1)));
    look.resetAndSet(first);
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      session.send(insight, set.method(method).withoutBody(), method + " the classification");
    }
    look.stillStands(first);
    session.send(
        insight, change.path(change.path() + "/"), "a direct change with a slash at the end");
    session.send(
        insight,
        change.path(change.path().replaceFirst("^(/[^/]+/[^/]+)/", "$1//")),
        "a direct change with a doubled slash");
    for (String method : List.of("POST", "PUT")) {
      session.send(insight, change.method(method), "a direct change by " + method);
    }
    session.send(
        insight,
        change.method("POST").with("X-HTTP-Method-Override", "PATCH"),
        "a direct change by POST that asks for PATCH");
    look.stillStands(first);
    session.send(insight, set.method("DELETE").withoutBody(), "DELETE the classification");
    look.stillStands(first);
  }

  /** Bodies of which one reader takes the first member of a name, and another the last. */
  private static void doubledNames(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.values().get(0);
    State second = look.values().get(1);
    for (String doubled : doubled(look.bodies().reset(), look.bodies().of(second))) {
      look.resetAndSet(first);
      session.change(insight, doubled, "ask for a reset and for a value in one body");
      // What the body asks for comes last: it is accepted both after a reset and where it was set.
      look.stillStands(first, second);
    }
    for (State value : look.values()) {
      if (value.rationale() == RationaleNeed.REQUIRED) {
        State other = look.other(value);
        for (String doubled : doubled(look.bodies().reset(), look.bodies().bare(value))) {
          look.reset();
          session.change(
              insight,
              doubled,
              "ask for a reset and for " + value.name() + " without a rationale in one body");
          session.change(insight, look.bodies().of(other), "see that nothing was set");
        }
        return;
      }
    }
  }

  private record Form(Draft draft, String purpose) {}

  /** The members of both objects in one, in either order. */
  private static List<String> doubled(String one, String two) {
    return List.of(joined(one, two), joined(two, one));
  }

  private static String joined(String one, String two) {
    return one.substring(0, one.length() - 1) + "," + two.substring(1);
  }
}
