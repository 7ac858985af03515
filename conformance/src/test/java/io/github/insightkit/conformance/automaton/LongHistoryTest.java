package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is left out of a long history makes no difference. */
class LongHistoryTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static final List<String> PATHS =
      List.of(
          "accounts/a/security-center/insights/abc",
          "accounts/a/security-center/insights/abc",
          "accounts/a/security-center/insights/ABC",
          "accounts/a/security-center/insights/ab-c-x",
          "accounts/b/security-center/insights/abc",
          "accounts/a/security-center/insights/def",
          "accounts/a/security-center/insights/xyz",
          "zones/z/security-center/insights/abc",
          "accounts/a/security-center/insights/",
          "accounts/b/security-center/insights/",
          "accounts/a/security-center/insights/%2561bc",
          "accounts/a/security-center/insights/x%2F..%2Fabc",
          "users/a/security-center/insights/abc");

  private static final List<String> BODIES =
      List.of(
          "{\"classification\":null}",
          "{\"classification\":\"false_positive\"}",
          "{\"classification\":\"other\",\"rationale\":\"r\"}",
          "{\"classification\":null,\"issue_id\":\"abc\"}",
          "{\"classification\":\"x\"}");

  private static Exchange exchange(int index, String path, String body, int status, long start) {
    return new Exchange(
        index,
        "",
        new Request(
            "PATCH", "/" + path + "/classification", List.of(), ByteString.encodeUtf8(body)),
        status == 0
            ? new Result.NoResponse(Result.Failure.TIMED_OUT, "none")
            : new Result.Response(
                status,
                List.of(),
                ByteString.encodeUtf8("{\"success\":" + (status < 300) + "}"),
                false),
        start,
        start + 10);
  }

  /** One request after the other, but for some that overlap and some pauses. */
  private static List<Reading> random(Random random) {
    List<Exchange> exchanges = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 40; i++) {
      now += List.of(5, 20, 20, 20, 2_000_000).get(random.nextInt(5));
      exchanges.add(
          exchange(
              i,
              PATHS.get(random.nextInt(PATHS.size())),
              BODIES.get(random.nextInt(BODIES.size())),
              List.of(200, 200, 400, 0).get(random.nextInt(4)),
              now));
    }
    return readings(exchanges);
  }

  private static List<Reading> readings(List<Exchange> exchanges) {
    return Interpretation.of(
        CONTRACT,
        new History(new History.Origin("r", "http://127.0.0.1", "1", 0, false), exchanges));
  }

  /** A rule for each relation and each gap, and one for all else. */
  private static Set<String> blame(State before, Input input, Answer answer, State after) {
    if (input instanceof Relation other) {
      return before.equals(after) ? Set.of() : Set.of(other.name());
    }
    return input instanceof Input.Gap gap
        ? before.equals(after) || answer != Answer.ACCEPTED ? Set.of() : Set.of(gap.name())
        : Set.of("REST");
  }

  private static final List<Set<String>> RULES =
      List.of(
          Set.of(),
          Set.of("OTHER"),
          Set.of("LOOKALIKE"),
          Set.of("OTHER_OWNER"),
          Set.of("MISREAD"),
          Set.of("RESOLVED"),
          Set.of("OTHER_COLLECTION"),
          Set.of("NAMED_IN_BODY"),
          Set.of("PAUSED"),
          Set.of("RECONNECTED"),
          Set.of("REST", "OTHER"),
          Set.of("REST", "LOOKALIKE", "PAUSED"));

  @Property(tries = 300)
  void whatIsPossibleAtEachRequestIsTheSame(@ForAll long seed) {
    List<Reading> readings = random(new Random(seed));
    InsightEvents full = InsightEvents.of(CONTRACT.machine(), readings, Integer.MAX_VALUE);
    InsightEvents fewer = InsightEvents.of(CONTRACT.machine(), readings, 0);

    assertThat(fewer.scopes()).isEqualTo(full.scopes());
    assertThat(fewer.events().keySet()).isEqualTo(full.events().keySet());
    Set<Input> inputs = new LinkedHashSet<>();
    full.events().values().forEach(events -> events.forEach(one -> inputs.add(one.input())));
    Automaton automaton =
        Automaton.of(CONTRACT.machine(), Calibration.NONE, LongHistoryTest::blame, inputs);
    full.events()
        .forEach(
            (insight, events) -> {
              List<Event> some = Objects.requireNonNull(fewer.events().get(insight));
              assertThat(events).containsSubsequence(some);
              for (Set<String> rules : RULES) {
                Automaton broken = automaton.allowing(rules);
                assertThat(own(broken, some)).isEqualTo(own(broken, events));
              }
            });
  }

  /** What is possible before and after each request for the insight itself, and at the end. */
  private static List<Object> own(Automaton automaton, List<Event> events) {
    List<Object> own = new ArrayList<>();
    Trace trace = Trace.of(automaton, events);
    for (Step step : trace.steps()) {
      if (!(step.event().input() instanceof Relation)
          && !(step.event().input() instanceof Input.Gap)) {
        own.add(step);
      }
    }
    own.add(trace.end());
    return own;
  }

  @Property(tries = 100)
  void theSameWaysOfBreakingARuleAreRuledOut(@ForAll long seed) {
    List<Reading> readings = random(new Random(seed));
    InsightEvents full = InsightEvents.of(CONTRACT.machine(), readings, Integer.MAX_VALUE);
    InsightEvents fewer = InsightEvents.of(CONTRACT.machine(), readings, 0);
    Set<Input> inputs = new LinkedHashSet<>();
    full.events().values().forEach(events -> events.forEach(one -> inputs.add(one.input())));
    Automaton automaton =
        Automaton.of(CONTRACT.machine(), Calibration.NONE, LongHistoryTest::blame, inputs);

    for (Set<String> broken : RULES) {
      Survivors all = new Survivors(automaton, inputs, broken, full.events().values());
      Survivors some = new Survivors(automaton, inputs, broken, fewer.events().values());
      for (Set<String> rules : RULES) {
        for (String rule : rules) {
          assertThat(some.of(rule, input -> true)).isEqualTo(all.of(rule, input -> true));
        }
      }
    }
  }

  @Test
  void aLongHistoryOfManyInsightsIsTakenInPart() {
    int insights = 600;
    List<Exchange> exchanges = new ArrayList<>();
    IntStream.range(0, 2 * insights)
        .forEach(
            i ->
                exchanges.add(
                    exchange(
                        i,
                        "accounts/a/security-center/insights/i" + (1_000 + i % insights),
                        BODIES.get(i / insights),
                        200,
                        20L * i)));

    Set<Integer> events = new HashSet<>();
    InsightEvents.of(CONTRACT.machine(), readings(exchanges))
        .events()
        .values()
        .forEach(some -> events.add(some.size()));

    assertThat(events).allMatch(size -> size <= 2 + Entries.FEW + 2 * 2);
  }

  @Test
  void aShortHistoryIsTakenInFull() {
    List<Reading> readings = random(new Random(1));

    assertThat(InsightEvents.of(CONTRACT.machine(), readings))
        .isEqualTo(InsightEvents.of(CONTRACT.machine(), readings, Integer.MAX_VALUE));
  }

  @Test
  void whatGoesOnElsewhereIsKnownByItsFirstAndLastOfAKind() {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String issue = i == 0 || i == 8 ? "abc" : i == 4 ? "ABC" : "other" + i;
      exchanges.add(
          exchange(i, "accounts/a/security-center/insights/" + issue, BODIES.get(1), 200, 20L * i));
    }

    assertThat(
            Objects.requireNonNull(
                InsightEvents.of(CONTRACT.machine(), readings(exchanges), 0)
                    .events()
                    .get(new Address("account", "a", "abc"))))
        .extracting(Event::exchange)
        .containsExactly(0, 1, 4, 7, 8);
  }
}
