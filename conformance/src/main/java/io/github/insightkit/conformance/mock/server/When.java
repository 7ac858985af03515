package io.github.insightkit.conformance.mock.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** When a server does something else: for such calls, by what they are and what went before. */
@FunctionalInterface
public interface When {
  /** The change that does this then; what it takes to know when, it remembers for one server. */
  Change then(Function<Predicate<Call>, Change> what);

  static When is(Predicate<Call> which) {
    return what -> what.apply(which);
  }

  /** When both are so; the other is only asked if this is. */
  default When and(When other) {
    return what -> then(one -> other.then(two -> what.apply(one.and(two))));
  }

  default When not() {
    return what -> then(one -> what.apply(one.negate()));
  }

  /**
   * By what a server remembers of requests.
   *
   * @param memory an empty memory
   * @param note what is done to remember something
   */
  static <M> When remembering(
      Supplier<M> memory, BiPredicate<M, Call> is, Function<M, Change> note) {
    return what ->
        usual -> {
          M own = memory.get();
          return what.apply(call -> is.test(own, call)).and(note.apply(own)).apply(usual);
        };
  }

  /** The same where looking at it is remembering it. */
  static <M> When remembering(Supplier<M> memory, BiPredicate<M, Call> is) {
    return remembering(memory, is, own -> usual -> usual);
  }

  /**
   * By something that is kept of each insight; a call sees what was kept before it.
   *
   * @param first what is kept of an insight that nothing was asked of
   * @param next what is kept once a call is over, given what was
   */
  static <V> When kept(V first, BiFunction<V, Call, V> next, BiPredicate<V, Call> is) {
    BiFunction<Map<Insight.Id, V>, Call, V> kept =
        (values, call) -> values.getOrDefault(call.insight(), first);
    return remembering(
        ConcurrentHashMap<Insight.Id, V>::new,
        (values, call) -> is.test(kept.apply(values, call), call),
        values ->
            Change.after(
                Stage.STORE,
                call -> true,
                call -> values.put(call.insight(), next.apply(kept.apply(values, call), call))));
  }

  /**
   * If something was so of the insight before the call.
   *
   * @param next tells whether it is so once a call is over, given whether it was
   */
  static When was(BiPredicate<Boolean, Call> next) {
    return kept(false, next::test, (was, call) -> was);
  }

  /** By the number of the call, from 1, among those that come so far. */
  static When turn(IntPredicate turn) {
    return remembering(AtomicInteger::new, (count, call) -> turn.test(count.incrementAndGet()));
  }
}
