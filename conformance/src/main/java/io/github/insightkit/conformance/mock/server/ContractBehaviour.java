package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StateMachine;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The behaviour of a server that keeps the contract. */
public final class ContractBehaviour {
  /** The path that all routes start with. */
  public static final String BASE = "/client/v4";

  /** The most insights that are remembered. */
  static final int CAPACITY = 100_000;

  private ContractBehaviour() {}

  static Behaviour of(
      Contract contract, Policies policies, @Nullable String token, LongSupplier nanoTime) {
    StateMachine machine = contract.machine();
    Body body = new Body(contract, policies);
    StateTable table = new StateTable(machine, policies);
    Behaviour behaviour =
        new Behaviour(
                contract.roles(),
                InsightStore.inMemory(new Insight(machine.home(), null), CAPACITY),
                Map.of(),
                nanoTime)
            .with(Stage.WHOLE, ContractBehaviour::serve)
            .with(Stage.ADDRESS, HeaderChecks::address)
            .with(Stage.AUTHENTICATE, new HeaderChecks(token)::authenticate)
            .with(Stage.ROUTE, new Routes(contract)::find)
            .with(Stage.ADMIT, HeaderChecks::admit)
            .with(
                Stage.IDENTIFY,
                policies.is("scopes", "shared")
                    ? sharing(contract.operations().get(0))
                    : ContractBehaviour::identify)
            .with(Stage.PARSE, body::parse)
            .with(Stage.READ_VALUE, body::readValue)
            .with(Stage.READ_RATIONALE, body::readRationale)
            .with(Stage.UPDATE, call -> call.memory().update(call.insight(), call::change))
            .with(Stage.CHANGE, ContractBehaviour::change)
            .with(Stage.DECIDE, table::decide)
            .with(Stage.STORE, table::store)
            .with(Stage.COMPOSE, Envelope::compose)
            .with(Stage.RENDER, Envelope::render)
            .with(Stage.DELIVER, new ReplyFraming(InstantSource.system())::plan);
    return policies.is("reader", "offered")
        ? new Overview(contract).offered().apply(behaviour)
        : behaviour;
  }

  private static void serve(Call call) {
    try {
      call.run(Stage.ADDRESS);
      call.run(Stage.AUTHENTICATE);
      call.run(Stage.LIST);
      if (call.decision == null) {
        call.run(Stage.ROUTE);
        call.run(Stage.ADMIT);
        call.run(Stage.IDENTIFY);
        read(call);
        call.run(Stage.UPDATE);
      }
    } catch (Refusal.RefusedException e) {
      call.decide(e.refusal());
    }
    answer(call);
  }

  private static void read(Call call) {
    try {
      call.run(Stage.PARSE);
      call.run(Stage.READ_VALUE);
      call.run(Stage.READ_RATIONALE);
    } catch (Refusal.RefusedException e) {
      call.refusal = e.refusal();
      call.wanted = null;
      call.rationale = null;
    }
  }

  private static void change(Call call) {
    call.run(Stage.DECIDE);
    call.run(Stage.STORE);
  }

  static void answer(Call call) {
    call.run(Stage.COMPOSE);
    call.run(Stage.RENDER);
  }

  private static void identify(Call call) {
    Call.Target target = call.target();
    call.insight = new Insight.Id(target.operation().scope(), target.owner(), target.issue());
  }

  /** The owners that the contract gives as examples are one and the same. */
  private static Behaviour.Step sharing(Operation first) {
    return call -> {
      identify(call);
      if (call.target().owner().equals(call.target().operation().ownerExample())) {
        call.insight = new Insight.Id(first.scope(), first.ownerExample(), call.target().issue());
      }
    };
  }
}
