package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.StateRequirements.ABSENT;
import static io.github.insightkit.conformance.rules.StateRequirements.DIRECT_CHANGE;
import static io.github.insightkit.conformance.rules.StateRequirements.DUPLICATE_NAMES;
import static io.github.insightkit.conformance.rules.StateRequirements.PAUSED;
import static io.github.insightkit.conformance.rules.StateRequirements.READER;
import static io.github.insightkit.conformance.rules.StateRequirements.READER_AFTER_REFUSAL;
import static io.github.insightkit.conformance.rules.StateRequirements.REASON_OPTIONAL;
import static io.github.insightkit.conformance.rules.StateRequirements.REASON_TAKEN;
import static io.github.insightkit.conformance.rules.StateRequirements.RECONNECTED;
import static io.github.insightkit.conformance.rules.StateRequirements.REFUSAL_HAS_NO_EFFECT;
import static io.github.insightkit.conformance.rules.StateRequirements.RESET;
import static io.github.insightkit.conformance.rules.StateRequirements.RESET_APPLIED;
import static io.github.insightkit.conformance.rules.StateRequirements.SAFE_METHODS;
import static io.github.insightkit.conformance.rules.StateRequirements.SAME_AGAIN;
import static io.github.insightkit.conformance.rules.StateRequirements.SET;
import static io.github.insightkit.conformance.rules.StateRequirements.SET_APPLIED;
import static io.github.insightkit.conformance.rules.StateRequirements.STEADY;

import io.github.insightkit.conformance.automaton.ViolatedRules;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rule forbids which step: all rules about states rest on the one question whether what
 * happened is possible under the contract's machine.
 */
final class ForbiddenSteps implements ViolatedRules {
  /** The rules about a state reader, in the order in which they are suspected. */
  static final List<String> READERS = ids(READER_AFTER_REFUSAL, READER).toList();

  /**
   * The rules in the order in which they are suspected: what a single exchange shows before what
   * takes several, the narrow before the wide, and what needs another insight last.
   */
  static final List<String> SUSPECTS =
      Stream.of(
              RequestKinds.accepted(RequestKinds.credentials()),
              ids(DUPLICATE_NAMES),
              RequestKinds.accepted(RequestKinds.bodies()),
              disguises(Disguise::mustNotFail),
              ids(REASON_OPTIONAL, REASON_TAKEN),
              // Before an id in the body, which names another insight where one rested as well.
              ids(PAUSED),
              disguises(disguise -> !disguise.mustNotFail()),
              ids(SAFE_METHODS, RESET, RESET_APPLIED, SET, DIRECT_CHANGE),
              RequestKinds.effects(),
              ids(REFUSAL_HAS_NO_EFFECT, ABSENT, STEADY, SAME_AGAIN, SET_APPLIED, RECONNECTED),
              Arrays.stream(Relation.values()).map(Relation::requirement).map(Requirement::id))
          .flatMap(ids -> ids)
          .distinct()
          .toList();

  private final StateMachine contract;

  /** The steps that this machine doesn't have. */
  ForbiddenSteps(StateMachine contract) {
    this.contract = contract;
  }

  private static Stream<String> ids(Requirement... requirements) {
    return Arrays.stream(requirements).map(Requirement::id);
  }

  private static Stream<String> disguises(Predicate<Disguise> which) {
    return RequestKinds.disguises().stream().filter(which).map(one -> one.requirement().id());
  }

  @Override
  public Set<String> venial() {
    return Set.of(STEADY.id());
  }

