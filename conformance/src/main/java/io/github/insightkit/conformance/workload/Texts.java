package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.List;

/**
 * Sends rationales and values that hold what code stumbles over: scripts, quotes, markup, controls,
 * length.
 */
final class Texts implements Workload {
  /** What a server must not send back as markup. */
  static final String MARKUP = "<script>insightkit</script>";

  private static final String QUOTES = "it's \"quoted\" \\ and " + MARKUP + " & more";

  /** What a server must not make a header field of. */
  static final String INJECTION = "x\r\nX-Insightkit-Injected: 1";

  private static final int LONG = 64 * 1024;

  @Override
  public String profile() {
    return "text";
  }

  @Override
  public void run(Session session, Subjects subjects) throws StopRun {
    Address insight = subjects.first();
    Probe look = new Probe(session, insight);
    State value = look.values().get(look.values().size() - 1);
    State other = look.other(value);
    for (String rich :
        List.of(
            "Gr\u00fc\u00dfe, \u4f60\u597d, \u0645\u0631\u062d\u0628\u0627,"
                + " \ud83d\ude80\ud83d\udc69\u200d\ud83d\udcbb",
            QUOTES)) {
      for (int i = 0; i < 2; i++) {
        look.reset();
        set(session, insight, value, rich, "with a rationale of many scripts and signs");
      }
      look.stillStands(value);
    }
    for (int i = 0; i < 2; i++) {
      look.reset();
      set(session, insight, value, INJECTION, "with line breaks in the rationale");
      look.set(other, "see what stands");
      look.reset();
      set(session, insight, value, "a\u0000b", "with NUL in the rationale");
      look.set(other, "see what stands");
      look.reset();
      session.change(
          insight,
          look.bodies().of(value).replace("conformance run", "half \\ud83d conformance run"),
          "set " + value.name() + " with half a surrogate pair in the rationale");
      look.set(other, "see what stands");
    }
    look.reset();
    for (int i = 0; i < 2; i++) {
      set(session, insight, value, "x".repeat(LONG), "with a rationale of 64 KiB");
      look.set(other, "see what stands");
      look.reset();
    }
    session.change(insight, look.bodies().of(value), "set " + value.name());
    for (String unknown : List.of("a\"b\\c\nd", MARKUP, INJECTION)) {
      session.change(
          insight,
          look.bodies().object(unknown, look.bodies().reason()).toString(),
          "an unknown value that would break an answer it is copied into");
    }
    session.change(
        insight,
        look.bodies().object(look.values().get(0).classification(), QUOTES).toString(),
        "a direct change whose rationale would break an answer it is copied into");
    look.stillStands(value);
  }

  private static void set(
      Session session, Address insight, State value, String rationale, String how) throws StopRun {
    session.change(
        insight,
        session.bodies().object(value.classification(), rationale).toString(),
        "set " + value.name() + " " + how);
  }
}
