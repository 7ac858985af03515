package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an exchange asks of one insight, with everything left out that the contract is blind to. */
public sealed interface Input
    permits Input.Change,
        Input.Unspecified,
        Input.NoChange,
        Input.Forbidden,
        Input.Disguised,
        Input.DuplicateName,
        Input.SafeMethod,
        Input.Shown,
        Input.Gap,
        Relation {

  /** What the contract permits an implementation to do with this input in this state. */
  Permission in(State from, StateMachine contract);

  /** Whether it asks for no classification, in a form that everybody has to understand. */
  default boolean isReset() {
    return this instanceof Change change && change.to().classification() == null;
  }

  /** Whether it asks for a value, likewise. */
  default boolean isValue() {
    return this instanceof Change change && change.to().classification() != null;
  }

  /** Whether it comes in this form. */
  default boolean isIn(Disguise form) {
    return this instanceof Disguised disguised && disguised.disguise().equals(form);
  }

  /** What it stands for: of several inputs of one kind or form, one will do. */
  default Object sort() {
    if (this instanceof Forbidden it) {
      return it.kind();
    }
    return this instanceof Disguised it
        ? it.disguise()
        : this instanceof DuplicateName ? DuplicateName.class : this;
  }

  /** What was done by this request, as the beginning of a sentence. */
  default String asked(Request request) {
    return "asked for " + by(request);
  }

  /** What this request asks for, with the fields that make its form if that is what matters. */
  default String by(Request request) {
    boolean matters =
        this instanceof Disguised
            || this instanceof SafeMethod
            || (this instanceof Forbidden it && RequestKinds.credentials().contains(it.kind()));
    return this + (matters ? request.form() : "");
  }

  /**
   * What an implementation may do with an input in a state.
   *
   * @param outcome what the contract says of accepting it
   * @param question the name of the question that the contract leaves open; present exactly if it
   *     does
   * @param target the state that it leads to if it is accepted; null if the contract can't tell
   * @param mayDoNothing whether a success may also mean that nothing was done
   */
  record Permission(
      Outcome outcome, @Nullable String question, @Nullable State target, boolean mayDoNothing) {

    Permission(Outcome outcome, @Nullable String question, @Nullable State target) {
      this(outcome, question, target, false);
    }

    static Permission open(String question, State target) {
      return new Permission(Outcome.UNSPECIFIED, question, target);
    }
  }

  /**
   * Asks for a state in a form that every implementation has to understand.
   *
   * @param to the state asked for
   * @param withRationale whether a rationale is given
   */
  record Change(State to, boolean withRationale) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      Transition row = contract.between(from, to);
      return new Permission(row.outcome(), row.observation(), to);
    }

    @Override
    public String toString() {
      return to.classification() == null
          ? "a reset"
          : to.name() + (withRationale ? "" : " without a rationale");
    }
  }

  /**
   * Asks for a state in a form that an implementation may refuse, for the contract is silent on it.
   *
   * @param to the state asked for
   * @param kind what is open
   * @param detail what exactly, where each is a question of its own; or nothing
   */
  record Unspecified(State to, OpenKind kind, String detail) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      Transition row = contract.between(from, to);
      String question = kind.question(detail);
      return switch (row.outcome()) {
        case REFUSED -> new Permission(Outcome.REFUSED, null, to);
        // A body that can't be read may be taken for nothing, which another rule speaks of.
        case ACCEPTED ->
            new Permission(Outcome.UNSPECIFIED, question, to, kind.equals(RequestKinds.MARKED));
        // Two open questions at once are a third one.
        case UNSPECIFIED -> Permission.open(row.observation() + " and " + question, to);
      };
    }

    @Override
    public String toString() {
      return new Change(to, true) + " " + kind.words();
    }
  }

  /**
   * Asks for no state at all; may be accepted or refused, and changes nothing.
   *
   * @param kind what is open
   * @param detail what exactly, where each is a question of its own; or nothing
   */
  record NoChange(OpenKind kind, String detail) implements Input {
    /** The one question of this kind. */
    public NoChange(OpenKind kind) {
      this(kind, "");
    }

    @Override
    public Permission in(State from, StateMachine contract) {
      return Permission.open(kind.question(detail), from);
    }

    @Override
    public String asked(Request request) {
      return "sent " + this;
    }

    @Override
    public String toString() {
      return (kind.words().startsWith("with ") ? "an object " : "") + kind.words();
    }
  }

  /**
   * Is forbidden in every state.
   *
   * @param kind why
   * @param detail what exactly, so that two of a kind can be told apart
   */
  record Forbidden(ForbiddenKind kind, String detail) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      return new Permission(Outcome.REFUSED, null, null);
    }

    @Override
    public String toString() {
      return kind.words(detail);
    }
  }

  /**
   * Asks for something in a form that tempts an implementation to treat it otherwise.
   *
   * @param base what is asked
   * @param disguise the form
   */
  record Disguised(Input base, Disguise disguise) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      Permission plain = base.in(from, contract);
      if (disguise.isForbidden()) {
        return new Permission(Outcome.REFUSED, null, plain.target());
      }
      boolean open =
          plain.outcome() != Outcome.REFUSED
              && !(disguise.isDemanded() && plain.outcome() == Outcome.ACCEPTED);
      return new Permission(
          open ? Outcome.UNSPECIFIED : plain.outcome(),
          open ? this + " in " + from.name() : null,
          plain.target(),
          disguise.mayDoNothing());
    }

    @Override
    public String toString() {
      return base + " " + disguise.words();
    }
  }

  /**
   * Gives a name twice, so that what is asked depends on who reads it (RFC 8259, section 4).
   *
   * @param readings what it may be read as, in the order of the body; besides, it may be refused
   */
  record DuplicateName(List<Input> readings) implements Input {
    /** Open in every state; which states a success may lead to is the machine's to work out. */
    @Override
    public Permission in(State from, StateMachine contract) {
      return new Permission(Outcome.UNSPECIFIED, toString(), null);
    }

    @Override
    public String toString() {
      return "a body in which a name stands twice ("
          + readings.stream().map(Object::toString).collect(Collectors.joining(", or "))
          + ")";
    }
  }

  /** Only looks, by a method that is safe (RFC 9110, section 9.2.1); any answer will do. */
  record SafeMethod() implements Input {
    /** The safe methods that need no tunnel or trace. */
    public static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

    @Override
    public Permission in(State from, StateMachine contract) {
      return Permission.open("look", from);
    }

    @Override
    public String toString() {
      return "a look by a safe method";
    }
  }

  /**
   * The state reader showed this state.
   *
   * @param state what it showed
   * @param afterRefusal whether the last request for this insight had been refused
   */
  record Shown(State state, boolean afterRefusal) implements Input {
    @Override
    public Permission in(State from, StateMachine contract) {
      return new Permission(state.equals(from) ? Outcome.ACCEPTED : Outcome.REFUSED, null, state);
    }

    @Override
    public String toString() {
      return "a look that showed " + state.name();
    }
  }

  /** Something happened between two exchanges; nobody asked for anything. */
  enum Gap implements Input {
    /** The connection was closed, and another one opened. */
    RECONNECTED("a new connection"),
    /** Some time passed. */
    PAUSED("a pause"),
    /** Several requests were sent at once; which state they left is judged elsewhere. */
    BURST("several requests at once");

    private final String words;

    Gap(String words) {
      this.words = words;
    }

    @Override
    public Permission in(State from, StateMachine contract) {
      return new Permission(Outcome.ACCEPTED, null, this == BURST ? null : from);
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
