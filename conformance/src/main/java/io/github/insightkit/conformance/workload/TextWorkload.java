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
    List<String> ways = RequestKinds.LONG_REASON.bodies(look.bodies(), value, look.seed());
    List<String> others = RequestKinds.LONG_REASON.bodies(look.bodies(), other, look.seed());
    for (int i = 0; i < ways.size(); i++) {
      // Another value than before, or a reset that does nothing wouldn't show.
      boolean isOther = i % 2 == 1;
      look.reset();
      look.changeAll(List.of((isOther ? others : ways).get(i)));
      look.set(look.bodies().other(isOther ? other : value), "see what stands");
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

  /** Sets values that demand a reason, in turn, each time with one that everybody has to take. */
  private static void richTexts(Probe look, State last) throws StopRun {
    List<State> demanding = look.bodies().demanding();
    List<State> values = demanding.isEmpty() ? List.of(last) : demanding;
    List<List<Request>> sets =
        values.stream().map(value -> look.in(TextForms.RICH_TEXT, value)).toList();
    State one = values.get(0);
    for (int i = 0; i < sets.get(0).size(); i++) {
      one = values.get(i % values.size());
      look.reset();
      look.send(
          sets.get(i % values.size()).get(i),
          "set " + one.name() + " " + TextForms.RICH_TEXT.words());
      look.readReason();
    }
    look.stillStands(one);
  }
}
