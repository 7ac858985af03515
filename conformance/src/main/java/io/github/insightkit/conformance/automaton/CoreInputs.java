package io.github.insightkit.conformance.automaton;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.ArrayList;
import java.util.List;

/** The inputs that every run has to cover in all states. */
public final class CoreInputs {
  private CoreInputs() {}

  /** The inputs over which a history is judged: with the unknown value that it tried first. */
  public static List<Input> of(StateMachine contract, List<Reading> readings) {
    String unknownValue =
        readings.stream()
            .map(Reading::input)
            .filter(Input.Forbidden.class::isInstance)
            .map(Input.Forbidden.class::cast)
            .filter(refused -> refused.kind().equals(RequestKinds.UNKNOWN_VALUE))
            .map(refused -> refused.detail().replace("\"", ""))
            .findFirst()
            .orElse("unknown");
    return of(contract, unknownValue);
  }

  /**
   * The inputs over which an implementation is checked: a reset, each value with a rationale, the
   * first value that takes a rationale without one, and an unknown value.
   */
  public static List<Input> of(StateMachine contract, String unknownValue) {
    List<Input> inputs = new ArrayList<>();
    State home = contract.home();
    inputs.add(new Input.Change(home, home.rationale() == RationaleNeed.REQUIRED));
    for (State value : contract.values()) {
      inputs.add(new Input.Change(value, true));
    }
    contract.values().stream()
        .filter(value -> value.rationale() == RationaleNeed.REQUIRED)
        .findFirst()
        .ifPresent(
            value -> inputs.add(new Input.Forbidden(RequestKinds.REASON_MISSING, value.name())));
    inputs.add(new Input.Forbidden(RequestKinds.UNKNOWN_VALUE, '"' + unknownValue + '"'));
    return List.copyOf(inputs);
  }
}
