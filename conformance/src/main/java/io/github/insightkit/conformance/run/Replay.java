package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.StopRun;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends a counterexample again.
 *
 * <p>A rule about states may need more to be judged than its counterexample, such as what the
 * implementation was found to do where the contract is silent; then it counts as broken if every
 * answer says the same as when it was recorded. Requests that overlapped then are sent at once, and
 * where time passed between two, it passes again. All of it is sent again and again until the rule
 * is broken: {@value #ROUNDS} times, for some faults show from a certain use on, or {@value
 * Races#BURSTS_TO_DECIDE} where requests overlap.
 */
public final class Replay {
  /** How many times it is sent before it counts as gone. */
  private static final int ROUNDS = 12;

  /** How many requests a counterexample may have. */
  private static final int MOST = 1_000;

  /** How many of them may overlap. */
  private static final int MOST_AT_ONCE = 64;

  /** How long is waited at most where the recording has a gap. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

  private final Session session;
  private final Contents contents;

  /**
   * One request of it, sent again.
   *
   * @param then what the report has of it
   * @param now what came of it
   * @param time the same for all that is sent at once, and for nothing else
   */
  public record Step(Exchange then, Result now, long time) {
    private Exchange exchange(int index) {
      return new Exchange(index, then.purpose(), then.request(), now, 2 * time, 2 * time + 1);
    }

    private boolean isSame() {
      return says(then.result()).equals(says(now));
    }

    private boolean isComplete() {
      return now instanceof Result.Response || then.result() instanceof Result.NoResponse;
    }

    /** What an answer says, without what differs from time to time. */
    private static Map.Entry<Answer, Integer> says(Result result) {
      return Map.entry(Answer.of(result), result.status());
    }
  }

  /**
   * What came of it.
   *
   * @param finding whether the rule is still broken, or holds; undecided if answers are missing
   * @param steps the requests, each with both answers
   * @param left in what state each insight was left, in words
   */
  public record Outcome(Finding finding, List<Step> steps, List<String> left) {}

  /** A replay by this session, which nothing else was sent by. */
  public Replay(Session session) {
    this.session = session;
    this.contents = new Contents(session.contract());
  }

  /**
   * Sends these steps, resets what they touched or sets again what stood there, and judges.
   *
   * @throws IllegalArgumentException if there is no such rule, or a request can't be sent
   * @throws Run.Unreachable if not even a connection could be made
   */
  public Outcome of(String ruleId, List<Exchange> recorded) throws Run.Unreachable {
    Rule rule =
        Selection.named(ruleId)
            .orElseThrow(() -> new IllegalArgumentException("this kit has no rule " + ruleId));
    if (recorded.isEmpty() || recorded.size() > MOST) {
      throw new IllegalArgumentException(
          "expected a counterexample of 1 to " + MOST + " requests, got " + recorded.size());
    }
    new Repeatable(session.contract()).require(recorded.stream().map(Exchange::request).toList());
    List<List<Exchange>> groups = Exchange.together(recorded);
    if (groups.stream().anyMatch(group -> group.size() > MOST_AT_ONCE)) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_AT_ONCE + " requests at once in the counterexample, got more");
    }
    insights(recorded).forEach(session::touch);
    boolean atOnce = groups.size() < recorded.size();
    List<Step> all = new ArrayList<>();
    List<Step> round = new ArrayList<>();
    Finding finding = new Finding.Untested("nothing was sent");
    Finding told = finding;
    int tries = 0;
    try {
      session.list().begin(session.touched());
      // What went on at once shows a race now and then, not each time; and what depends on what
      // went before may show only after that.
      int rounds = atOnce ? Races.BURSTS_TO_DECIDE : ROUNDS;
      for (; tries < rounds && !(told instanceof Finding.Broken); tries++) {
        round.clear();
        // A counterexample begins with a reset, which needn't lead home from everywhere. Besides,
        // nodes may take turns, so that another one has to go first now and then.
        if (session.bodies().homing().size() > 1 || tries % 2 == 1) {
          session.reset();
        }
        send(groups, round, all);
        finding = finding(rule, round);
        told = told(finding, round, recorded.size());
      }
    } catch (StopRun e) {
      finding = round.isEmpty() ? finding : finding(rule, round);
    } finally {
      session.resetAll();
    }
    Run.Unreachable.check(session.history());
    if (atOnce && !(told instanceof Finding.Broken)) {
      finding = finding(rule, all);
    }
    told = told(finding, round, recorded.size());
    if (told instanceof Finding.Broken && tries > 1) {
      told = new Finding.Broken(told.message() + "; it took " + tries + " tries", List.of());
    }
    return new Outcome(told, round, left());
  }

  /** The insights that these steps change. */
  private Set<Address> insights(List<Exchange> recorded) {
    return Interpretation.of(session.contract(), new History(session.origin(), recorded)).stream()
        .filter(reading -> !(reading.input() instanceof Relation))
        .map(Reading::address)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> left() {
    return FinalStates.of(new Evidence(contents, session.history()), session).entrySet().stream()
        .map(left -> "left " + left.getKey().inWords() + ": " + left.getValue())
        .toList();
  }

  private Finding finding(Rule rule, List<Step> sent) {
    List<Exchange> exchanges = new ArrayList<>();
    sent.forEach(one -> exchanges.add(one.exchange(exchanges.size())));
    return rule.judge(new Evidence(contents, new History(session.origin(), exchanges)));
  }

  private void send(List<List<Exchange>> groups, List<Step> round, List<Step> all) throws StopRun {
    long end = Long.MAX_VALUE;
    for (List<Exchange> group : groups) {
      Duration gap = Duration.of(group.get(0).startMicros() - end, ChronoUnit.MICROS);
      if (end != Long.MAX_VALUE && gap.compareTo(Exchange.PAUSE) >= 0) {
        session.pause(gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP);
      }
      end = group.stream().mapToLong(Exchange::endMicros).max().orElse(end);
      long time = all.size();
      List<Request> requests = group.stream().map(Exchange::request).toList();
      String purpose = group.get(0).purpose();
      List<Exchange> sent =
          group.size() == 1
              ? List.of(session.sendOnce(requests.get(0), purpose))
              : session.sendAtOnce(requests, purpose);
      for (int i = 0; i < group.size(); i++) {
        round.add(new Step(group.get(i), sent.get(i).result(), time));
      }
      all.addAll(round.subList(round.size() - group.size(), round.size()));
    }
  }

  /** This, or what the answers tell by themselves where it says neither. */
  private static Finding told(Finding finding, List<Step> round, int size) {
    if (finding instanceof Finding.Broken || finding instanceof Finding.Holds) {
      return finding;
    }
    if (round.size() < size || !round.stream().allMatch(Step::isComplete)) {
      return new Finding.Undecided("answers are missing");
    }
    return round.stream().allMatch(Step::isSame)
        ? new Finding.Broken("every answer says what it said when it was recorded", List.of())
        : new Finding.Holds("the answers aren't what they were, and break nothing");
  }
}
