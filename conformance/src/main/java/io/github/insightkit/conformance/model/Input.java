package io.github.insightkit.conformance.model;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import org.jspecify.annotations.Nullable;

/** What an exchange asks of one insight, with everything left out that the contract is blind to. */
public sealed interface Input {

  /** What the contract permits an implementation to do with this input in this state. */
  Permission in(State from, StateMachine contract);

  /**
   * What an implementation may do with an input in a state.
   *
   * @param outcome what the contract says of accepting it
   * @param question the name of the question that the contract leaves open; present exactly if it
   *     does
   * @param target the state that it leads to if it is accepted; null if the contract can't tell
   */
  record Permission(Outcome outcome, @Nullable String question, @Nullable State target) {

    /** Whether an implementation that is calibrated like this may accept. */
    boolean mayAccept(Calibration calibration) {
      return question == null ? outcome == Outcome.ACCEPTED : calibration.mayAccept(question);
    }

    /** Whether an implementation that is calibrated like this may refuse. */
    boolean mayRefuse(Calibration calibration) {
      return question == null ? outcome == Outcome.REFUSED : calibration.mayRefuse(question);
    }

    private static Permission open(String question, State target) {
      return new Permission(Outcome.UNSPECIFIED, question, target);
    }
  }

  /**
   * Asks for a state in a form that every implementation has to understand.
   *
   * @param to the state asked for
   * @param withRationale whether a rationale is given
   */
  record Regular(State to, boolean withRationale) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      Transition row = contract.between(from, to);
      return new Permission(row.outcome(), row.observation(), to);
    }

    @Override
    public String toString() {
      return to.name() + (to.classification() == null || withRationale ? "" : " without rationale");
    }
  }

  /**
   * Asks for a state in a form that an implementation may refuse, for the contract is silent on it.
   *
   * @param to the state asked for
   * @param observation the name of the open question
   */
  record Open(State to, String observation) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      Transition row = contract.between(from, to);
      return switch (row.outcome()) {
        case REFUSED -> new Permission(Outcome.REFUSED, null, to);
        case ACCEPTED -> Permission.open(observation, to);
        // Two open questions at once are a third one.
        case UNSPECIFIED -> Permission.open(row.observation() + " and " + observation, to);
      };
    }

    @Override
    public String toString() {
      return to.name() + " (" + observation + ")";
    }
  }

  /**
   * Asks for no state at all; may be accepted or refused, and changes nothing.
   *
   * @param observation the name of the open question
   */
  record Idle(String observation) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      return Permission.open(observation, from);
    }

    @Override
    public String toString() {
      return "nothing (" + observation + ")";
    }
  }

  /**
   * Is forbidden in every state.
   *
   * @param defect why
   * @param detail what exactly, so that two of a kind can be told apart
   */
  record Forbidden(Defect defect, String detail) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      return new Permission(Outcome.REFUSED, null, null);
    }

    @Override
    public String toString() {
      return defect + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
  }

  /** Is meant for another insight; its answer says nothing of this one. */
  record Elsewhere() implements Input {
    private static final String UNASKED = "elsewhere";

    @Override
    public Permission in(State from, StateMachine contract) {
      return Permission.open(UNASKED, from);
    }

    @Override
    public String toString() {
      return "another insight";
    }
  }
}
