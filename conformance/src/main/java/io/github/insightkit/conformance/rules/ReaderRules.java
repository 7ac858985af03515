package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.StateRequirements.READER;
import static io.github.insightkit.conformance.rules.StateRequirements.READER_AFTER_REFUSAL;
import static io.github.insightkit.conformance.rules.StateRequirements.READER_RATIONALE;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.LogPage;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RequestKinds;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a state reader shows. List and log are no part of the contract, and nothing is said about
 * how soon they have a change; so these rules warn and never fail.
 */
final class ReaderRules {
  private ReaderRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(READER, evidence -> judged(evidence, READER, ReaderRules::unshown)),
        new Rule(
            READER_AFTER_REFUSAL,
            evidence -> judged(evidence, READER_AFTER_REFUSAL, ReaderRules::unrefused)),
        LoggedReasons.rule(READER_RATIONALE));
  }

  /** Judges by what looks are missing, if any are. */
  private static Finding judged(
      Evidence evidence, Requirement rule, Function<Evidence, Optional<String>> missing) {
    List<Exchange> looks =
        evidence.history().exchanges().stream()
            .filter(exchange -> Interpretation.isLook(evidence.contract(), exchange.request()))
            .toList();
    if (looks.isEmpty()) {
      return new Finding.Inapplicable("the run was given no state reader");
    }
    if (evidence.isBroken(rule.id())) {
      return new StateCheck(rule.id(), input -> false).apply(evidence);
    }
    if (evidence.looks().isEmpty()) {
      return new Finding.Untested(
          "the state reader showed none of the insights, asked %s times; last: %s"
              .formatted(looks.size(), looks.get(looks.size() - 1).result().inWords()));
    }
    return missing
        .apply(evidence)
        .<Finding>map(Finding.Untested::new)
        .orElseGet(
            () -> new Finding.Holds(evidence.looks().size() + " looks showed what could stand"));
  }

  private static Optional<String> unshown(Evidence evidence) {
    List<State> shown =
        seen(evidence).stream()
            .map(Seen::shown)
            .filter(one -> !one.afterRefusal())
            .map(Input.Shown::state)
            .toList();
    String unshown =
        evidence.contract().machine().states().stream()
            .filter(state -> !shown.contains(state))
            .map(State::name)
            .collect(Collectors.joining(", "));
    return unshown.isEmpty()
        ? Optional.empty()
        : Optional.of("no look showed " + unshown + " right after that was certain to stand");
  }

  private static Optional<String> unrefused(Evidence evidence) {
    List<Input> refused =
        seen(evidence).stream().filter(one -> one.shown().afterRefusal()).map(Seen::last).toList();
    boolean change = refused.stream().anyMatch(Input.Change.class::isInstance);
    boolean body =
        refused.stream()
            .anyMatch(
                last ->
                    last instanceof Input.Forbidden forbidden
                        && !RequestKinds.credentials().contains(forbidden.kind()));
    return change && body
        ? Optional.empty()
        : Optional.of(
            "no look came after a refused "
                + (change ? "body" : body ? "change" : "change or body")
                + " while it was certain what stood");
  }

  /**
   * A look at an insight of which it was certain, from answers alone, what stood.
   *
   * @param shown what was shown, and did stand
   * @param last what was asked of the insight before
   */
  private record Seen(Input.Shown shown, Input last) {}

  private static List<Seen> seen(Evidence evidence) {
    List<Seen> seen = new ArrayList<>();
    evidence
        .unseenTraces()
        .forEach(
            (address, answers) -> {
              // The events but for the looks have these steps.
              Iterator<Step> steps = answers.steps().iterator();
              List<State> possible = answers.start();
              Input last = new Input.SafeMethod();
              for (Event event : evidence.seen().getOrDefault(address, List.of())) {
                if (!(event.input() instanceof Input.Shown shown)) {
                  possible = answers.behind(steps.next());
                  boolean isAsked = !(event.input() instanceof Relation);
                  last = isAsked && event.answer() != Answer.UNCLEAR ? event.input() : last;
                } else if (possible.equals(List.of(shown.state()))) {
                  seen.add(new Seen(shown, last));
                }
              }
            });
    return seen;
  }

  /** Holds the reasons that the log shows against those that were acknowledged. */
  private static final class LoggedReasons {
    private static final int LONGEST = 100;

    /** The last change of each insight that was acknowledged, while it is certain that it was. */
    private final Map<Address, Given> last = new HashMap<>();

    private final Evidence evidence;
    private int held;

    /** A state that was acknowledged, and the reasons given since it was first. */
    private record Given(State state, List<@Nullable String> reasons, Exchange exchange) {}

    private LoggedReasons(Evidence evidence) {
      this.evidence = evidence;
    }

    static Rule rule(Requirement requirement) {
      return new Rule(requirement, evidence -> new LoggedReasons(evidence).judged())
          .inapplicable(
              "the run was not given the audit log as its state reader",
              evidence ->
                  evidence.history().exchanges().stream()
                      .noneMatch(exchange -> LogPage.isAsked(evidence.contract(), exchange)));
    }

    private Finding judged() {
      for (Reading reading : evidence.all()) {
        Given given = last.get(reading.address());
        if (!(reading.input() instanceof Input.Shown shown)) {
          follow(reading, given);
        } else if (given != null
            && given.state().equals(shown.state())
            && LogPage.isAsked(evidence.contract(), reading.exchange())) {
          Optional<Finding> broken = held(reading, given);
          if (broken.isPresent()) {
            return broken.get();
          }
        }
      }
      return held == 0
          ? new Finding.Untested(
              "no look came after a change with a rationale that was acknowledged")
          : new Finding.Holds(held + " looks showed the rationale that was acknowledged");
    }

    private Optional<Finding> held(Reading look, Given given) {
      ShownInsight shown =
          LogPage.of(evidence.contract().machine(), look.exchange().result())
              .orElseThrow()
              .entries()
              .get(0)
              .after();
      if (shown.reason() == null && given.state().rationale() != RationaleNeed.REQUIRED) {
        return Optional.empty();
      }
      if (given.reasons().stream().anyMatch(shown::hasReason)) {
        held++;
        return Optional.empty();
      }
      return Optional.of(
          new Finding.Broken(
              "expected the log to have the rationale %s beside %s, got %s"
                  .formatted(
                      quoted(given.reasons().get(given.reasons().size() - 1)),
                      given.state().name(),
                      quoted(shown.reason())),
              List.of(given.exchange().index(), look.exchange().index())));
    }

    private void follow(Reading reading, @Nullable Given given) {
      last.keySet()
          .removeIf(
              other ->
                  other.issue().equals(reading.address().issue())
                      && !other.equals(reading.address()));
      if (reading.answer() == Answer.REFUSED || reading.input() instanceof Input.SafeMethod) {
        return;
      }
      String reason =
          Asked.of(evidence.contract(), reading.exchange().request())
              .reason()
              .stringValueOpt()
              .orElse(null);
      if (reading.answer() == Answer.ACCEPTED
          && asked(reading.input()) instanceof Input.Change change
          && change.to().classification() != null
          && isKept(reason)
          && !evidence.isConcurrent(reading.exchange())) {
        List<@Nullable String> reasons =
            given != null && given.state().equals(change.to())
                ? new ArrayList<>(given.reasons())
                : new ArrayList<>();
        reasons.add(reason);
        last.put(reading.address(), new Given(change.to(), reasons, reading.exchange()));
      } else {
        last.remove(reading.address());
      }
    }

    private static Input asked(Input input) {
      return input instanceof Input.Disguised disguised && !disguised.disguise().mayDoNothing()
          ? disguised.base()
          : input;
    }

    /** Whether everybody can keep such a text: not control characters, and halves of characters. */
    private static boolean isKept(@Nullable String reason) {
      return reason == null
          || reason
              .codePoints()
              .noneMatch(
                  c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static String quoted(@Nullable String reason) {
      return reason == null
          ? "none"
          : reason
              .codePoints()
              .limit(LONGEST)
              .mapToObj(Character::toString)
              .collect(Collectors.joining("", "\"", "\""));
    }
  }
}
