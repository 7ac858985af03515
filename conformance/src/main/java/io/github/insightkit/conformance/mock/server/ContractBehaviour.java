package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StateMachine;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The behaviour of a server that keeps the contract. */
public final class ContractBehaviour {
  /** The path that all routes start with. */
  public static final String BASE = "/client/v4";

  /** The most insights that are remembered. */
  static final int CAPACITY = 100_000;

  private ContractBehaviour() {}

  static Behaviour behaviour(Contract contract, Policies policies, @Nullable String token) {
    StateMachine machine = contract.machine();
    Clock clock = Clock.systemUTC();
    Body body = new Body(contract, policies);
    StateTable table = new StateTable(machine, policies);
    return Behaviour.NONE
        .with(Behaviour.Around.class, (request, rest) -> rest.apply(request))
        .with(Behaviour.Authenticate.class, new CredentialCheck(token))
        .with(Behaviour.Route.class, new Routes(contract, BASE))
        .with(Behaviour.Admit.class, MediaTypes::check)
        .with(
            Behaviour.Identify.class,
            policies.is(Policies.SCOPES, "shared") ? shared(contract) : ContractBehaviour::separate)
        .with(Behaviour.Parse.class, body::object)
        .with(Behaviour.ReadValue.class, body::value)
        .with(Behaviour.ReadRationale.class, body::rationale)
        .with(
            Behaviour.InsightStore.class,
            new InsightMemory(new Insight(machine.home(), null), CAPACITY))
        .with(Behaviour.Decide.class, table::decide)
        .with(Behaviour.Store.class, table::store)
        .with(Behaviour.Compose.class, answer -> Envelope.of(contract.roles(), answer))
        .with(Behaviour.Render.class, Envelope::reply)
        .with(
            Behaviour.Deliver.class,
            (request, reply) -> Delivery.framed(request, reply, clock.instant()));
  }

  /** The lists that are offered beside the contract's operations; null if none are. */
  static @Nullable Overview overview(Contract contract, Policies policies) {
    return policies.is(Policies.READER, "offered") ? new Overview(contract, BASE) : null;
  }

  private static Insight.Id separate(ReceivedRequest request, Attempt.Target target) {
    return new Insight.Id(target.operation().scope(), target.owner(), target.issue());
  }

  /** The owners that the contract gives as examples are one and the same. */
  private static Behaviour.Identify shared(Contract contract) {
    Operation first = contract.operations().get(0);
    return (request, target) ->
        target.owner().equals(target.operation().ownerExample())
            ? new Insight.Id(first.scope(), first.ownerExample(), target.issue())
            : separate(request, target);
  }
}
