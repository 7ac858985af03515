package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.contract.Requirement.http;
import static io.github.insightkit.conformance.contract.Requirement.must;
import static io.github.insightkit.conformance.contract.Requirement.should;

import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.automaton.Step;
import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to hold for requests that are under way at the same time. */
final class RaceRules {
  private static final String NEEDS =
      Races.BURSTS_TO_DECIDE
          + " bursts of requests for one insight that ask for different things at once.";

  /** How much slower than alone each of several requests at once may be. */
  private static final int SLOWER = 2;

  private RaceRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            must(
                    "RACE-01",
                    Clause.C06,
                    "Changes that are asked for at once take effect one after the other.",
                    "Of different values that are asked for at once after a reset at most one is"
                        + " accepted, and that one stands; what is acknowledged isn't lost.",
                    NEEDS,
                    "What lies between the look at the state and the change: both belong into one"
                        + " transaction, or the change has to be conditional on what was seen.")
                .decidedBy(Profile.RACE),
            RaceRules::inSomeOrder),
        new Rule(
            http(
                    "RACE-02",
                    "RFC 9110, section 15.6",
                    "Requests at the same time are all answered, and not with a server error.",
                    "A 4xx will do, and so will 429, or 503 with Retry-After.",
                    "Many requests for one insight at once, and one after the other.",
                    "Locks, their timeouts, and what becomes of a failed transaction.")
                .decidedBy(Profile.RACE),
            RaceRules::allAnswered),
        new Rule(
            should(
                    "RACE-03",
                    "A request isn't refused for the sole reason that another one is under way.",
                    "The refusals in a burst are those of some order of its requests.",
                    NEEDS,
                    "Optimistic locks that give up where they could try again.")
                .decidedBy(Profile.RACE),
            RaceRules::refusedWithReason));
  }

  private static Finding inSomeOrder(Evidence evidence) {
    return linearizable(
        evidence,
        Races.Refusal.CHANGES_NOTHING,
        " took effect in some order; a race that shows in %d %% of bursts is missed by one run in 20"
            .formatted(evidence.races(Races.Refusal.CHANGES_NOTHING).rarest()));
  }

  private static Finding refusedWithReason(Evidence evidence) {
    if (evidence.races(Races.Refusal.CHANGES_NOTHING).broken().isPresent()) {
      return new Finding.Undecided("changes that are asked for at once don't take effect in order");
    }
    return linearizable(
        evidence, Races.Refusal.HAS_A_REASON, " met no refusal but those of some order");
  }

  private static Finding linearizable(Evidence evidence, Races.Refusal refusal, String whatHolds) {
    Races races = evidence.races(refusal);
    if (races.broken().isPresent()) {
      return shown(evidence, races.broken().get());
    }
    if (races.bursts() >= Races.BURSTS_TO_DECIDE) {
      return new Finding.Holds(races.bursts() + " bursts" + whatHolds);
    }
    String missing =
        "%s of the %s bursts that it takes were answered"
            .formatted(races.bursts(), Races.BURSTS_TO_DECIDE);
    return failed(evidence).isEmpty()
        ? new Finding.Untested(missing)
        : Finding.lacking(evidence, missing);
  }

  /** What a race seems to show, unless something else explains it. */
  private static Finding shown(Evidence evidence, Proof proof) {
    if (evidence.isBroken(StateRequirements.RECONNECTED.id())) {
      return new Finding.Undecided(
          "requests at once need several connections, and what stands depends on the connection");
    }
    if (evidence.clash().isPresent()) {
      return new Finding.Untested("ISOLATION-01 fails first; mend it");
    }
    if (evidence.disagreement().isPresent()) {
      return new Finding.Undecided("a value is refused and accepted in turn, in bursts and alone");
    }
    Optional<String> mixedUp =
        isBetweenInsights(evidence, proof) ? mixedUp(evidence) : Optional.empty();
    if (mixedUp.isPresent()) {
      return new Finding.Undecided(mixedUp.get() + " fails first; mend it");
    }
    return Finding.Broken.byStates(message(evidence, proof), proof, List.of());
  }

  /** Whether a request in it went on at once with none but such for other insights. */
  private static boolean isBetweenInsights(Evidence evidence, Proof proof) {
    List<Exchange> atOnce =
        proof.steps().stream()
            .map(step -> exchange(evidence, step))
            .filter(evidence::isConcurrent)
            .toList();
    return atOnce.stream().anyMatch(one -> together(atOnce, one).size() == 1);
  }

  /** The rule by which one insight changes with another; nothing if each keeps to itself. */
  private static Optional<String> mixedUp(Evidence evidence) {
    return Stream.of(Relation.values())
        .map(relation -> relation.requirement().id())
        .filter(evidence::isBroken)
        .findFirst();
  }

  private static String message(Evidence evidence, Proof proof) {
    String burst =
        proof.steps().stream()
            .filter(step -> evidence.isConcurrent(exchange(evidence, step)))
            .map(step -> step.event().input() + " " + step.event().answer())
            .collect(Collectors.joining(", "));
    Step last = proof.steps().get(proof.steps().size() - 1);
    return "asked for different things at once: expected answers as if one request had come after"
        + " the other, got "
        + burst
        + (evidence.isConcurrent(exchange(evidence, last))
            ? ""
            : ", and after that " + last.event().input() + " " + last.event().answer());
  }

  private static Exchange exchange(Evidence evidence, Step step) {
    return evidence.history().exchanges().get(step.event().exchange());
  }

  private static Finding allAnswered(Evidence evidence) {
    List<Exchange> together =
        evidence.readings().stream().map(Reading::exchange).filter(evidence::isConcurrent).toList();
    if (together.isEmpty()) {
      return new Finding.Untested("no requests went on at the same time");
    }
    List<Exchange> failed = failed(evidence);
    if (failed.isEmpty()) {
      return new Finding.Holds(
          together.size() + " requests that went on at the same time as others were answered");
    }
    boolean failsAlone = failsAlone(evidence);
    boolean mayBeSlow = failed.removeIf(one -> mayBeSlow(evidence, together, one));
    if (failsAlone || Exchange.together(failed).size() < 2) {
      return new Finding.Undecided(
          failsAlone
              ? "requests fail that are sent alone, too"
              : mayBeSlow
                  ? "requests at once weren't answered in time, and for those that went alone"
                      + " around them the server took so long that it may just be slow; run it"
                      + " again where the machine has less to do"
                  : "one burst that wasn't answered in full may be a passing trouble: exchange "
                      + failed.get(0).index());
    }
    Exchange first =
        failed.stream()
            .min(Comparator.comparingInt(exchange -> together(together, exchange).size()))
            .orElseThrow();
    return new Finding.Broken(
        "sent several requests at once: expected an answer to each and no server error, got %s, and %s more failed, while requests that were sent alone were answered"
            .formatted(first.result().inWords(), failed.size() - 1),
        together(together, first));
  }

  /**
   * Whether a change fails that goes alone. What follows a burst that wasn't answered doesn't,
   * until something is answered: parts of the burst may still be under way.
   */
  private static boolean failsAlone(Evidence evidence) {
    boolean underWay = false;
    for (Reading reading : evidence.readings()) {
      Exchange exchange = reading.exchange();
      if (evidence.isConcurrent(exchange)) {
        underWay |= exchange.response().isEmpty();
      } else if (!isFailed(exchange)) {
        underWay = false;
      } else if (!underWay && reading.input() instanceof Input.Change) {
        return true;
      }
    }
    return false;
  }

  /** Whether those that went alone just before and after took so long that many may take this. */
  private static boolean mayBeSlow(Evidence evidence, List<Exchange> bursts, Exchange one) {
    if (!one.failed(Result.Failure.TIMED_OUT)) {
      return false;
    }
    List<Exchange> alone =
        evidence.exchanges().stream()
            .filter(other -> other.response().isPresent() && !evidence.isConcurrent(other))
            .toList();
    int times = SLOWER * together(bursts, one).size();
    return Stream.of(
            alone.stream().filter(other -> other.index() < one.index()).reduce((a, b) -> b),
            alone.stream().filter(other -> other.index() > one.index()).findFirst())
        .flatMap(Optional::stream)
        .anyMatch(other -> times * micros(other) >= micros(one));
  }

  private static long micros(Exchange exchange) {
    return exchange.endMicros() - exchange.startMicros();
  }

  /** The exchanges that went on at the same time as this one. */
  private static List<Integer> together(List<Exchange> bursts, Exchange one) {
    return bursts.stream().filter(one::overlaps).map(Exchange::index).toList();
  }

  /** Those that went on at once and failed, and are of no kind that has to be refused and fails. */
  private static List<Exchange> failed(Evidence evidence) {
    List<Reading> failed =
        evidence.readings().stream().filter(one -> isFailed(one.exchange())).toList();
    Set<Object> alone =
        failed.stream()
            .filter(one -> !evidence.isConcurrent(one.exchange()))
            .map(RaceRules::kind)
            .collect(Collectors.toSet());
    return failed.stream()
        .filter(one -> evidence.isConcurrent(one.exchange()) && !alone.contains(kind(one)))
        .map(Reading::exchange)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Object kind(Reading reading) {
    return reading.input() instanceof Input.Forbidden forbidden ? forbidden.kind() : reading;
  }

  private static boolean isFailed(Exchange exchange) {
    return !(exchange.result() instanceof Result.Response response)
        || response.status() >= 500
        || response.truncated();
  }
}
