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
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to what a server does: another stage in place of the usual one, or several.
 *
 * <p>Faults and variants are made of these. What a change remembers of requests, it remembers for
 * one server; see {@link #remembering}.
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
  static Change identify(BiFunction<ReceivedRequest, InsightId, InsightId> other) {
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
    Insight after(InsightId id, Insight before, UnaryOperator<Insight> change);
  }

  /** Remembers otherwise. */
  static Change update(Step step) {
    return on(
        InsightStore.class,
        usual -> (id, change) -> usual.update(id, before -> step.after(id, before, change)));
  }

  /** Comes to this verdict. */
  static Change decide(When when, Decision verdict) {
    return on(
        Behaviour.Decide.class,
        usual ->
            (attempt, before) ->
                when.holds(attempt, before) ? verdict : usual.decide(attempt, before));
  }

  /** Grants what is asked for. */
  static Change grant(When when) {
    return decide(when, Applied.APPLIED);
  }

  /** What an insight becomes. */
  interface Becomes {
    Insight of(Attempt attempt, Insight before);
  }

  /** Stores something else after such a verdict. */
  static Change store(Class<? extends Decision> after, When when, Becomes becomes) {
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
    return store(Applied.class, when, (attempt, before) -> before);
  }

  /** Refuses and makes the change all the same. */
  static Change makeRefused(When when) {
    return store(
        Refusal.class,
        when,
        (attempt, before) ->
            attempt.wanted() == null ? before : new Insight(attempt.wanted(), null));
  }

  /** Sees each attempt, with what stood before and the verdict, just before it is stored. */
  interface Witness {
    void see(Attempt attempt, Insight before, Decision verdict);
  }

  /** Takes note of each attempt, and changes nothing. */
  static Change note(Witness witness) {
    return on(
        Behaviour.Store.class,
        usual ->
            (attempt, before, verdict) -> {
              witness.see(attempt, before, verdict);
              return usual.store(attempt, before, verdict);
            });
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
