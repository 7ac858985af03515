package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.decide;
import static io.github.insightkit.conformance.mock.server.Change.demandNoRationale;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.ContractBehaviour;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.When;
import java.util.List;
import java.util.function.Predicate;

/** Faults under the contract's last collection only: one path is as it should be. */
final class ZoneFaults {
  private ZoneFaults() {}

  static List<Fault> of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    String zones = contract.operations().get(contract.operations().size() - 1).collection();
    Predicate<ReceivedRequest> here =
        request -> request.path().startsWith(ContractBehaviour.BASE + "/" + zones + "/");
    When requested = When.requested(here);
    Predicate<DecidedRequest> success = answer -> answer.applied() && here.test(answer.request());
    String in = "-in-" + zones;
    String under = ", but only under " + zones;
    String last = cases.last().name();
    return List.of(
        fault("rationale-not-demanded" + in, "RATIONALE-01")
            .says("no value takes a rationale" + under)
            .by(
                demandNoRationale(
                    (request, body, wanted) ->
                        here.test(request)
                            && wanted != null
                            && wanted.rationale() == RationaleNeed.REQUIRED)),
        fault("reset-not-applied" + in, "TRANSITION-04")
            .says("a reset is acknowledged and the value stays" + under)
            .by(keep(cases.reset().and(requested))),
        fault(last + "-refused" + in, "TRANSITION-01")
            .says(last + " can't be set" + under)
            .by(
                decide(
                    cases.set().and(When.wanted(cases.last())).and(requested),
                    Refusal.of(400, 1902, "The classification can't be set"))),
        fault("refused-change-applied" + in, "TRANSITION-05")
            .says("a direct change is refused, and made all the same" + under)
            .by(makeRefused(cases.direct().and(requested))),
        fault("success-missing" + in, "ENVELOPE-02")
            .says("success is left out" + under)
            .by(compose(success, envelope -> envelope.remove("success"))),
        fault("errors-null" + in, "ENVELOPE-03")
            .says("errors is null" + under)
            .by(compose(success, envelope -> envelope.putNull("errors"))));
  }
}
