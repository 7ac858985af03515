package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.OpenKind;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.requests.RoutingForms;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Asks for the same in other forms: media types, codings, queries, paths, methods, doubled names.
 */
final class HttpWorkload {
  private HttpWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Probe look = new Probe(session, subjects.first());
    State first = look.first();
    State second = look.second();
    for (Disguise form : forms()) {
      if (form.isDemanded()) {
        look.setIn(form, first);
      } else if (form.isServed() || form.mayDoNothing()) {
        look.tryIn(form, first);
      }
    }
    withoutRationale(look);
    directChanges(look, first, second);
    safeMethods(look, first);
    doubledNames(look, first, second);
  }

  private static List<Disguise> forms() {
    return RequestKinds.disguises().stream()
        .filter(form -> form.requirement().profiles().contains(Profile.HTTP))
        .toList();
  }

  /** Leaves a rationale out that is due, in every form that may have it elsewhere, or hide it. */
  private static void withoutRationale(Probe look) throws StopRun {
    for (State value : look.bodies().demanding().stream().limit(1).toList()) {
      look.reset();
      for (Disguise form : forms()) {
        if (form.isDemanded() || form.equals(RoutingForms.QUERY)) {
          for (Request draft :
              look.in(form, value, look.bodies().bare(value)).stream().limit(1).toList()) {
            look.send(draft, value.name() + " without a rationale " + form.words());
          }
        }
      }
      look.set(look.bodies().other(value), "see that nothing was set");
    }
  }

  /** Asks for one value while another stands, in every form and in every way that is open. */
  private static void directChanges(Probe look, State first, State second) throws StopRun {
    look.resetAndSet(first);
    for (Disguise form : forms()) {
      // Where a form may be refused like any other, a refusal shows only while a value stands.
      if (form.isServed() && (form.isDemanded() || !form.mustNotFail())) {
        directChange(look, form, second);
      }
    }
    for (OpenKind kind : RequestKinds.open()) {
      List<String> ways = kind.bodies(look.bodies(), second, look.seed());
      // Of several the last will do, which is the longest; but not the longest of all. What takes
      // a mark for nothing acknowledges what stands behind it.
      if (!ways.isEmpty() && !kind.equals(RequestKinds.MARKED)) {
        String body = ways.get(kind.equals(RequestKinds.LONG_REASON) ? 0 : ways.size() - 1);
        if (look.target(body).filter(second::equals).isPresent()) {
          look.change(body, "a direct change " + kind.words());
        }
      }
    }
    look.stillStands(first);
    for (Disguise form : forms()) {
      if (!form.isServed() && !form.isForbidden()) {
        directChange(look, form, second);
      }
    }
    look.stillStands(first);
    for (Disguise form : forms()) {
      if (form.isForbidden()) {
        // A reset, for no guard would refuse it besides.
        directChange(look, form, look.bodies().home());
        look.isNotReset(first);
      }
    }
  }

  private static void directChange(Probe look, Disguise form, State value) throws StopRun {
    for (Request draft : look.in(form, value)) {
      look.send(draft, "ask for " + value.name() + " " + form.words());
    }
  }

  private static void safeMethods(Probe look, State first) throws StopRun {
    for (String method : Input.SafeMethod.METHODS) {
      look.send(look.draft(first).method(method).withoutBody(), method + " the classification");
    }
    look.stillStands(first);
    look.send(look.draft(first).method("DELETE").withoutBody(), "DELETE the classification");
    look.isNotReset(first);
  }

  /** Bodies of which one reader takes the first member of a name, and another the last. */
  private static void doubledNames(Probe look, State first, State second) throws StopRun {
    String reset = look.bodies().reset();
    for (String doubled : inEitherOrder(reset, look.bodies().of(second))) {
      look.resetAndSet(first);
      resetAndDirectChange(look, doubled, first, second);
    }
    for (State value : look.bodies().demanding().stream().limit(1).toList()) {
      for (String doubled : inEitherOrder(reset, look.bodies().bare(value))) {
        look.reset();
        look.change(
            doubled,
            "ask for a reset and for " + value.name() + " without a rationale in one body");
        look.set(look.bodies().other(value), "see that nothing was set");
      }
    }
  }

  private static void resetAndDirectChange(Probe look, String doubled, State first, State second)
      throws StopRun {
    look.change(doubled, "ask for a reset and for a value in one body");
    // What the body asks for comes last: it is accepted both after a reset and where it was set.
    look.stillStands(first, second);
  }

  private static List<String> inEitherOrder(String one, String two) {
    return List.of(Bodies.joined(one, two), Bodies.joined(two, one));
  }

  /** The likeliest ways around the guard once more, for an insight in another scope. */
  static void aFew(Session session, Address insight) throws StopRun {
    Probe look = new Probe(session, insight);
    State first = look.first();
    State second = look.second();
    Request change = look.draft(second);
    look.resetAndSet(first);
    look.send(change.method("GET").withoutBody(), "GET the classification");
    for (Disguise form : List.of(RoutingForms.METHOD, RoutingForms.PATH_SPELLING)) {
      look.send(look.in(form, second).get(0), "a direct change " + form.words());
    }
    resetAndDirectChange(
        look, Bodies.joined(look.bodies().reset(), look.bodies().of(second)), first, second);
  }
}
