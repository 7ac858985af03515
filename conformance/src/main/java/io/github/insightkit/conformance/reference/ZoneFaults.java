package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.contract.StateMachine;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Faults under the contract's last collection only: one path is as it should be. */
final class ZoneFaults {
  private final Operation operation;
  private final StateMachine machine;
  private final Guard guard;

  private ZoneFaults(Contract contract) {
    this.operation = contract.operations().get(contract.operations().size() - 1);
    this.machine = contract.machine();
    this.guard = new Guard(contract.machine());
  }

  static List<Fault> of(Contract contract) {
    ZoneFaults here = new ZoneFaults(contract);
    String in = "-in-" + here.operation.collection();
    String under = ", but only under " + here.operation.collection();
    State last = here.machine.values().get(here.machine.values().size() - 1);
    return List.of(
        new Fault(
            "rationale-not-demanded" + in,
            "no value takes a rationale" + under,
            Clause.RATIONALE_DUE,
            "RATIONALE-01",
            sound ->
                sound.withReadRationale(
                    (request, body, wanted) ->
                        here.concerns(request)
                                && wanted != null
                                && wanted.rationale() == RationaleNeed.REQUIRED
                                && !body.has(Body.RATIONALE)
                            ? null
                            : sound.readRationale().read(request, body, wanted))),
        new Fault(
            "reset-not-applied" + in,
            "a reset is acknowledged and the value stays" + under,
            Clause.RESET,
            "TRANSITION-04",
            sound ->
                sound.withStore(
                    (attempt, before, verdict) ->
                        here.concerns(attempt.request()) && here.guard.isReset(attempt, before)
                            ? before
                            : sound.store().store(attempt, before, verdict))),
        new Fault(
            last.name() + "-refused" + in,
            last.name() + " can't be set" + under,
            Clause.VALUES,
            "TRANSITION-01",
            sound ->
                sound.withDecide(
                    (attempt, before) ->
                        here.concerns(attempt.request())
                                && last.equals(attempt.wanted())
                                && before.state().equals(here.machine.home())
                            ? Refusal.of(400, 1902, "The classification can't be set")
                            : sound.decide().decide(attempt, before))),
        new Fault(
            "refused-change-applied" + in,
            "a direct change is refused, and made all the same" + under,
            Clause.RESET_FIRST,
            "TRANSITION-05",
            sound ->
                sound.withStore(
                    (attempt, before, verdict) -> {
                      State wanted = attempt.wanted();
                      return wanted != null
                              && here.concerns(attempt.request())
                              && here.guard.isDirect(attempt, before)
                          ? new Insight(wanted, null)
                          : sound.store().store(attempt, before, verdict);
                    })),
        here.envelope(
            "success-missing" + in,
            "success is left out" + under,
            Clause.SUCCESS,
            "ENVELOPE-02",
            envelope -> envelope.remove("success")),
        here.envelope(
            "errors-null" + in,
            "errors is null" + under,
            Clause.ENVELOPE,
            "ENVELOPE-03",
            envelope -> envelope.putNull("errors")));
  }

  private Fault envelope(
      String id, String description, String clause, String rule, Consumer<ObjectNode> change) {
    return new Fault(
        id,
        description,
        clause,
        rule,
        sound ->
            sound.withCompose(
                answer -> {
                  ObjectNode envelope = sound.compose().envelope(answer);
                  if (answer.applied() && concerns(answer.request())) {
                    change.accept(envelope);
                  }
                  return envelope;
                }));
  }

  private boolean concerns(Request request) {
    return request.path().startsWith(Reference.BASE + "/" + operation.collection() + "/");
  }
}
