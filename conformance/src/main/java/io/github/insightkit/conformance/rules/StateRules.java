package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Blame;
import io.github.insightkit.conformance.model.Defect;
import io.github.insightkit.conformance.model.Input;
import java.util.List;
import java.util.Set;

/**
 * The rules about states: all rest on the one question whether what happened is possible under the
 * contract's machine, and differ in which impossible step they forbid.
 */
final class StateRules implements Blame {
  static final String SET = "TRANSITION-01";
  static final String DIRECT_CHANGE = "TRANSITION-02";
  static final String RESET = "TRANSITION-03";
  static final String RESET_APPLIED = "TRANSITION-04";
  static final String REFUSAL_HAS_NO_EFFECT = "TRANSITION-05";
  static final String SET_APPLIED = "TRANSITION-06";
  static final String SAME_AGAIN = "TRANSITION-07";
  static final String STEADY = "TRANSITION-08";
  static final String RATIONALE_MISSING = "RATIONALE-01";
  static final String RATIONALE_OPTIONAL = "RATIONALE-02";
  static final String RATIONALE_TAKEN = "RATIONALE-03";
  static final String RATIONALE_NULL = "RATIONALE-04";
  static final String RATIONALE_TYPE = "RATIONALE-05";
  static final String RATIONALE_NO_EFFECT = "RATIONALE-06";
  static final String VALUE_UNKNOWN = "VALUE-01";
  static final String VALUE_NO_EFFECT = "VALUE-02";
  static final String VALUE_TYPE = "VALUE-03";
  static final String BODY_MALFORMED = "VALUE-04";
  static final String ABSENT = "NULL-01";
  static final String CREDENTIALS_MISSING = "AUTH-01";
  static final String CREDENTIALS_WRONG = "AUTH-02";
  static final String CREDENTIALS_NO_EFFECT = "AUTH-03";
  static final String ISOLATION = "ISOLATION-01";

  /**
   * The rules in the order in which they are suspected: what a single exchange shows before what
   * takes several, the narrow before the wide, and what needs another insight last.
   */
  static final List<String> SUSPECTS =
      List.of(
          CREDENTIALS_MISSING,
          CREDENTIALS_WRONG,
          BODY_MALFORMED,
          VALUE_TYPE,
          VALUE_UNKNOWN,
          RATIONALE_MISSING,
          RATIONALE_NULL,
          RATIONALE_TYPE,
          RATIONALE_OPTIONAL,
          RATIONALE_TAKEN,
          RESET,
          RESET_APPLIED,
          SET,
          DIRECT_CHANGE,
          CREDENTIALS_NO_EFFECT,
          VALUE_NO_EFFECT,
          RATIONALE_NO_EFFECT,
          REFUSAL_HAS_NO_EFFECT,
          ABSENT,
          SAME_AGAIN,
          SET_APPLIED,
          ISOLATION,
          STEADY);

  private final StateMachine contract;

  /** The rules about this machine. */
  StateRules(StateMachine contract) {
    this.contract = contract;
  }

  @Override
  public Set<String> rules(State before, Input input, Answer answer, State after) {
    boolean accepted = answer == Answer.ACCEPTED;
    boolean stays = after.equals(before);
    if (input instanceof Input.Elsewhere) {
      return stays ? Set.of() : Set.of(ISOLATION);
    }
    if (input instanceof Input.Idle) {
      return Set.of(stays ? STEADY : ABSENT);
    }
    if (input instanceof Input.Forbidden forbidden) {
      return accepted
          ? Set.of(accepting(forbidden.defect()))
          : stays ? Set.of() : Set.of(heeding(forbidden.defect()));
    }
    Input.Permission permission = input.in(before, contract);
    State to = permission.target() == null ? before : permission.target();
    String applied = to.classification() == null ? RESET_APPLIED : SET_APPLIED;
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

  private static Set<String> refusing(Input input, State to) {
    if (to.classification() == null) {
      return Set.of(RESET);
    }
    return to.rationale() == RationaleNeed.OPTIONAL && input instanceof Input.Regular regular
        ? Set.of(SET, regular.withRationale() ? RATIONALE_TAKEN : RATIONALE_OPTIONAL)
        : Set.of(SET);
  }

  private static String accepting(Defect defect) {
    return switch (defect) {
      case RATIONALE_MISSING -> RATIONALE_MISSING;
      case RATIONALE_NULL -> RATIONALE_NULL;
      case RATIONALE_NOT_A_STRING -> RATIONALE_TYPE;
      case UNKNOWN_VALUE -> VALUE_UNKNOWN;
      case VALUE_NOT_A_STRING -> VALUE_TYPE;
      case MALFORMED_JSON, NOT_AN_OBJECT -> BODY_MALFORMED;
      case NO_CREDENTIALS -> CREDENTIALS_MISSING;
      case WRONG_CREDENTIALS -> CREDENTIALS_WRONG;
    };
  }

  private static String heeding(Defect defect) {
    return switch (defect) {
      case RATIONALE_MISSING, RATIONALE_NULL, RATIONALE_NOT_A_STRING -> RATIONALE_NO_EFFECT;
      case UNKNOWN_VALUE, VALUE_NOT_A_STRING, MALFORMED_JSON, NOT_AN_OBJECT -> VALUE_NO_EFFECT;
      case NO_CREDENTIALS, WRONG_CREDENTIALS -> CREDENTIALS_NO_EFFECT;
    };
  }
}
