package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a call is in the words of the contract's table. */
public record Cases(StateMachine machine) {

  public static Predicate<Call> under(Operation operation) {
    String start = ContractBehaviour.BASE + "/" + operation.collection() + "/";
    return call -> call.request().path().startsWith(start);
  }

  /** A request in which this is found; see {@link ReceivedRequest#text()}. */
  public static Predicate<Call> asked(String pattern) {
    return call -> call.request().has(pattern);
  }

  public static Predicate<Call> wanted(State state) {
    return call -> state.equals(call.wanted());
  }

  public static Predicate<Call> standing(State state) {
    return call -> state.equals(call.before().state());
  }

  /** One value is asked for while another stands. */
  public Predicate<Call> direct() {
    return call ->
        call.wanted() != null
            && machine.between(call.before().state(), call.wanted()).outcome() == Outcome.REFUSED;
  }

  /** A value that stands is taken back. */
  public Predicate<Call> reset() {
    return wanted(home()).and(call -> !isHome(call.before()));
  }

  /** A value is asked for while none stands. */
  public Predicate<Call> set() {
    return call -> call.wanted() != null && !home().equals(call.wanted()) && isHome(call.before());
  }

  /** Refused for lack of the rationale that the value takes. */
  public boolean lacksRationale(Call call) {
    State named = named(call);
    return call.hasRefusedBody()
        && named != null
        && named.rationale() == RationaleNeed.REQUIRED
        && !call.hasReason();
  }

  /** The value that the body names, refused or not; null if it names none. */
  public @Nullable State named(Call call) {
    JsonNode node = call.value();
    return node.isString() ? machine.byClassification(node.stringValue()) : null;
  }

  /** The value that the body names, without a rationale; what was before if it names none. */
  public Insight bare(Call call) {
    State named = named(call);
    return named == null ? call.before() : new Insight(named, null);
  }

  public boolean isHome(Insight insight) {
    return insight.state().equals(home());
  }

  public State home() {
    return machine.home();
  }

  public State first() {
    return machine.values().get(0);
  }

  public State last() {
    return machine.values().get(machine.values().size() - 1);
  }

  public Insight unclassified() {
    return new Insight(home(), null);
  }
}
