package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.automaton.InsightEvents;
import io.github.insightkit.conformance.automaton.Proof;
import io.github.insightkit.conformance.automaton.Recurrence;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Reproduction;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.session.Pause;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sends again what showed that a rule is broken, so that what somebody else did to the insight
 * meanwhile isn't blamed on the implementation; and then less and less of it, so that what shows it
 * is short and needs nothing that went before.
 *
 * <p>It gives no verdicts: what is sent is part of the history, and the rules judge by that.
 */
final class Minimizer {
  /** How many times the broken rules are worked out anew. */
  private static final int ROUNDS = 3;

  /** How many rules are looked into. */
  private static final int RULES = 6;

  /** How many of the requests before a proof are sent again if it doesn't show by itself. */
  private static final int CONTEXT = 40;

  /** How many requests may be spent on leaving others out; see {@link #cost}. */
  static final int LEFT_OUT = 300;

  /** How many pauses may be spent on that at most, each {@link Pause#LONG_ENOUGH}. */
  static final int MOST_PAUSES = 8;

  private static final String AGAIN = "again: ";

  private final Session session;
  private final Function<History, Evidence> judging;
  private final List<Rule> rules;
  private final Set<String> confirmed;
  private Evidence evidence;
  private int spent;

  /**
   * What is still to be sent again.
   *
   * @param confirmed the rules that were looked into already, to which others are added
   */
  Minimizer(
      Session session,
      Function<History, Evidence> judging,
      List<Rule> rules,
      Set<String> confirmed) {
    this.session = session;
    this.judging = judging;
    this.rules = rules;
    this.confirmed = confirmed;
    this.evidence = judging.apply(session.history());
  }

