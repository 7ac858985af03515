package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.State;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to what a server does: another step in place of the usual one at a stage, or at several.
 *
 * <p>Faults and variants are made of these. What a change remembers of requests, it remembers for
 * one server; see {@link #remembering} and {@link When}.
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

  /** This change, as far as such calls are concerned; what they are has to show from the start. */
  default Change only(Predicate<Call> when) {
    return usual -> {
      Behaviour changed = apply(usual);
      Behaviour some = changed;
      for (Stage stage : Stage.values()) {
        some = some.with(stage, call -> (when.test(call) ? changed : usual).step(stage).take(call));
      }
      return some;
    };
  }

  /** Makes the change anew for each server, with an empty memory. */
  static Change remembering(Supplier<Change> change) {
    return usual -> change.get().apply(usual);
  }

  /** A step that knows the usual one. */
  interface Detour {
    /** Takes the step; the usual one is taken only if this takes it. */
    void take(Call call, Behaviour.Step usual);
  }

  /** Puts another step in place of the usual one. */
  static Change on(Stage stage, Detour other) {
    return usual -> {
      Behaviour.Step step = usual.step(stage);
      return usual.with(stage, call -> other.take(call, step));
    };
  }

  /** Does something else for such calls. */
  static Change instead(Stage stage, Predicate<Call> when, Consumer<Call> other) {
    return on(
        stage,
        (call, usual) -> {
          if (when.test(call)) {
            other.accept(call);
          } else {
            usual.take(call);
          }
        });
  }

  /** Does something more, before the usual. */
  static Change before(Stage stage, Consumer<Call> first) {
    return on(
        stage,
        (call, usual) -> {
          first.accept(call);
          usual.take(call);
        });
  }

  /** Does something more for such calls, after the usual. */
  static Change after(Stage stage, Predicate<Call> when, Consumer<Call> then) {
    return on(
        stage,
        (call, usual) -> {
          usual.take(call);
          if (when.test(call)) {
            then.accept(call);
          }
        });
  }

  /** Refuses such calls at a stage before the change. */
  static Change refuse(Stage stage, Predicate<Call> when, Refusal refusal) {
    return instead(
        stage,
        when,
        call -> {
          throw refusal.asException();
        });
  }

  /** Takes another request to be meant by such, at this stage alone. */
  static Change reading(Stage stage, Predicate<Call> when, UnaryOperator<ReceivedRequest> as) {
    return on(
        stage,
        (call, usual) ->
            call.run(when.test(call) ? as.apply(call.request()) : call.request(), usual));
  }

  /** Answers such requests like this, before anything is done. */
  static Change answer(Predicate<Call> when, Reply reply) {
    return instead(Stage.WHOLE, when, call -> call.reply = reply);
  }

  /** Answers otherwise, after all is done. */
  static Change reply(Function<Call, Reply> as) {
    return after(Stage.WHOLE, call -> true, call -> call.reply = as.apply(call));
  }

  /** Lets such requests in, whatever their credentials. */
  static Change letIn(Predicate<Call> when) {
    return instead(Stage.AUTHENTICATE, when, call -> {});
  }

  /** Lets in whose credentials would be right if they were read as one of these. */
  static Change letInAs(Function<String, Stream<String>> readings) {
    return on(
        Stage.AUTHENTICATE,
        (call, usual) -> {
          String sent = call.request().credentials();
          if (sent == null || readings.apply(sent).noneMatch(one -> isLetIn(call, one, usual))) {
            usual.take(call);
          }
        });
  }

  private static boolean isLetIn(Call call, String credentials, Behaviour.Step usual) {
    try {
      call.run(call.request().withCredentials(credentials), usual);
      return true;
    } catch (Refusal.RefusedException e) {
      return false;
    }
  }

  /** Serves such requests like a PATCH. */
  static Change patching(Predicate<Call> when) {
    return reading(Stage.ROUTE, when, request -> request.withMethod("PATCH"));
  }

  /** Serves requests with this method as if they were resets, whatever their fields and body. */
  static Change resetting(String method, State home) {
    Predicate<Call> when = call -> call.request().method().equals(method);
    return patching(when)
        .and(instead(Stage.ADMIT, when, call -> {}))
        .and(parse(when, request -> JsonNodeFactory.instance.objectNode()))
        .and(readValue(call -> when.test(call) ? home : null));
  }

  /** Takes another insight to be meant. */
  static Change identify(BiFunction<Call, Insight.Id, Insight.Id> other) {
    return after(
        Stage.IDENTIFY, call -> true, call -> call.insight = other.apply(call, call.insight()));
  }

  /** Takes another insight of the same owner to be meant. */
  static Change issue(UnaryOperator<String> as) {
    return identify((call, id) -> id.withIssue(as.apply(id.issue())));
  }

  /** Finds the route of another path for such requests. */
  static Change respelling(Predicate<Call> when, UnaryOperator<String> as) {
    return reading(Stage.ROUTE, when, request -> request.withTarget(as.apply(request.path())));
  }

  /** Reads such bodies in another way. */
  static Change parse(Predicate<Call> when, Function<ReceivedRequest, ObjectNode> as) {
    return instead(Stage.PARSE, when, call -> call.body = as.apply(call.request()));
  }

  /** Reads a value otherwise; one that this makes null of is read as usual. */
  static Change readValue(Function<Call, @Nullable State> as) {
    return on(
        Stage.READ_VALUE,
        (call, usual) -> {
          call.wanted = as.apply(call);
          if (call.wanted == null) {
            usual.take(call);
          }
        });
  }

  /** Reads such a rationale otherwise. */
  static Change readRationale(Predicate<Call> when, Function<Call, @Nullable String> as) {
    return instead(Stage.READ_RATIONALE, when, call -> call.rationale = as.apply(call));
  }

  /** Refuses, whatever else would be said. */
  static Change refuse(Predicate<Call> when, Refusal refusal) {
    return after(Stage.DECIDE, when, call -> call.decide(refusal));
  }

  static Change grant(Predicate<Call> when) {
    return after(Stage.DECIDE, when, call -> call.decide(Decision.Applied.APPLIED));
  }

  static Change store(Predicate<Call> when, Function<Call, Insight> becomes) {
    return after(Stage.STORE, when, call -> call.after = becomes.apply(call));
  }

  /** Acknowledges and changes nothing. */
  static Change keep(Predicate<Call> when) {
    return store(when.and(Call::applied), Call::before);
  }

  /** Refuses and makes the change all the same. */
  static Change makeRefused(Predicate<Call> when) {
    return store(
        when.and(Call::refused),
        call -> call.wanted() == null ? call.before() : new Insight(call.wanted(), null));
  }

  /** Writes such envelopes otherwise. */
  static Change compose(Predicate<Call> when, BiConsumer<Call, ObjectNode> change) {
    return after(Stage.COMPOSE, when, call -> change.accept(call, call.envelope()));
  }

  /** Makes such replies otherwise. */
  static Change render(Predicate<Call> when, Function<Call, Reply> as) {
    return after(Stage.RENDER, when, call -> call.reply = as.apply(call));
  }

  /** Sends such replies otherwise. */
  static Change deliver(Predicate<Call> when, UnaryOperator<Delivery> change) {
    return after(Stage.DELIVER, when, call -> call.delivery = change.apply(call.delivery()));
  }
}
