package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StateMachine;
import org.jspecify.annotations.Nullable;

/** The behaviour of a server that keeps the contract. */
public final class ContractBehaviour {
  /** The path that all routes start with. */
  public static final String BASE = "/client/v4";

  /** The most insights that are remembered. */
  static final int CAPACITY = 100_000;

  private ContractBehaviour() {}

  public static Behaviour behaviour(Contract contract, Policies policies, @Nullable String token) {
    StateMachine machine = contract.machine();
    Body body = new Body(contract, policies);
    StateTable table = new StateTable(machine, policies);
    return new Behaviour(
        (request, rest) -> rest.apply(request),
        new CredentialCheck(token),
        new Routes(contract, BASE),
        new MediaTypes(),
        policies.is(Policies.SCOPES, "shared") ? shared(contract) : ContractBehaviour::separate,
        body::object,
        (request, object) -> body.value(object),
        (request, object, wanted) -> body.rationale(object, wanted),
        new InsightMemory(new Insight(machine.home(), null), CAPACITY),
        table::decide,
        table::store,
        answer -> Envelope.of(contract.roles(), answer),
        Envelope::reply,
        Framing::plan);
  }

  /** The lists that are offered beside the contract's operations; null if none are. */
  public static @Nullable Overview overview(Contract contract, Policies policies) {
    return policies.is(Policies.READER, "offered") ? new Overview(contract, BASE) : null;
  }

  private static InsightId separate(ReceivedRequest request, Target target) {
    return new InsightId(target.operation().scope(), target.owner(), target.issue());
  }

  /** The owners that the contract gives as examples are one and the same. */
  private static Behaviour.Identify shared(Contract contract) {
    Operation first = contract.operations().get(0);
    return (request, target) ->
        target.owner().equals(target.operation().ownerExample())
            ? new InsightId(first.scope(), first.ownerExample(), target.issue())
            : separate(request, target);
  }
}
