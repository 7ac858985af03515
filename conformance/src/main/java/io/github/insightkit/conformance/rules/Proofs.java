package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.automaton.Recurrence;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proofs that rules about states are broken, cut out of a history. Immutable and safe for use
 * by several threads; each proof is looked for when it is asked for.
 */
public final class Proofs {
  private static final Input PAUSE = new Input.Gap(Input.Gap.Kind.PAUSED);

  private final Evidence evidence;

  Proofs(Evidence evidence) {
    this.evidence = evidence;
  }

  /** For each rule that is broken the shortest proof, if there is one. */
  public Map<String, Proof> all() {
    Map<String, Proof> proofs = new LinkedHashMap<>();
    for (String rule : evidence.diagnosis().broken().keySet()) {
      of(rule).ifPresent(proof -> proofs.put(rule, proof));
    }
    return proofs;
  }

  /** The shortest proof that this rule is broken, over all insights that show it. */
  Optional<Proof> of(String rule) {
    return Proof.of(evidence.automaton(), rule, showing(rule));
  }

  /** The exchanges that are further examples of what this proof shows. */
  List<Integer> more(String rule, Proof proof) {
    return proof.more(evidence.automaton(), rule, showing(rule));
  }

  /** What came of it each time that the requests of this proof were sent. */
  Recurrence recurrence(String rule, Proof proof) {
    return new Recurrence(
        evidence.automaton(),
        proof,
        concerned(rule).getOrDefault(proof.address(), List.of()),
        exchange -> {
          Request request = evidence.history().exchanges().get(exchange).request();
          return List.of(request.method(), request.path(), request.body());
        });
  }

  private Map<Address, List<Event>> showing(String rule) {
    Map<Address, List<Event>> showing = new LinkedHashMap<>(concerned(rule));
    showing.keySet().retainAll(evidence.diagnosis().broken().getOrDefault(rule, List.of()));
    return showing;
  }

  /** What happened, but for pauses unless the rule is about them: they needn't be repeated. */
  private Map<Address, List<Event>> concerned(String rule) {
    Map<Address, List<Event>> events =
        ForbiddenSteps.READERS.contains(rule) ? evidence.seen() : evidence.insights();
    return rule.equals(StateRequirements.PAUSED.id())
        ? events
        : InsightEvents.without(PAUSE::equals, events);
  }
}
