package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import org.jspecify.annotations.Nullable;

/**
 * The reference implementation without a network: takes a request through the stages of a
 * behaviour.
 *
 * <p>It keeps its state in memory. Safe for use by several threads.
 */
public final class Handler {
  private static final long ONE_CONNECTION = 1;

  private final Roles roles;
  private final Behaviour behaviour;
  private final @Nullable Overview overview;

  /**
   * Keeps this contract.
   *
   * @param token the bearer token to ask for; none if it is null
   */
  public Handler(Contract contract, Policies policies, @Nullable String token) {
    this(
        contract.roles(),
        ContractBehaviour.behaviour(contract, policies, token),
        ContractBehaviour.overview(contract, policies));
  }

  /** Lists the insights too, if there is an overview. */
  Handler(Roles roles, Behaviour behaviour, @Nullable Overview overview) {
    this.roles = roles;
    this.behaviour = behaviour;
    this.overview = overview;
  }

  /** Answers this request, whose path starts below the base. */
  public Result.Response answer(Request request) {
    ReceivedRequest received =
        new ReceivedRequest(
            request.method(),
            ContractBehaviour.BASE + request.path(),
            "HTTP/1.1",
            new Headers(request.headers()),
            request.body().toArray(),
            ONE_CONNECTION);
    Reply reply = handle(received);
    return new Result.Response(
        reply.status(), reply.headers().fields(), Bytes.of(reply.body()), false);
  }

  /** Answers a request, framed for a connection. */
  Delivery serve(ReceivedRequest request) {
    return behaviour.stage(Behaviour.Deliver.class).plan(request, handle(request));
  }

  /** The answer to a request, before it is framed for a connection. */
  private Reply handle(ReceivedRequest request) {
    return behaviour
        .stage(Behaviour.Around.class)
        .handle(request, whole -> behaviour.reply(decided(whole)));
  }

  /** Answers a request that can't be read as one; the connection should not go on after it. */
  Delivery refuse(ReceivedRequest request, Refusal refusal) {
    return behaviour
        .stage(Behaviour.Deliver.class)
        .plan(request, behaviour.reply(new DecidedRequest(request, null, refusal)));
  }

  private DecidedRequest decided(ReceivedRequest request) {
    @Nullable Attempt attempt = null;
    try {
      behaviour.stage(Behaviour.Authenticate.class).check(request);
      Decision.Listed listed = overview == null ? null : overview.read(request, behaviour);
      if (listed != null) {
        return new DecidedRequest(request, null, listed);
      }
      Attempt.Target target = behaviour.stage(Behaviour.Route.class).find(request);
      behaviour.stage(Behaviour.Admit.class).check(request);
      attempt =
          attempt(request, target, behaviour.stage(Behaviour.Identify.class).find(request, target));
      return new DecidedRequest(request, attempt, change(attempt));
    } catch (Refusal.RefusedException e) {
      return new DecidedRequest(request, attempt, e.refusal());
    }
  }

  private Attempt attempt(ReceivedRequest request, Attempt.Target target, Insight.Id insight) {
    @Nullable ParsedBody body = null;
    try {
      body = new ParsedBody(behaviour.stage(Behaviour.Parse.class).read(request), roles);
      State wanted = behaviour.stage(Behaviour.ReadValue.class).read(request, body);
      String rationale = behaviour.stage(Behaviour.ReadRationale.class).read(request, body, wanted);
      return new Attempt(request, target, insight, body, new Attempt.Wish(wanted, rationale), null);
    } catch (Refusal.RefusedException e) {
      return new Attempt(request, target, insight, body, null, e.refusal());
    }
  }

  private Decision change(Attempt attempt) {
    Decision[] verdict = {Decision.Applied.APPLIED};
    behaviour
        .stage(Behaviour.InsightStore.class)
        .update(
            attempt.insight(),
            before -> {
              verdict[0] = behaviour.stage(Behaviour.Decide.class).decide(attempt, before);
              Insight after =
                  behaviour.stage(Behaviour.Store.class).store(attempt, before, verdict[0]);
              if (overview != null) {
                overview.log().changed(attempt.insight(), before, after);
              }
              return after;
            });
    if (overview != null) {
      overview.saw(attempt.insight(), attempt.target().issue());
    }
    return verdict[0];
  }
}
