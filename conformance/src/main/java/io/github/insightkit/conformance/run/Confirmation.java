package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Event;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Insights;
import io.github.insightkit.conformance.model.Interpretation;
import io.github.insightkit.conformance.model.Proof;
import io.github.insightkit.conformance.model.Recurrence;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.workload.Session;
import io.github.insightkit.conformance.workload.StopRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sends again what showed that a rule is broken, so that what somebody else did to the insight
 * meanwhile isn't blamed on the implementation.
 *
 * <p>It knows no verdicts: what is sent is part of the history, and the rules judge by that.
 */
final class Confirmation {
  /** How many proofs are sent again. */
  private static final int PROOFS = 4;

  /** How many of the requests before a proof are sent again if it doesn't show by itself. */
  private static final int CONTEXT = 40;

  private static final Duration PAUSE = Duration.ofMillis(1_500);

  private final Session session;
  private final Evidence evidence;

  Confirmation(Session session, Evidence evidence) {
    this.session = session;
    this.evidence = evidence;
  }

  /** Sends again what this evidence shows to be broken. */
  void send() throws StopRun {
    for (Proof proof : evidence.proofs().stream().limit(PROOFS).toList()) {
      boolean shows = false;
      for (int i = 0; i < Recurrence.TIMES; i++) {
        shows |= repeat(sinceReset(proof));
      }
      if (!shows) {
        repeat(context(proof));
      }
    }
  }

  /** The proof from the reset on that brought the insight to a known state. */
  private List<Event> sinceReset(Proof proof) {
    List<Event> until = until(proof);
    int proofs = until.size() - proof.run().size();
    for (int from = Math.min(proofs, until.size() - 1); from >= 0; from--) {
      if (until.get(from).input() instanceof Input.Regular regular
          && regular.to().equals(evidence.machine().home())) {
        return until.subList(from, until.size());
      }
    }
    return proof.run();
  }

  /** The last events before the end of this proof, and the proof. */
  private List<Event> context(Proof proof) {
    List<Event> until = until(proof);
    return until.subList(Math.max(0, until.size() - CONTEXT), until.size());
  }

  /** All that happened until the end of this proof; at other insights only if it has such. */
  private List<Event> until(Proof proof) {
    int last = proof.run().get(proof.run().size() - 1).exchange();
    boolean elsewhere =
        proof.run().stream().anyMatch(event -> event.input() instanceof Input.Elsewhere);
    return evidence.insights().getOrDefault(proof.address(), List.of()).stream()
        .filter(event -> elsewhere || !(event.input() instanceof Input.Elsewhere))
        .filter(event -> event.exchange() <= last)
        .toList();
  }

  /** Sends the requests of these events again, and says whether the machine can't have it so. */
  private boolean repeat(List<Event> events) throws StopRun {
    List<Exchange> recorded = evidence.history().exchanges();
    int first = session.history().exchanges().size();
    int before = -1;
    for (Event event : events) {
      if (event.input() instanceof Input.Interlude interlude) {
        if (interlude.kind() == Input.Interlude.Kind.PAUSED) {
          session.pause(PAUSE);
        }
        continue;
      }
      if (event.exchange() == before) {
        continue;
      }
      before = event.exchange();
      Request request = recorded.get(event.exchange()).request();
      session.send(request, "again: " + recorded.get(event.exchange()).purpose());
    }
    List<Exchange> sent = session.history().exchanges();
    History again = new History(session.origin(), sent.subList(first, sent.size()));
    Map<Address, List<Event>> insights =
        Insights.of(evidence.contract().machine(), Interpretation.of(evidence.contract(), again))
            .events();
    return !insights.values().stream().allMatch(evidence.machine()::allows);
  }
}
