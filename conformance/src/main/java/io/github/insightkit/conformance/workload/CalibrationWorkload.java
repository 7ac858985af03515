package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks what the contract leaves open, so that an implementation can be held to its own answers.
 *
 * <p>Where an answer may hide a change, requests follow that would show it.
 */
final class CalibrationWorkload {
  private CalibrationWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Probe look = new Probe(session, subjects.first());
    look.change(look.bodies().reset(), "come to a known state");
    look.change(look.bodies().reset(), "ask for a reset without a classification");
    // Later on, a rationale that was given meanwhile may be taken for the one that lacks.
    for (State value : look.bodies().demanding().stream().limit(1).toList()) {
      look.change(look.bodies().bare(value), value.name() + " without a rationale at first");
      look.reset();
    }
    for (State value : look.values()) {
      sameAgain(look, value);
    }
    if (session.history().exchanges().stream()
        .anyMatch(exchange -> exchange.failed(Result.Failure.STALE))) {
      // A request that was lost may have been carried out, so what followed tells too little.
      for (State value : look.values()) {
        sameAgain(look, value);
      }
    }
    session.tellApart(
        TransitionWorkload.calibration(session).isByState(session.contract().machine()));
    askForNothing(look);
    askOtherwise(look);
  }

  private static void sameAgain(Probe look, State value) throws StopRun {
    if (value.rationale() != RationaleNeed.REQUIRED) {
      String bare = look.bodies().bare(value);
      look.change(bare, "set " + value.name() + " without a rationale");
      look.change(bare, "set " + value.name() + " without a rationale again");
      look.stillStands(value);
    } else {
      look.set(value, "set " + value.name());
      look.set(value, "set " + value.name() + " again");
    }
    look.reset();
  }

  /** Where nothing stands, and for each value that does. */
  private static void askForNothing(Probe look) throws StopRun {
    List<String> bodies = open(look).filter(body -> look.target(body).isEmpty()).toList();
    look.changeAll(bodies);
    look.set(look.second(), "see that nothing was set");
    look.reset();
    for (State value : look.values()) {
      look.change(look.bodies().least(value), "set " + value.name());
      look.changeAll(bodies);
      look.stillStands(value);
      look.reset();
    }
  }

  /** Asks for each state in every way that is open. */
  private static void askOtherwise(Probe look) throws StopRun {
    List<String> bodies = open(look).filter(body -> look.target(body).isPresent()).toList();
    for (String body : bodies) {
      State target = look.target(body).orElseThrow();
      State first = look.first();
      if (target.classification() == null) {
        look.set(first, "set " + first.name());
      }
      look.changeAll(List.of(body));
      look.set(look.bodies().other(target.equals(first) ? target : first), "see what stands");
      look.reset();
    }
  }

  /** The questions that are asked here, each with the first value that it can be asked with. */
  private static Stream<String> open(Probe look) {
    return RequestKinds.open().stream()
        .filter(kind -> kind.profile() == Profile.CALIBRATION)
        .flatMap(
            kind ->
                look.values().stream()
                    .map(value -> kind.bodies(look.bodies(), value, look.seed()))
                    .filter(bodies -> !bodies.isEmpty())
                    .findFirst()
                    .stream())
        .flatMap(List::stream);
  }
}
