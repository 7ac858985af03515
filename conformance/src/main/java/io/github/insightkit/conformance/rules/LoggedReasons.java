package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Asked;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.LogPage;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.ShownInsight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the reasons that the log shows against those that were acknowledged. */
final class LoggedReasons {
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
        ? new Finding.Untested("no look came after a change with a rationale that was acknowledged")
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