  /**
   * Sends again what the history shows to be broken. That may show that something else is: where a
   * run left open which of several requests did it, the shorter ones tell. Then that is looked into
   * as well.
   */
  void send() throws StopRun {
    int looked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int before = session.history().exchanges().size();
      for (Map.Entry<String, Proof> broken : evidence.proofs().entrySet()) {
        List<Event> shown = withoutOthers(broken.getKey(), broken.getValue().run());
        List<Event> until = until(broken.getValue().address(), shown);
        List<Event> run = sinceReset(until, shown);
        // Or else the run would end here, as if it had been cut short.
        boolean isAffordable = session.affords(Recurrence.TIMES * run.size() + CONTEXT);
        if (looked < RULES && isAffordable && confirmed.add(broken.getKey())) {
          looked++;
          confirm(broken.getKey(), run, until);
        }
      }
      if (session.history().exchanges().size() == before) {
        break;
      }
      evidence = judging.apply(session.history());
    }
    for (int exchange : shownByOneExchange()) {
      shorten(exchange);
    }
    sendFailedAgain();
  }

  /**
   * The proof without what went on elsewhere, if that need not have mattered: an insight rests
   * while others are worked with.
   */
  private List<Event> withoutOthers(String rule, List<Event> proof) {
    List<Event> alone = proof.stream().filter(event -> !isElsewhere(event)).toList();
    return evidence.isShown(rule, alone) ? alone : proof;
  }

  private static boolean isElsewhere(Event event) {
    return event.input() instanceof Relation;
  }

  /** What met a server error is sent again, to tell what it meets each time from chance. */
  private void sendFailedAgain() throws StopRun {
    Set<Request> again = new HashSet<>();
    evidence.exchanges().stream()
        .filter(one -> one.purpose().startsWith(AGAIN))
        .forEach(one -> again.add(one.request()));
    List<Integer> failed =
        evidence.exchanges().stream()
            .filter(one -> one.result().isServerError() && !evidence.isConcurrent(one))
            .filter(one -> again.add(one.request()))
            .map(Exchange::index)
            .toList();
    // What fails all the time needn't be seen again.
    for (int index : failed.size() > RULES ? List.<Integer>of() : failed) {
      List<Event> run = Reproduction.sinceReset(evidence, index);
      repeat(
          run.isEmpty() ? List.of(new Event(index, new Input.SafeMethod(), Answer.UNCLEAR)) : run);
    }
  }

  private void confirm(String rule, List<Event> run, List<Event> until) throws StopRun {
    boolean contradicts = false;
    for (int i = 0; i < Recurrence.TIMES; i++) {
      contradicts |= !events(repeat(run)).stream().allMatch(evidence::isPermitted);
    }
    Predicate<History> shows =
        again -> events(again).stream().anyMatch(events -> evidence.isShown(rule, events));
    List<Event> context =
        until.stream()
            .skip(Math.max(0, until.size() - CONTEXT))
            .dropWhile(event -> !event.input().isReset())
            .toList();
    if (contradicts) {
      leaveOut(run, shows);
    } else if (shows.test(repeat(context))) {
      // Once more, for what a try before has left behind may have mattered.
      repeat(leaveOut(context, shows));
    }
  }

  /**
   * The exchanges that show broken rules by themselves. What couldn't be decided is left to be
   * looked into again.
   */
  private List<Integer> shownByOneExchange() {
    List<Rule> asked =
        rules.stream()
            .map(rule -> confirmed.contains(rule.id()) ? rule : rule.byOneExchange())
            .toList();
    List<Judgement> judgements = Judgement.of(asked, evidence, false, Set.of());
    judgements.stream()
        .filter(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE)
        .forEach(judgement -> confirmed.remove(judgement.rule().id()));
    return judgements.stream()
        .filter(Minimizer::isShownByOneExchange)
        .filter(judgement -> confirmed.add(judgement.rule().id()))
        .map(judgement -> last(((Finding.Broken) judgement.finding()).exchanges()))
        .distinct()
        .limit(RULES)
        .toList();
  }

  private static boolean isShownByOneExchange(Judgement judgement) {
    return judgement.finding() instanceof Finding.Broken broken
        && broken.proof().isEmpty()
        && !broken.exchanges().isEmpty();
  }

  /** Looks how little has to go before this exchange for its answer to be the same. */
  private void shorten(int exchange) throws StopRun {
    Exchange recorded = evidence.history().exchanges().get(exchange);
    List<Event> run = Reproduction.sinceReset(evidence, exchange);
    Predicate<History> shows = again -> Reproduction.isAlike(last(again.exchanges()), recorded);
    // Each try would wait for an answer in vain, and once more.
    if (!recorded.failed(Result.Failure.TIMED_OUT)) {
      leaveOut(run, shows);
    }
  }

  /**
   * Sends these with less and less between the reset at the beginning and the last request; the
   * fewest that did.
   */
  private List<Event> leaveOut(List<Event> whole, Predicate<History> shows) throws StopRun {
    // A new connection is taken as it comes.
    List<Event> events =
        whole.stream().filter(one -> isPause(one) || !(one.input() instanceof Input.Gap)).toList();
    if (events.size() <= 2) {
      return events;
    }
    return ends(
        events,
        DeltaDebugging.minimal(
            events.subList(1, events.size() - 1),
            some -> {
              List<Event> all = ends(events, some);
              if (spent + cost(all) > LEFT_OUT || !session.affords(all.size())) {
                return false;
              }
              spent += cost(all);
              return shows.test(repeat(all));
            }));
  }

  /** These between the first and the last of those. */
  private static List<Event> ends(List<Event> events, List<Event> between) {
    List<Event> all = new ArrayList<>(between);
    all.add(0, events.get(0));
    all.add(last(events));
    return all;
  }

  /** What it costs to send these again, in requests; a pause takes as long as many. */
  static int cost(List<Event> events) {
    return events.stream().mapToInt(event -> isPause(event) ? LEFT_OUT / MOST_PAUSES : 1).sum();
  }

  private static boolean isPause(Event event) {
    return event.input().equals(Input.Gap.PAUSED);
  }

  /** The proof from the reset on that brought the insight to a known state. */
  private List<Event> sinceReset(List<Event> until, List<Event> proof) {
    for (int from = Math.min(until.size() - proof.size(), until.size() - 1); from >= 0; from--) {
      if (until.get(from).input().isReset()) {
        return until.subList(from, until.size());
      }
    }
    return proof;
  }

  /** All that happened until the end of this proof; at other insights only if it has such. */
  private List<Event> until(Address address, List<Event> proof) {
    boolean elsewhere = proof.stream().anyMatch(Minimizer::isElsewhere);
    return evidence.insights().getOrDefault(address, List.of()).stream()
        .filter(event -> elsewhere || !isElsewhere(event))
        .filter(event -> event.exchange() <= last(proof).exchange())
        .toList();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  /** Sends the requests of these events again; what was sent, and what came of it. */
  private History repeat(List<Event> events) throws StopRun {
    List<Exchange> recorded = evidence.history().exchanges();
    int first = session.history().exchanges().size();
    int before = -1;
    for (Event event : events) {
      if (isPause(event)) {
        session.pause(Pause.LONG_ENOUGH);
      }
      if (event.input() instanceof Input.Gap || event.exchange() == before) {
        continue;
      }
      before = event.exchange();
      Request request = recorded.get(event.exchange()).request();
      String purpose = recorded.get(event.exchange()).purpose();
      session.send(request, purpose.startsWith(AGAIN) ? purpose : AGAIN + purpose);
    }
    List<Exchange> sent = session.history().exchanges();
    return new History(session.origin(), sent.subList(first, sent.size()));
  }

  private Collection<List<Event>> events(History history) {
    return InsightEvents.of(
            evidence.contract().machine(), Interpretation.of(evidence.contract(), history))
        .events()
        .values();
  }
}
