package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.InsightEvents.Scopes;
import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for several things of one insight at once, again and again, and now and then looks what came
 * of it; then of two insights at once.
 */
final class RaceWorkload {
  /** How many requests are sent at once to see whether all of them are answered. */
  private static final int CROWD = 6;

  /** How often such a crowd, or any burst, may go unanswered in part before it is left at that. */
  private static final int PATIENCE = 2;

  /** One round in so many follows upon a refusal, for what is locked may depend on that. */
  private static final int AFTER_REFUSAL = 29;

  /** After how many rounds one is looked into, and followed by a burst with a reset in it. */
  private static final int EACH = 21;

  /** One round in so many goes through another scope, whose code or table may be another. */
  private static final int ELSEWHERE = 10;

  /** One in so many has long rationales, which may take another way, and a longer one. */
  private static final int LONG = 6;

  private final Session session;
  private final Subjects subjects;
  private final Address insight;
  private final Probe look;
  private final Map<Address, List<Probe.Reset>> resets = new HashMap<>();
  private final Map<State, String> longReasons = new HashMap<>();
  private final Set<Probe.Reset> refused = new HashSet<>();
  private @Nullable Boolean shared;
  private int failures;
  private int repeated;
  private int next;

  private RaceWorkload(Session session, Subjects subjects) {
    this.session = session;
    this.subjects = subjects;
    this.insight = subjects.first();
    this.look = new Probe(session, insight);
  }

  static void run(Session session, Subjects subjects) throws StopRun {
    new RaceWorkload(session, subjects).run();
  }

  private void run() throws StopRun {
    List<State> values = look.values();
    String refused =
        look.bodies().demanding().stream()
            .map(look.bodies()::bare)
            .findFirst()
            .orElse(look.bodies().unknown());
    // What one of them is checked for may be taken for what another is.
    List<String> kinds =
        new ArrayList<>(List.of(look.bodies().reset(), refused, look.bodies().unknown()));
    values.forEach(value -> kinds.add(look.bodies().of(value)));
    List<String> crowd =
        IntStream.range(0, CROWD).mapToObj(i -> kinds.get(i % kinds.size())).toList();
    for (List<String> bodies :
        List.of(crowd, Collections.nCopies(2, look.bodies().of(values.get(0))))) {
      do {
        look.reset();
        atOnce(List.of(insight), bodies, bodies.size() + " requests at once");
      } while (failures == 1);
    }
    for (int round = 1; round <= Races.BURSTS_TO_DECIDE; round++) {
      if (failures >= PATIENCE) {
        return;
      }
      State one = values.get(round % values.size());
      State other = values.get((round + 1) % values.size());
      Address here = round % ELSEWHERE == 0 ? elsewhere(round / ELSEWHERE) : insight;
      // Where both paths lead to one insight, each may have a lock of its own.
      Address there = isShared() ? insight : here;
      resetBefore(here);
      if (round % AFTER_REFUSAL == 0) {
        look.change(refused, "have a change refused before");
      }
      // Where no rationale is due, there may be another way, too.
      Function<State, String> body =
          round % LONG == 1 && takesLongReasons()
              ? this::withLongReason
              : round % 2 == 0 ? look.bodies()::least : look.bodies()::of;
      boolean throttled =
          atOnce(
              List.of(here, there),
              Stream.of(one, other).map(body).toList(),
              one.name() + " and " + other.name() + " at once");
      // A burst of which one is told to come back later shows nothing.
      round -= throttled && repeated++ < CROWD ? 1 : 0;
      if (round % EACH == 0) {
        lookInto(one, other, values.get((round + 2) % values.size()));
      }
    }
    if (subjects.sibling().isPresent()) {
      betweenInsights(subjects.sibling().get(), values);
    }
  }

  /** This insight in one of the other scopes that are served; in its own if there is none. */
  private Address elsewhere(int turn) throws StopRun {
    List<Address> served = new ArrayList<>();
    for (Address there : subjects.otherScopes()) {
      if (isServed(there)) {
        served.add(there);
      }
    }
    return served.isEmpty() ? insight : served.get(turn % served.size());
  }

