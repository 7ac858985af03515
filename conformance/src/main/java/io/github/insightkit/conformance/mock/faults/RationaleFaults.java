package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.refuseRationale;
import static io.github.insightkit.conformance.mock.server.Change.store;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Faults in what is asked of a rationale. */
final class RationaleFaults {
  private static final Refusal REFUSAL =
      Refusal.of(400, 1904, "The rationale is not as it should be");

  private RationaleFaults() {}

  static List<Fault> of(StateMachine machine) {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        fault("rationale-never-demanded", "RATIONALE-01")
            .says("no value takes a rationale")
            .by(demandNoRationale((request, body, wanted) -> wanted != null)));
    for (State value : valuesWith(machine, RationaleNeed.REQUIRED)) {
      faults.add(
          fault(value.name() + "-without-rationale", "RATIONALE-01")
              .says(value.name() + " is set without a rationale")
              .by(demandNoRationale((request, body, wanted) -> value.equals(wanted))));
    }
    faults.add(
        fault("null-rationale-accepted", "RATIONALE-04")
            .says("a rationale of null counts as one")
            .by(tolerating(JsonNode::isNull)));
    faults.add(
        fault("non-string-rationale-accepted", "RATIONALE-05")
            .says("a rationale that is a number, a boolean, an array or an object counts as one")
            .by(tolerating(node -> !node.isNull() && !node.isString())));
    faults.add(
        fault("number-rationale-accepted", "RATIONALE-05")
            .says("a rationale that is a number counts as one")
            .by(tolerating(JsonNode::isNumber)));
    faults.add(
        fault("missing-rationale-stored", "RATIONALE-06")
            .says("a value without the rationale it takes is refused, and set all the same")
            .by(storingWithout(new Cases(machine))));
    for (State value : valuesWith(machine, RationaleNeed.OPTIONAL)) {
      faults.add(
          fault(value.name() + "-without-rationale-refused", "RATIONALE-02")
              .says(value.name() + " is refused without a rationale")
              .by(
                  refuseRationale(
                      (request, body, wanted) -> value.equals(wanted) && !body.hasReason(),
                      REFUSAL)));
      faults.add(
          fault(value.name() + "-with-rationale-refused", "RATIONALE-03")
              .says(value.name() + " is refused with a rationale")
              .by(
                  refuseRationale(
                      (request, body, wanted) -> value.equals(wanted) && body.hasReason(),
                      REFUSAL)));
    }
    return faults;
  }

  private static List<State> valuesWith(StateMachine machine, RationaleNeed need) {
    return machine.values().stream().filter(value -> value.rationale() == need).toList();
  }

  private static Change tolerating(Predicate<JsonNode> what) {
    return on(
        Behaviour.ReadRationale.class,
        usual ->
            (request, body, wanted) -> {
              JsonNode node = body.reason();
              return !node.isMissingNode() && what.test(node)
                  ? node.toString()
                  : usual.read(request, body, wanted);
            });
  }

  private static Change storingWithout(Cases cases) {
    return store(
        Refusal.class,
        (attempt, before) ->
            attempt.refusal() != null
                && attempt.body() != null
                && attempt.reason().isMissingNode()
                && cases.isHome(before),
        (attempt, before) -> {
          State named = cases.named(attempt);
          return named == null ? before : new Insight(named, null);
        });
  }
}
