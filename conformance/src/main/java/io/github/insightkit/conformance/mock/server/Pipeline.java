package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Roles;
import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;

/** Takes a request through the stages of a behaviour. Safe for use by several threads. */
final class Pipeline {
  private final Roles roles;
  private final Behaviour behaviour;
  private final @Nullable Overview overview;

  /** Lists the insights too, if there is an overview. */
  Pipeline(Roles roles, Behaviour behaviour, @Nullable Overview overview) {
    this.roles = roles;
    this.behaviour = behaviour;
    this.overview = overview;
  }

  /** Answers a request. */
  Delivery serve(ReceivedRequest request) {
    return behaviour.stage(Behaviour.Deliver.class).plan(request, handle(request));
  }

  /** The answer to a request, before it is framed for a connection. */
  Reply handle(ReceivedRequest request) {
    return behaviour.stage(Behaviour.Around.class).handle(request, this::reply);
  }

  /** Answers a request that can't be read as one; the connection should not go on after it. */
  Delivery refuse(ReceivedRequest request, Refusal refusal) {
    return behaviour
        .stage(Behaviour.Deliver.class)
        .plan(request, behaviour.reply(new DecidedRequest(request, null, refusal)));
  }

  private Reply reply(ReceivedRequest request) {
    return behaviour.reply(answer(request));
  }

  private DecidedRequest answer(ReceivedRequest request) {
    @Nullable Attempt attempt = null;
    try {
      behaviour.stage(Behaviour.Authenticate.class).check(request);
      Listed listed = overview == null ? null : overview.read(request, behaviour);
      if (listed != null) {
        return new DecidedRequest(request, null, listed);
      }
      Target target = behaviour.stage(Behaviour.Route.class).find(request);
      behaviour.stage(Behaviour.Admit.class).check(request);
      attempt =
          attempt(request, target, behaviour.stage(Behaviour.Identify.class).find(request, target));
      return new DecidedRequest(request, attempt, change(attempt));
    } catch (RefusedException e) {
      return new DecidedRequest(request, attempt, e.refusal());
    }
  }

  private Attempt attempt(ReceivedRequest request, Target target, InsightId insight) {
    @Nullable ParsedBody body = null;
    try {
      body = new ParsedBody(behaviour.stage(Behaviour.Parse.class).read(request), roles);
      State wanted = behaviour.stage(Behaviour.ReadValue.class).read(request, body);
      String rationale = behaviour.stage(Behaviour.ReadRationale.class).read(request, body, wanted);
      return new Attempt(request, target, insight, body, new Wish(wanted, rationale), null);
    } catch (RefusedException e) {
      return new Attempt(request, target, insight, body, null, e.refusal());
    }
  }

  private Decision change(Attempt attempt) {
    Decision[] verdict = {Applied.APPLIED};
    behaviour
        .stage(InsightStore.class)
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
