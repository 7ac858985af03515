package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to what a server does: another stage in place of the usual one, or several.
 *
 * <p>Faults and variants are made of these. What a change remembers of requests, it remembers for
 * one server; see {@link #remembering} and {@link Kept}.
 */
public interface Change extends UnaryOperator<Behaviour> {

  /** The policies that it chooses, as {@code KEY=VALUE}. */
  default List<String> choices() {
    return List.of();
  }

  /** This change, and then another on top of it. */
  default Change and(Change next) {
    return usual -> next.apply(apply(usual));
  }

  /** Puts another stage in place of the usual one, which it can call. */
  static <T> Change on(Class<T> stage, UnaryOperator<T> other) {
    return usual -> usual.with(stage, other.apply(usual.stage(stage)));
  }

  /** Makes the change anew for each server, with an empty memory. */
  static Change remembering(Supplier<Change> change) {
    return usual -> change.get().apply(usual);
  }

  /** Answers otherwise, after all is done. */
  static Change around(BiFunction<ReceivedRequest, Reply, Reply> change) {
    return on(
        Behaviour.Around.class,
        usual -> (request, rest) -> change.apply(request, usual.handle(request, rest)));
  }

  /** Answers such requests like this, before anything is done. */
  static Change answer(Predicate<ReceivedRequest> when, Reply reply) {
    return on(
        Behaviour.Around.class,
        usual -> (request, rest) -> when.test(request) ? reply : usual.handle(request, rest));
  }

  /** Lets such requests in, whatever their credentials. */
  static Change letIn(Predicate<ReceivedRequest> when) {
    return on(
        Behaviour.Authenticate.class,
        usual ->
            request -> {
              if (!when.test(request)) {
                usual.check(request);
              }
            });
  }

  /** Finds what another request would be about. */
  static Change route(UnaryOperator<ReceivedRequest> as) {
    return on(Behaviour.Route.class, usual -> request -> usual.find(as.apply(request)));
  }

  /** Serves such requests like a PATCH of what they are read as. */
  static Change patching(Predicate<ReceivedRequest> when, UnaryOperator<ReceivedRequest> as) {
    return route(request -> when.test(request) ? as.apply(request).withMethod("PATCH") : request);
  }

  /** Serves requests with this method as if they were resets, whatever their fields and body. */
  static Change resetting(String method, State home) {
    Predicate<ReceivedRequest> when = request -> request.method().equals(method);
    return patching(when, request -> request)
        .and(
            on(
                Behaviour.Admit.class,
                usual ->
                    request -> {
                      if (!when.test(request)) {
                        usual.check(request);
                      }
                    }))
        .and(parse(when, request -> JsonNodeFactory.instance.objectNode()))
        .and(readValue((request, body) -> when.test(request) ? home : null));
  }

  /** Refuses such requests for their header fields. */
  static Change admit(Predicate<ReceivedRequest> when, Refusal refusal) {
    return on(
        Behaviour.Admit.class,
        usual ->
            request -> {
              if (when.test(request)) {
                throw refusal.asException();
              }
              usual.check(request);
            });
  }

  /** Takes another insight to be meant. */
  static Change identify(BiFunction<ReceivedRequest, Insight.Id, Insight.Id> other) {
    return on(
        Behaviour.Identify.class,
        usual -> (request, target) -> other.apply(request, usual.find(request, target)));
  }

  /** Reads such bodies in another way. */
  static Change parse(Predicate<ReceivedRequest> when, Function<ReceivedRequest, ObjectNode> as) {
    return on(
        Behaviour.Parse.class,
        usual -> request -> when.test(request) ? as.apply(request) : usual.read(request));
  }

  /** Reads a value otherwise; one that this makes null of is read as usual. */
  static Change readValue(BiFunction<ReceivedRequest, ParsedBody, @Nullable State> as) {
    return on(
        Behaviour.ReadValue.class,
        usual ->
            (request, body) -> {
              State meant = as.apply(request, body);
              return meant != null ? meant : usual.read(request, body);
            });
  }

  /** Something about a body that was read, and the state that it asks for. */
  interface Asked {
    boolean holds(ReceivedRequest request, ParsedBody body, @Nullable State wanted);
  }

  /** Asks for no rationale. */
  static Change demandNoRationale(Asked when) {
    return on(
        Behaviour.ReadRationale.class,
        usual ->
            (request, body, wanted) ->
                when.holds(request, body, wanted) && !body.hasReason()
                    ? null
                    : usual.read(request, body, wanted));
  }

  /** Refuses a body for its rationale, or for having none. */
  static Change refuseRationale(Asked when, Refusal refusal) {
    return on(
        Behaviour.ReadRationale.class,
        usual ->
            (request, body, wanted) -> {
              if (when.holds(request, body, wanted)) {
                throw refusal.asException();
              }
              return usual.read(request, body, wanted);
            });
  }

  /** One step of the memory: what becomes of an insight, given what the request makes of it. */
  interface Step {
    Insight after(Insight.Id id, Insight before, UnaryOperator<Insight> change);
  }

  /** Remembers otherwise. */
  static Change update(Step step) {
    return on(
        Behaviour.InsightStore.class,
        usual -> (id, change) -> usual.update(id, before -> step.after(id, before, change)));
  }

  /** Refuses, whatever else would be said. */
  static Change refuse(When when, Refusal refusal) {
    return decide(when, refusal);
  }

  /** Grants what is asked for. */
  static Change grant(When when) {
    return decide(when, Decision.Applied.APPLIED);
  }

  private static Change decide(When when, Decision verdict) {
    return on(
        Behaviour.Decide.class,
        usual ->
            (attempt, before) ->
                when.holds(attempt, before) ? verdict : usual.decide(attempt, before));
  }

  /** What an insight becomes. */
  interface Becomes {
    Insight of(Attempt attempt, Insight before);
  }

  /** Stores something else where a change is granted. */
  static Change storeGranted(When when, Becomes becomes) {
    return store(Decision.Applied.class, when, becomes);
  }

  /** Stores something although a change is refused. */
  static Change storeRefused(When when, Becomes becomes) {
    return store(Refusal.class, when, becomes);
  }

  private static Change store(Class<? extends Decision> after, When when, Becomes becomes) {
    return on(
        Behaviour.Store.class,
        usual ->
            (attempt, before, verdict) ->
                after.isInstance(verdict) && when.holds(attempt, before)
                    ? becomes.of(attempt, before)
                    : usual.store(attempt, before, verdict));
  }

  /** Acknowledges and changes nothing. */
  static Change keep(When when) {
    return storeGranted(when, (attempt, before) -> before);
  }

  /** Acknowledges, and the insight is in this state. */
  static Change become(When when, State state) {
    return storeGranted(when, (attempt, before) -> new Insight(state, null));
  }

  /** Refuses, and the insight is in this state. */
  static Change becomeRefused(When when, State state) {
    return storeRefused(when, (attempt, before) -> new Insight(state, null));
  }

  /** Refuses and makes the change all the same. */
  static Change makeRefused(When when) {
    return storeRefused(
        when,
        (attempt, before) ->
            attempt.wanted() == null ? before : new Insight(attempt.wanted(), null));
  }

  /** Writes such envelopes otherwise. */
  static Change compose(Predicate<DecidedRequest> when, Consumer<ObjectNode> change) {
    return compose(
        (answer, envelope) -> {
          if (when.test(answer)) {
            change.accept(envelope);
          }
        });
  }

  /** Writes envelopes otherwise, knowing what they answer. */
  static Change compose(BiConsumer<DecidedRequest, ObjectNode> change) {
    return on(
        Behaviour.Compose.class,
        usual ->
            answer -> {
              ObjectNode envelope = usual.envelope(answer);
              change.accept(answer, envelope);
              return envelope;
            });
  }

  /** Makes such replies otherwise. */
  static Change render(Predicate<DecidedRequest> when, UnaryOperator<Reply> change) {
    return render((answer, reply) -> when.test(answer) ? change.apply(reply) : reply);
  }

  /** Makes replies otherwise, knowing what they answer. */
  static Change render(BiFunction<DecidedRequest, Reply, Reply> change) {
    return on(
        Behaviour.Render.class,
        usual -> (answer, envelope) -> change.apply(answer, usual.reply(answer, envelope)));
  }

  /** Writes another text in such replies. */
  static Change write(Predicate<DecidedRequest> when, UnaryOperator<String> as) {
    return render(when, reply -> reply.withText(as.apply(reply.text())));
  }

  /** Sends such replies otherwise. */
  static Change deliver(BiPredicate<ReceivedRequest, Reply> when, UnaryOperator<Delivery> change) {
    return on(
        Behaviour.Deliver.class,
        usual ->
            (request, reply) -> {
              Delivery delivery = usual.plan(request, reply);
              return when.test(request, reply) ? change.apply(delivery) : delivery;
            });
  }
}
