package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.Mutant;
import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.automaton.Recurrence;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.automaton.Survivors;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges one rule about states: broken if it explains what the machine can't, and held only once
 * every way of breaking it has been ruled out.
 *
 * @param rule the id of the rule
 * @param others which inputs the rule speaks of besides those of the checking sequence
 */
record StateCheck(String rule, Predicate<Input> others) implements Function<Evidence, Finding> {
  private static final int MOST_IN_A_SENTENCE = 4;

  @Override
  public Finding apply(Evidence evidence) {
    if (evidence.isBroken(rule)) {
      return broken(evidence);
    }
    Survivors.Coverage coverage = evidence.survivors(true).of(rule, others);
    if (!coverage.isComplete()) {
      // A list that was shown in part must not ask for more than no list at all.
      Survivors.Coverage unseen = evidence.survivors(false).of(rule, others);
      coverage = unseen.isComplete() ? unseen : coverage;
    }
    if (coverage.isComplete()) {
      return new Finding.Holds(
          "ruled out all " + coverage.ways() + " observable ways of breaking it");
    }
    return Finding.lacking(evidence, missing(coverage));
  }

  private static String missing(Survivors.Coverage coverage) {
    if (coverage.ways() == 0) {
      return "nothing in the history asks for it";
    }
    Mutant open = coverage.open().get(0);
    Set<Mutant> distinct = new HashSet<>(coverage.open());
    return "%s of %s ways of breaking it are not ruled out, such as: in state %s, \"%s\" is %s and leads to %s"
        .formatted(
            distinct.size(),
            coverage.ways(),
            open.state().name(),
            open.input(),
            open.answer(),
            open.next().name());
  }

  private Finding broken(Evidence evidence) {
    Proof shortest = shortest(evidence).orElse(null);
    if (shortest == null) {
      return new Finding.Broken(
          "together with "
              + evidence.diagnosis().broken().keySet().stream()
                  .filter(other -> !other.equals(rule))
                  .collect(Collectors.joining(", "))
              + " this explains what happened; no short sequence shows it alone",
          List.of());
    }
    Recurrence recurrence = recurrence(evidence, shortest);
    if (recurrence.vanished()) {
      return new Finding.Undecided(
          "%s; but the same requests (exchanges %s) were answered as they have to be when they were sent again, so that somebody else may have changed the insight meanwhile, or several nodes don't agree"
              .formatted(
                  message(evidence, shortest),
                  shortest.exchanges().toString().replaceAll("[\\[\\]]", "")));
    }
    Proof telling = recurrence.telling();
    List<Integer> tries = throttledTries(evidence, telling);
    return Finding.Broken.byStates(
            message(evidence, telling)
                + (tries.isEmpty()
                    ? ""
                    : "; a try before was told to come back later, and may have made the change all"
                        + " the same")
                + (telling.equals(shortest) ? "" : before(evidence, telling, shortest))
                + (recurrence.hasConforming(telling.run())
                    ? "; at another time in this run the same requests were answered as they have"
                        + " to be"
                    : ""),
            telling,
            telling.more(evidence.automaton(), rule, showing(evidence)))
        .with(tries);
  }

  /** For each rule about states that is broken the shortest proof, if there is one. */
  static Map<String, Proof> proofs(Evidence evidence) {
    Map<String, Proof> proofs = new LinkedHashMap<>();
    for (String rule : evidence.diagnosis().broken().keySet()) {
      new StateCheck(rule, input -> false)
          .shortest(evidence)
          .ifPresent(proof -> proofs.put(rule, proof));
    }
    return proofs;
  }

  /** The shortest proof that the rule is broken, over all insights that show it. */
  private Optional<Proof> shortest(Evidence evidence) {
    return Proof.of(evidence.automaton(), rule, showing(evidence));
  }

  /** What came of it each time that the requests of this proof were sent. */
  private Recurrence recurrence(Evidence evidence, Proof proof) {
    return new Recurrence(
        evidence.automaton(),
        proof,
        concerned(evidence).getOrDefault(proof.address(), List.of()),
        exchange -> {
          Request request = evidence.history().exchanges().get(exchange).request();
          return List.of(request.method(), request.path(), request.body());
        });
  }

  private Map<Address, List<Event>> showing(Evidence evidence) {
    Map<Address, List<Event>> showing = new LinkedHashMap<>(concerned(evidence));
    showing.keySet().retainAll(evidence.diagnosis().broken().getOrDefault(rule, List.of()));
    return showing;
  }