  @Override
  public Set<String> rules(State before, Input input, Answer answer, State after) {
    return broken(before, input, answer == Answer.ACCEPTED, after)
        .map(Requirement::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Requirement> broken(State before, Input input, boolean accepted, State after) {
    boolean stays = after.equals(before);
    if (input instanceof Relation elsewhere) {
      return stays ? Stream.empty() : elsewhere.broken();
    }
    if (input instanceof Input.Gap gap) {
      return stays || !accepted ? Stream.empty() : surviving(gap);
    }
    if (input instanceof Input.SafeMethod) {
      return stays ? Stream.empty() : Stream.of(SAFE_METHODS);
    }
    if (input instanceof Input.Shown shown) {
      return !accepted || !stays
          ? Stream.empty()
          : shown.afterRefusal() ? Stream.of(READER_AFTER_REFUSAL, READER) : Stream.of(READER);
    }
    if (input instanceof Input.Forbidden forbidden) {
      return accepted
          ? forbidden.kind().accepted().stream()
          : stays ? Stream.empty() : Stream.of(forbidden.kind().effect());
    }
    if (input instanceof Input.NoChange) {
      return Stream.of(stays ? STEADY : ABSENT);
    }
    if (input instanceof Input.Disguised disguised) {
      return disguised(before, disguised, accepted, after);
    }
    return input instanceof Input.DuplicateName doubled
        ? doubled(before, doubled, accepted, after)
        : plain(before, input, accepted, after);
  }

  /**
   * A form that nobody may take is to blame alone; one that everybody has to take isn't where what
   * is asked has to be refused, for then it is an ordinary request; any other is to blame as well.
   */
  private Stream<Requirement> disguised(
      State before, Input.Disguised disguised, boolean accepted, State after) {
    if (disguised.disguise().isForbidden()) {
      boolean isBroken = accepted || !after.equals(before);
      return isBroken ? Stream.of(disguised.disguise().requirement()) : Stream.empty();
    }
    Outcome outcome = disguised.base().in(before, contract).outcome();
    // It may be refused, so that it isn't the refusal that is wrong.
    boolean isMade = !accepted && outcome == Outcome.ACCEPTED && !disguised.disguise().isDemanded();
    Stream<Requirement> plain =
        isMade
            ? Stream.of(REFUSAL_HAS_NO_EFFECT)
            : broken(before, disguised.base(), accepted, after)
                .filter(rule -> !rule.equals(STEADY));
    boolean isIgnored = accepted && after.equals(before);
    boolean isRefusal = outcome == Outcome.REFUSED;
    return isIgnored || !(disguised.disguise().isDemanded() && isRefusal)
        ? Stream.concat(plain, Stream.of(disguised.disguise().requirement()))
        : plain;
  }

  /** It may be treated like one of its readings, and then the name plays no part. */
  private Stream<Requirement> doubled(
      State before, Input.DuplicateName doubled, boolean accepted, State after) {
    boolean stays = after.equals(before);
    if (!accepted && stays) {
      return Stream.empty();
    }
    Stream<Requirement> treated =
        doubled.readings().stream()
            .filter(
                reading -> {
                  // What is forbidden has no state of its own that it leads to.
                  State target = reading.in(before, contract).target();
                  return !accepted || stays || target == null || after.equals(target);
                })
            .flatMap(reading -> broken(before, reading, accepted, after))
            .filter(rule -> !rule.equals(STEADY));
    Stream<Requirement> unread =
        accepted != stays
            ? Stream.empty()
            : accepted
                ? RequestKinds.MALFORMED.accepted().stream().limit(1)
                : Stream.of(RequestKinds.MALFORMED.effect());
    return Stream.of(treated, Stream.of(DUPLICATE_NAMES), unread).flatMap(rules -> rules);
  }

  private Stream<Requirement> plain(State before, Input input, boolean accepted, State after) {
    boolean stays = after.equals(before);
    Input.Permission permission = input.in(before, contract);
    State to = permission.target() == null ? before : permission.target();
    Requirement applied = to.classification() == null && stays ? RESET_APPLIED : SET_APPLIED;
    return switch (permission.outcome()) {
      case REFUSED ->
          accepted
              ? Stream.of(DIRECT_CHANGE)
              : stays ? Stream.empty() : Stream.of(REFUSAL_HAS_NO_EFFECT);
      case UNSPECIFIED ->
          after.equals(accepted ? to : before)
              ? Stream.concat(Stream.of(STEADY), accepted ? Stream.empty() : reasons(input, to))
              : Stream.of(before.equals(to) ? SAME_AGAIN : accepted ? applied : effect(input));
      case ACCEPTED -> accepted ? Stream.of(applied) : refusing(input, to);
    };
  }

  /** What a refusal breaks that changes something. */
  private static Requirement effect(Input input) {
    return input instanceof Input.Unspecified open && open.kind().equals(RequestKinds.MARKED)
        ? RequestKinds.MALFORMED.effect()
        : REFUSAL_HAS_NO_EFFECT;
  }

  private static Stream<Requirement> refusing(Input input, State to) {
    return to.classification() == null
        ? Stream.of(RESET)
        : Stream.concat(Stream.of(SET), reasons(input, to));
  }

  /** What a refusal of this value breaks if it is refused for its rationale, or for having none. */
  private static Stream<Requirement> reasons(Input input, State to) {
    return to.rationale() == RationaleNeed.OPTIONAL && input instanceof Input.Change change
        ? Stream.of(change.withRationale() ? REASON_TAKEN : REASON_OPTIONAL)
        : Stream.empty();
  }

  private static Stream<Requirement> surviving(Input.Gap gap) {
    return switch (gap) {
      case RECONNECTED -> Stream.of(RECONNECTED);
      case PAUSED -> Stream.of(PAUSED);
      case BURST -> Stream.empty();
    };
  }
}