  /** Whether a change of it was accepted before; if nothing was asked of it, a reset is. */
  private boolean isServed(Address there) throws StopRun {
    String reset = look.bodies().reset();
    String path = session.draft(there, reset).path();
    List<Exchange> before =
        session.history().exchanges().stream()
            .filter(exchange -> exchange.request().path().equals(path))
            .toList();
    List<Exchange> asked =
        before.isEmpty()
            ? List.of(session.change(there, reset, "see whether it is served"))
            : before;
    return asked.stream().anyMatch(exchange -> Answer.of(exchange.result()) == Answer.ACCEPTED);
  }

  /** What is asked of another insight at once must neither be lost nor be told to this one. */
  private void betweenInsights(Address sibling, List<State> values) throws StopRun {
    String one = look.bodies().of(values.get(0));
    String other = look.bodies().of(values.get(1 % values.size()));
    for (String another : List.of(one, other)) {
      for (List<String> bodies :
          List.of(Collections.nCopies(2, look.bodies().reset()), List.of(one, another))) {
        session.touch(sibling);
        session.sendAtOnce(
            List.of(session.draft(insight, bodies.get(0)), session.draft(sibling, bodies.get(1))),
            "ask two insights at once");
      }
      session.change(insight, other, "see that it was set");
      session.change(sibling, another.equals(one) ? other : one, "see that it was set");
      if (session.origin().credentialed()) {
        Request reset = session.draft(sibling, look.bodies().reset());
        session.sendAtOnce(
            List.of(
                session.draft(insight, look.bodies().reset()),
                reset.authorization(Request.BEARER + "x")),
            "ask two insights at once, one of them with a wrong token");
      }
    }
  }

  private String withLongReason(State value) {
    return longReasons.computeIfAbsent(value, look::withLongReason);
  }

  /** Whether a long rationale was accepted before, where nothing else went on. */
  private boolean takesLongReasons() {
    String sent = withLongReason(look.last());
    return session.history().exchanges().stream()
        .filter(exchange -> exchange.request().body().utf8().equals(sent))
        .anyMatch(exchange -> Answer.of(exchange.result()) == Answer.ACCEPTED);
  }

  /**
   * Resets in another form each time. Nobody can tell why one is refused after a burst, which may
   * have left any state; so what is refused is asked for again while a value stands for certain.
   */
  private void resetBefore(Address here) throws StopRun {
    Probe probe = new Probe(session, here);
    List<Probe.Reset> forms = resets.computeIfAbsent(here, unused -> probe.resetsInAnyForm());
    if (forms.isEmpty()) {
      probe.reset();
      return;
    }
    Probe.Reset reset = forms.get(next++ % forms.size());
    String purpose = "reset " + reset.words();
    if (probe.send(reset.draft(), purpose) == Answer.REFUSED
        && probe.send(probe.draft(probe.bodies().home()), "reset") == Answer.ACCEPTED
        && refused.add(reset)) {
      probe.set(probe.first(), "set " + probe.first().name());
      probe.send(reset.draft(), purpose + " where nothing else goes on");
      probe.reset();
    }
  }

  /** Looks which of two values stands, and then asks for a reset and another value at once. */
  private void lookInto(State one, State other, State another) throws StopRun {
    look.set(one, "see which value stands");
    look.set(other, "see which value stands");
    atOnce(
        List.of(insight),
        List.of(look.bodies().reset(), look.bodies().of(another)),
        "a reset and " + another.name() + " at once");
    look.set(another, "see what stands");
  }

  /** Whether paths of several scopes are known to reach one insight. */
  private boolean isShared() {
    if (shared == null) {
      StateMachine machine = session.contract().machine();
      shared =
          InsightEvents.of(machine, session.interpretation().of(session.history())).scopes()
              == Scopes.SHARED;
    }
    return shared;
  }

  /**
   * Asks for these at once, by these paths in turn.
   *
   * @return whether one of them was told to come back later, which was waited for
   */
  private boolean atOnce(List<Address> paths, List<String> bodies, String purpose) throws StopRun {
    paths.forEach(session::touch);
    List<Exchange> exchanges =
        session.sendAtOnce(
            IntStream.range(0, bodies.size())
                .mapToObj(i -> session.draft(paths.get(i % paths.size()), bodies.get(i)))
                .toList(),
            purpose);
    if (exchanges.stream().anyMatch(RaceWorkload::isFailed)) {
      failures++;
    }
    return exchanges.stream().anyMatch(one -> one.result().isThrottled());
  }

  private static boolean isFailed(Exchange exchange) {
    return exchange.result() instanceof Result.NoResponse || exchange.result().isServerError();
  }
}
