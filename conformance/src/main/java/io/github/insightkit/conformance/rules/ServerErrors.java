package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Requests of a kind to which a server answers with its own errors (RFC 9110, section 15.6). */
final class ServerErrors {
  private ServerErrors() {}

  /** The rule about rationales that may be too long. */
  static Rule longReasons() {
    return new Rule(
            Requirement.http(
                    "TEXT-03",
                    "RFC 9110, section 15.6",
                    "A long rationale doesn't cause a server error.",
                    "It may be refused.",
                    "A rationale of 64 KiB, sent more than once.",
                    "The length of the column, and limits before the application.")
                .decidedBy(Profile.TEXT),
            evidence ->
                of(evidence, ServerErrors::isLongReason)
                    .orElseGet(() -> none(evidence, ServerErrors::isLongReason, "long rationales")))
        .inapplicable(
            "the contract says how long a rationale may be",
            evidence -> evidence.contract().change().longestReason().isPresent());
  }

  /** Whether this asks for a value with a rationale that may be too long. */
  static boolean isLongReason(Input input) {
    return input instanceof Input.Unspecified open && open.kind().equals(RequestKinds.LONG_REASON);
  }

  /**
   * What is to be said if requests of this kind are answered with a 5xx: broken if that is so more
   * than once and never otherwise, undecided if it is so at one time and not at another.
   */
  static Optional<Finding> of(Evidence evidence, Predicate<Input> kind) {
    List<Answered> answers = answers(evidence, kind);
    List<Answered> failed = answers.stream().filter(answer -> answer.isClass(5)).toList();
    if (failed.isEmpty() || isCommon(evidence, kind)) {
      return Optional.empty();
    }
    Answered first = failed.get(0);
    for (Answered one : failed) {
      List<Answered> same =
          answers.stream().filter(other -> other.request().equals(one.request())).toList();
      if (same.size() > 1 && failed.containsAll(same)) {
        return Optional.of(broken(one, failed, answers.size()));
      }
    }
    return Optional.of(
        new Finding.Undecided(
            "%s of %s such requests met a server error, and not each time that they were sent; first: exchange %s (%s)"
                .formatted(failed.size(), answers.size(), first.index(), first.asked())));
  }

  /** Whether plain requests meet server errors as well, so that no kind of them is to blame. */
  static boolean isCommon(Evidence evidence, Predicate<Input> kind) {
    return answers(
                evidence,
                input ->
                    !kind.test(input)
                        && (input instanceof Input.Change || input instanceof Input.Forbidden))
            .stream()
            .filter(answer -> answer.isClass(5))
            .count()
        > 2;
  }

  /** What is to be said if none of the requests of this kind was answered with a 5xx. */
  static Finding none(Evidence evidence, Predicate<Input> kind, String what) {
    int answered = answers(evidence, kind).size();
    if (answered > 0) {
      return new Finding.Holds(answered + " " + what + " met no server error");
    }
    return evidence.readings().stream().anyMatch(reading -> kind.test(reading.input()))
        ? new Finding.Undecided("no answer came to " + what)
        : new Finding.Untested("no " + what + " were sent");
  }

  private static List<Answered> answers(Evidence evidence, Predicate<Input> kind) {
    return evidence.expectations().all().stream()
        .filter(answer -> kind.test(answer.input()))
        .toList();
  }

  private static Finding broken(Answered first, List<Answered> failed, int answers) {
    return new Finding.Broken(
        "%s: expected no server error, got status %s, %s times in %s"
            .formatted(first.asked(), first.response().status(), failed.size(), answers),
        List.of(first.index()),
        failed.stream().map(Answered::index).filter(one -> one != first.index()).toList(),
        Optional.empty());
  }
}
