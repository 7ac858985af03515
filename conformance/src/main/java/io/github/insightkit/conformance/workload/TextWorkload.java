package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.requests.Texts;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Sends rationales and values that hold what code stumbles over: scripts, quotes, markup, controls,
 * length.
 */
final class TextWorkload {
  private TextWorkload() {}

  static void run(Session session, Subjects subjects) throws StopRun {
    Probe look = new Probe(session, subjects.first());
    State value = look.last();
    State other = look.bodies().other(value);
    look.setIn(Disguise.RICH_TEXT, value);
    look.setIn(Disguise.ODD_TEXT, value);
    for (String body : RequestKinds.LONG_REASON.bodies(look.bodies(), value, look.seed())) {
      look.reset();
      look.changeAll(List.of(body));
      look.set(other, "see what stands");
    }
    for (String body : look.bodies().longest(value).stream().toList()) {
      look.reset();
      look.change(body, "set " + value.name() + " with the longest rationale");
      look.stillStands(value);
    }
    look.resetAndSet(value);
    for (String unknown : Texts.breakingValues()) {
      look.change(
          look.bodies().of(unknown), "an unknown value that would break an answer with it in it");
    }
    look.change(
        look.bodies().of(other, Texts.QUOTES),
        "a direct change whose rationale would break an answer with it in it");
    look.stillStands(value);
  }
}
