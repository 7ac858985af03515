package io.github.insightkit.conformance.rules;

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
 * The rules about states: all rest on the one question whether what happened is possible under the
 * contract's machine, and differ in which impossible step they forbid.
 */
final class StateRules implements ViolatedRules {
  static final String SET = "TRANSITION-01";
  static final String DIRECT_CHANGE = "TRANSITION-02";
  static final String RESET = "TRANSITION-03";
  static final String RESET_APPLIED = "TRANSITION-04";
  static final String REFUSAL_HAS_NO_EFFECT = "TRANSITION-05";
  static final String SET_APPLIED = "TRANSITION-06";
  static final String SAME_AGAIN = "TRANSITION-07";
  static final String STEADY = "TRANSITION-08";
  static final String RATIONALE_OPTIONAL = "RATIONALE-02";
  static final String RATIONALE_TAKEN = "RATIONALE-03";
  static final String ABSENT = "NULL-01";
  static final String DUPLICATE_NAMES = "VALUE-08";
  static final String SAFE_METHODS = "HTTP-05";
  static final String RECONNECTED = "DURABILITY-01";
  static final String PAUSED = "DURABILITY-02";
  static final String READER = "READER-01";
  static final String READER_AFTER_REFUSAL = "READER-02";

  /** The rules about a state reader, in the order in which they are suspected. */
  static final List<String> READERS = List.of(READER_AFTER_REFUSAL, READER);

  /**
   * The rules in the order in which they are suspected: what a single exchange shows before what
   * takes several, the narrow before the wide, and what needs another insight last.
   */
  static final List<String> SUSPECTS =
      Stream.of(
              RequestKinds.accepted(RequestKinds.credentials()),
              Stream.of(DUPLICATE_NAMES),
              RequestKinds.accepted(RequestKinds.bodies()),
              disguises(Disguise::mustNotFail),
              Stream.of(RATIONALE_OPTIONAL, RATIONALE_TAKEN),
              disguises(disguise -> !disguise.mustNotFail()),
              Stream.of(SAFE_METHODS, RESET, RESET_APPLIED, SET, DIRECT_CHANGE),
              RequestKinds.effects(),
              Stream.of(
                  REFUSAL_HAS_NO_EFFECT,
                  ABSENT,
                  STEADY,
                  SAME_AGAIN,
                  SET_APPLIED,
                  PAUSED,
                  RECONNECTED),
              Arrays.stream(Relation.values()).map(Relation::requirement).map(Requirement::id))
          .flatMap(ids -> ids)
          .distinct()
          .toList();

  private final StateMachine contract;

  /** The rules about this machine. */
  StateRules(StateMachine contract) {
    this.contract = contract;
  }

  @Override
  public Set<String> venial() {
    return Set.of(STEADY);
  }

  @Override
  public Set<String> rules(State before, Input input, Answer answer, State after) {
    boolean accepted = answer == Answer.ACCEPTED;
    boolean stays = after.equals(before);
    if (input instanceof Input.OtherInsight elsewhere) {
      return stays
          ? Set.of()
          : elsewhere.relation().broken().map(Requirement::id).collect(Collectors.toSet());
    }
    if (input instanceof Input.Gap interlude) {
      return stays || !accepted ? Set.of() : surviving(interlude.kind());
    }
    if (input instanceof Input.SafeMethod) {
      return stays ? Set.of() : Set.of(SAFE_METHODS);
    }
    if (input instanceof Input.Shown shown) {
      if (!accepted || !stays) {
        return Set.of();
      }
      return shown.afterRefusal() ? Set.of(READER_AFTER_REFUSAL, READER) : Set.of(READER);
    }
    if (input instanceof Input.Disguised disguised) {
      Set<String> rules = new LinkedHashSet<>(rules(before, disguised.base(), answer, after));
      rules.remove(STEADY);
      boolean isIgnored = accepted && stays;
      if (isIgnored
          || !(disguised.disguise().isDemanded() && isRefusal(disguised.base(), before))) {
        rules.add(disguised.disguise().requirement().id());
      }
      return rules;
    }
    if (input instanceof Input.DuplicateName doubled) {
      if (!accepted && stays) {
        return Set.of();
      }
      // It may be treated like one of its readings, and then the name plays no part.
      Set<String> rules = new LinkedHashSet<>();
      for (Input reading : doubled.readings()) {
        if (!accepted || stays || after.equals(reading.in(before, contract).target())) {
          rules.addAll(rules(before, reading, answer, after));
        }
      }
      rules.remove(STEADY);
      rules.add(DUPLICATE_NAMES);
      if (accepted == stays) {
        rules.add(
            accepted
                ? RequestKinds.MALFORMED.accepted().get(0).id()
                : RequestKinds.MALFORMED.effect().id());
      }
      return rules;
    }
    if (input instanceof Input.NoChange) {
      return Set.of(stays ? STEADY : ABSENT);
    }
    if (input instanceof Input.Forbidden forbidden) {
      return accepted
          ? forbidden.kind().accepted().stream().map(Requirement::id).collect(Collectors.toSet())
          : stays ? Set.of() : Set.of(forbidden.kind().effect().id());
    }
    Input.Permission permission = input.in(before, contract);
    State to = permission.target() == null ? before : permission.target();
    String applied = to.classification() == null && stays ? RESET_APPLIED : SET_APPLIED;
    return switch (permission.outcome()) {
      case REFUSED ->
          accepted ? Set.of(DIRECT_CHANGE) : stays ? Set.of() : Set.of(REFUSAL_HAS_NO_EFFECT);
      case UNSPECIFIED -> {
        if (after.equals(accepted ? to : before)) {
          yield Set.of(STEADY);
        }
        yield Set.of(before.equals(to) ? SAME_AGAIN : accepted ? applied : REFUSAL_HAS_NO_EFFECT);
      }
      case ACCEPTED -> accepted ? Set.of(applied) : refusing(input, to);
    };
  }

  /**
   * Whether this has to be refused here. If it has, then it is an ordinary request that is broken
   * by the rule against what it asks, in whichever of the forms it comes that everybody has to
   * take.
   */
  private boolean isRefusal(Input input, State before) {
    return input.in(before, contract).outcome() == Outcome.REFUSED;
  }

  private static Set<String> refusing(Input input, State to) {
    if (to.classification() == null) {
      return Set.of(RESET);
    }
    return to.rationale() == RationaleNeed.OPTIONAL && input instanceof Input.Change regular
        ? Set.of(SET, regular.withRationale() ? RATIONALE_TAKEN : RATIONALE_OPTIONAL)
        : Set.of(SET);
  }

  private static Set<String> surviving(Input.Gap.Kind kind) {
    return switch (kind) {
      case RECONNECTED -> Set.of(RECONNECTED);
      case PAUSED -> Set.of(PAUSED);
      case BURST -> Set.of();
    };
  }

  private static Stream<String> disguises(Predicate<Disguise> which) {
    return Arrays.stream(Disguise.values()).filter(which).map(one -> one.requirement().id());
  }
}
