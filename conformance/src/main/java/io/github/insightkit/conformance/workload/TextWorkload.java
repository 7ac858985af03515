package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.requests.TextForms;
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
    richTexts(look, value);
    look.setIn(TextForms.ODD_TEXT, value);
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
      // What compresses answers leaves short ones alone.
      look.send(
          look.draft(value).body(look.bodies().of(unknown)).with("Accept-Encoding", "gzip"),
          "an unknown value that would break an answer with it in it");
    }
    look.change(
        look.bodies().of(other, Texts.QUOTES + " \ud83d\ude80"),
        "a direct change whose rationale would break an answer with it in it");
    look.stillStands(value);
  }

  /** Sets values that demand a reason, each time with another one that everybody has to take. */
  private static void richTexts(Probe look, State last) throws StopRun {
    List<State> demanding = look.bodies().demanding();
    State one = demanding.isEmpty() ? last : demanding.get(demanding.size() - 1);
    for (Request set : look.in(TextForms.RICH_TEXT, one)) {
      look.reset();
      look.send(set, "set " + one.name() + " " + TextForms.RICH_TEXT.words());
      look.readReason();
    }
    look.stillStands(one);
  }
}
