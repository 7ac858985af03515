package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes a request through the stages of a behaviour. Safe for use by several threads. */
final class Service {
  private final Behaviour behaviour;

  Service(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Answers a request. */
  Delivery serve(Request request) {
    return behaviour.deliver().plan(request, handle(request));
  }

  /** The answer to a request, before it is framed for a connection. */
  Reply handle(Request request) {
    return behaviour.around().handle(request, this::reply);
  }

  /** Answers a request that can't be read as one; the connection should not go on after it. */
  Delivery refuse(Request request, Refusal refusal) {
    return behaviour.deliver().plan(request, reply(new Answer(request, null, refusal)));
  }

  private Reply reply(Request request) {
    return reply(answer(request));
  }

  private Reply reply(Answer answer) {
    return behaviour.render().reply(answer, behaviour.compose().envelope(answer));
  }

  private Answer answer(Request request) {
    @Nullable Attempt attempt = null;
    try {
      behaviour.authenticate().check(request);
      Overview overview = behaviour.overview();
      Listed listed = overview == null ? null : overview.read(request, behaviour);
      if (listed != null) {
        return new Answer(request, null, listed);
      }
      Target target = behaviour.route().find(request);
      behaviour.admit().check(request);
      attempt = attempt(request, target, behaviour.identify().find(request, target));
      return new Answer(request, attempt, change(attempt));
    } catch (RefusedException e) {
      return new Answer(request, attempt, e.refusal());
    }
  }

  private Attempt attempt(Request request, Target target, InsightId insight) {
    @Nullable ObjectNode body = null;
    try {
      body = behaviour.parse().read(request);
      State wanted = behaviour.readValue().read(request, body);
      String rationale = behaviour.readRationale().read(request, body, wanted);
      return new Attempt(request, target, insight, body, new Wish(wanted, rationale), null);
    } catch (RefusedException e) {
      return new Attempt(request, target, insight, body, null, e.refusal());
    }
  }

  private Verdict change(Attempt attempt) {
    Verdict[] verdict = {Applied.APPLIED};
    Overview overview = behaviour.overview();
    behaviour
        .insights()
        .update(
            attempt.insight(),
            before -> {
              verdict[0] = behaviour.decide().decide(attempt, before);
              Insight after = behaviour.store().store(attempt, before, verdict[0]);
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