  /** What happened, but for pauses unless the rule is about them: they needn't be repeated. */
  private Map<Address, List<Event>> concerned(Evidence evidence) {
    Map<Address, List<Event>> events =
        ForbiddenSteps.READERS.contains(rule) ? evidence.seen() : evidence.insights();
    return rule.equals(StateRequirements.PAUSED.id())
        ? events
        : InsightEvents.without(Input.Gap.PAUSED::equals, events);
  }

  /** What goes before the shortest proof here, and is needed for it to show each time. */
  private static String before(Evidence evidence, Proof telling, Proof shortest) {
    List<Event> first = telling.run().subList(0, telling.run().size() - shortest.run().size());
    return "; it takes what goes before as well"
        + (first.size() > MOST_IN_A_SENTENCE
            ? ""
            : first.stream()
                .map(event -> told(evidence, event))
                .collect(Collectors.joining(", ", " (", ")")))
        + ", for without that the rest was answered as it has to be";
  }

  /** The exchanges just before those of the proof that asked for the same and were put off. */
  private static List<Integer> throttledTries(Evidence evidence, Proof proof) {
    List<Exchange> all = evidence.history().exchanges();
    List<Integer> tries = new ArrayList<>();
    for (int index : proof.exchanges()) {
      for (int before = index - 1;
          before >= 0
              && all.get(before).result().isThrottled()
              && all.get(before).request().equals(all.get(index).request());
          before--) {
        tries.add(before);
      }
    }
    return tries;
  }

  private String message(Evidence evidence, Proof proof) {
    Step last = proof.steps().get(proof.steps().size() - 1);
    String states = last.before().stream().map(State::name).collect(Collectors.joining(" or "));
    boolean accepted = last.event().answer() == Answer.ACCEPTED;
    if (last.event().input() instanceof Input.Shown shown) {
      return "expected the state reader to show %s, the only classification that could stand, got %s"
          .formatted(states, shown.state().name());
    }
    Event culprit = proof.culprit(evidence.automaton(), rule);
    return (culprit.equals(last.event())
            ? "%s %s: expected it to be %s, got status %s, %s"
                .formatted(
                    last.event().input().asked(request(evidence, last.event())),
                    last.before().equals(evidence.automaton().states())
                        ? "whatever stands"
                        : "while the insight could only be " + states,
                    accepted ? "refused" : "accepted",
                    status(evidence, last),
                    accepted ? "accepted" : "refused")
            : "expected the insight to be %s after %s; but %s, which then has to be %s, was %s with status %s"
                .formatted(
                    states,
                    happening(evidence, culprit, proof),
                    told(evidence, last.event()),
                    accepted ? "refused" : "accepted",
                    accepted ? "accepted" : "refused",
                    status(evidence, last)))
        + (asksForWhatStands(last)
            ? " (otherwise it %s %s)"
                .formatted(
                    accepted ? "refuses" : "accepts",
                    states.equals(evidence.automaton().home().name())
                        ? "a reset of nothing"
                        : "the same value again")
            : "");
  }

  private static String happening(Evidence evidence, Event event, Proof proof) {
    if (event.input() instanceof Relation other) {
      return "a request for " + other.words() + leftover(event, proof);
    }
    String words = told(evidence, event);
    return event.input() instanceof Input.Gap || event.input() instanceof Input.SafeMethod
        ? words
        : words + " was " + event.answer();
  }

  private static String told(Evidence evidence, Event event) {
    return event.input().by(request(evidence, event));
  }

  private static Request request(Evidence evidence, Event event) {
    return evidence.history().exchanges().get(event.exchange()).request();
  }

  /** What came after a request for another insight and may have been taken to ask for the same. */
  private static String leftover(Event elsewhere, Proof proof) {
    int next = proof.run().indexOf(elsewhere) + 1;
    Input after = next < proof.run().size() ? proof.run().get(next).input() : elsewhere.input();
    return after instanceof Input.NoChange
        ? " and " + after + ", which may have taken over what that request asked for"
        : "";
  }

  /** Whether the last request asks for what is known to stand. */
  private static boolean asksForWhatStands(Step step) {
    return step.event().input() instanceof Input.Change regular
        && step.before().equals(List.of(regular.to()));
  }

  /** A proof ends with an answer; without one anything is possible. */
  private static int status(Evidence evidence, Step last) {
    return evidence.history().exchanges().get(last.event().exchange()).result().status();
  }
}
