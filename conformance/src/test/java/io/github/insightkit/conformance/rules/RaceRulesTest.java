package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.automaton.Races;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** The rules about races over histories that are written down. */
class RaceRulesTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Contents CONTENTS = new Contents(CONTRACT);
  private static final String RESET = "{\"classification\":null}";
  private static final String ACCEPT = "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";
  private static final String OTHER = "{\"classification\":\"other\",\"rationale\":\"r\"}";

  private final List<Exchange> exchanges = new ArrayList<>();
  private long now;

  private static Result status(int status) {
    boolean success = status == 200;
    return new Result.Response(
        status,
        List.of(new Header("content-type", "application/json")),
        ByteString.encodeUtf8("{\"success\":" + success + ",\"errors\":[],\"messages\":[]}"),
        false);
  }

  private static final Result LOST = new Result.NoResponse(Result.Failure.TIMED_OUT, "timed out");

  private void add(String body, Result result, long start, long end) {
    exchanges.add(
        new Exchange(
            exchanges.size(),
            "test",
            new Request(
                "PATCH",
                "/accounts/a/security-center/insights/i/classification",
                List.of(new Header("Content-Type", "application/json")),
                ByteString.encodeUtf8(body)),
            result,
            start,
            end));
  }

  private RaceRulesTest alone(String body, int status) {
    add(body, status(status), now, now + 1);
    now += 2;
    return this;
  }

  private RaceRulesTest atOnce(String one, Result first, String other, Result second) {
    add(one, first, now, now + 5);
    add(other, second, now, now + 5);
    now += 6;
    return this;
  }

  /** A burst in which one of two values wins. */
  private RaceRulesTest sound(int times) {
    for (int i = 0; i < times; i++) {
      alone(RESET, 200).atOnce(ACCEPT, status(200), OTHER, status(409));
    }
    return this;
  }

  private Judgement judged(String rule) {
    Evidence evidence =
        new Evidence(
            CONTENTS,
            new History(
                new History.Origin("r", "http://127.0.0.1", CONTRACT.version(), 0, false),
                exchanges));
    return Judgement.of(RaceRules.all(), evidence, false, Set.of()).stream()
        .filter(judgement -> judgement.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private Map.Entry<Verdict, String> verdict(String rule) {
    Judgement judgement = judged(rule);
    return Map.entry(judgement.verdict(), judgement.finding().message());
  }

  @Test
  void enoughBurstsWithOneWinnerEachPass() {
    sound(Races.BURSTS_TO_DECIDE);

    assertThat(verdict("RACE-01"))
        .isEqualTo(
            Map.entry(
                Verdict.PASS,
                "32 bursts took effect in some order; a race that shows in 9 % of bursts is missed"
                    + " by one run in 20"));
    assertThat(verdict("RACE-02"))
        .isEqualTo(
            Map.entry(
                Verdict.PASS, "64 requests that went on at the same time as others were answered"));
    assertThat(verdict("RACE-03"))
        .isEqualTo(Map.entry(Verdict.PASS, "32 bursts met no refusal but those of some order"));
  }

  @Test
  void tooFewBurstsDecideNothing() {
    sound(Races.BURSTS_TO_DECIDE - 1);

    assertThat(verdict("RACE-01"))
        .isEqualTo(
            Map.entry(Verdict.UNTESTABLE, "31 of the 32 bursts that it takes were answered"));
  }

  @Test
  void noBurstAtAllDecidesNothing() {
    alone(RESET, 200).alone(ACCEPT, 200);

    assertThat(verdict("RACE-02"))
        .isEqualTo(Map.entry(Verdict.UNTESTABLE, "no requests went on at the same time"));
  }

  @Test
  void twoWinnersAreShownFromTheResetOn() {
    sound(1).alone(RESET, 200).atOnce(ACCEPT, status(200), OTHER, status(200));

    assertThat(verdict("RACE-01"))
        .isEqualTo(
            Map.entry(
                Verdict.FAIL,
                "asked for different things at once: expected answers as if one request had come"
                    + " after the other, got accept_risk accepted, other accepted"));
    assertThat(((Finding.Broken) judged("RACE-01").finding()).exchanges()).containsExactly(3, 4, 5);
    assertThat(verdict("RACE-03").getKey()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aLoserThatStandsIsShownByTheLookAfterIt() {
    sound(1).alone(OTHER, 200);

    assertThat(verdict("RACE-01").getKey()).isEqualTo(Verdict.FAIL);
    assertThat(verdict("RACE-01").getValue()).endsWith("and after that other accepted");
  }

  @Test
  void aResetThatIsLostIsShownByTheLookAfterIt() {
    alone(RESET, 200)
        .alone(ACCEPT, 200)
        .atOnce(RESET, status(200), OTHER, status(409))
        .alone(OTHER, 409);

    assertThat(verdict("RACE-01").getKey()).isEqualTo(Verdict.FAIL);
    assertThat(verdict("RACE-01").getValue()).endsWith("and after that other refused");
  }

  @Test
  void aResetMayGoBeforeTheValueOrAfterIt() {
    alone(RESET, 200)
        .alone(ACCEPT, 200)
        .atOnce(RESET, status(200), OTHER, status(409))
        .alone(OTHER, 200)
        .atOnce(RESET, status(200), ACCEPT, status(200))
        .alone(OTHER, 409);

    assertThat(verdict("RACE-01").getKey()).isEqualTo(Verdict.UNTESTABLE);
  }

  @Test
  void whatIsTakenAloneTooIsNoRace() {
    for (int i = 0; i < 3; i++) {
      alone(RESET, 200).alone(ACCEPT, 200).alone(OTHER, 200);
    }
    alone(RESET, 200).atOnce(ACCEPT, status(200), OTHER, status(200));

    assertThat(verdict("RACE-01").getKey()).isEqualTo(Verdict.UNTESTABLE);
  }

  @Test
  void refusingBothIsAWarningOfItsOwn() {
    sound(1).alone(RESET, 200).atOnce(ACCEPT, status(409), OTHER, status(409));

    assertThat(verdict("RACE-01").getKey()).isEqualTo(Verdict.UNTESTABLE);
    assertThat(verdict("RACE-03"))
        .isEqualTo(
            Map.entry(
                Verdict.WARN,
                "asked for different things at once: expected answers as if one request had come"
                    + " after the other, got accept_risk refused, other refused"));
  }

  /** Two bursts that aren't answered in time, where one request alone takes this long, in µs. */
  private RaceRulesTest late(long alone) {
    for (int i = 0; i < 2; i++) {
      add(RESET, status(200), now, now + alone);
      now += alone + 1;
      add(ACCEPT, status(200), now, now + 100);
      add(OTHER, LOST, now, now + 100);
      now += 101;
    }
    add(RESET, status(200), now, now + alone);
    return this;
  }

  @Test
  void burstsThatHangWhereOneAloneIsQuickAreShown() {
    late(24);

    assertThat(verdict("RACE-02"))
        .isEqualTo(
            Map.entry(
                Verdict.FAIL,
                "sent several requests at once: expected an answer to each and no server error, got"
                    + " no answer: timed out, and 1 more failed, while requests that were sent"
                    + " alone were answered"));
  }

  @Test
  void burstsThatMayHaveBeenTooManyForASlowMachineDecideNothing() {
    late(25);

    assertThat(verdict("RACE-02"))
        .isEqualTo(
            Map.entry(
                Verdict.INCONCLUSIVE,
                "requests at once weren't answered in time, and for those that went alone around"
                    + " them the server took so long that it may just be slow; run it again where"
                    + " the machine has less to do"));
  }

  @Test
  void answersThatAreLostInTwoBurstsAreShown() {
    alone(RESET, 200).atOnce(ACCEPT, status(200), OTHER, LOST);

    assertThat(verdict("RACE-02"))
        .isEqualTo(
            Map.entry(
                Verdict.INCONCLUSIVE,
                "one burst that wasn't answered in full may be a passing trouble: exchange 2"));

    alone(RESET, 200).atOnce(ACCEPT, status(500), OTHER, LOST);

    assertThat(verdict("RACE-02"))
        .isEqualTo(
            Map.entry(
                Verdict.FAIL,
                "sent several requests at once: expected an answer to each and no server error, got"
                    + " no answer: timed out, and 2 more failed, while requests that were sent"
                    + " alone were answered"));
    assertThat(verdict("RACE-01"))
        .isEqualTo(
            Map.entry(
                Verdict.INCONCLUSIVE,
                "2 of 6 requests weren't answered, or were told to come back later; the first is"
                    + " exchange 2 (test): timed out"));
  }

  /** Such as a server that goes on with what nobody waits for any more, and holds a lock for it. */
  @Test
  void whatHangsBehindABurstThatHangsIsNotSentAlone() {
    for (int i = 0; i < 2; i++) {
      alone(RESET, 200).atOnce(ACCEPT, status(200), OTHER, LOST);
      add(RESET, LOST, now, now + 100);
      now += 101;
    }

    assertThat(verdict("RACE-02").getKey()).isEqualTo(Verdict.FAIL);

    alone(RESET, 200);
    add(RESET, LOST, now, now + 100);

    assertThat(verdict("RACE-02"))
        .isEqualTo(Map.entry(Verdict.INCONCLUSIVE, "requests fail that are sent alone, too"));
  }

  @Test
  void aServerThatFailsAloneTooIsNotBlamedForRaces() {
    alone(RESET, 500);
    for (int i = 0; i < 2; i++) {
      alone(RESET, 200).atOnce(ACCEPT, status(500), OTHER, status(500));
    }

    assertThat(verdict("RACE-02"))
        .isEqualTo(Map.entry(Verdict.INCONCLUSIVE, "requests fail that are sent alone, too"));
  }

  @Test
  void aRequestThatHasToBeRefusedAndFailsAloneIsNoExcuse() {
    alone(RESET, 200).alone("[]", 500);
    for (int i = 0; i < 2; i++) {
      alone(RESET, 200).atOnce(ACCEPT, status(500), OTHER, status(500));
    }

    assertThat(verdict("RACE-02").getKey()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aBurstThatBeginsAsAnotherEndsIsAnother() {
    alone(RESET, 200);
    for (int i = 0; i < 2; i++) {
      add(ACCEPT, LOST, now, now + 5);
      add(OTHER, LOST, now, now + 5);
      now += 5;
    }

    assertThat(verdict("RACE-02").getKey()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatStandsForEachConnectionAloneTellsNothingOfRaces() {
    Recorded history =
        StateBreaches.refusing(Recorded.nothing())
            .accepted(RESET)
            .patch(Recorded.FALSE_POSITIVE)
            .with("Connection", "close")
            .answered(200)
            .accepted(ACCEPT, RESET, ACCEPT)
            .patch(OTHER)
            .meanwhile()
            .answered(200);

    assertThat(history.finding(RaceRules.all(), "RACE-01"))
        .isEqualTo(
            new Finding.Undecided(
                "requests at once need several connections, and what stands depends on the"
                    + " connection"));
  }

  @Test
  void onlyWhatGoesAloneJustBeforeAndJustAfterTellsHowSlowTheServerIs() {
    add(RESET, status(200), now, now + 1_000);
    now += 1_001;
    late(24);
    add(RESET, status(200), now, now + 1_000);

    assertThat(verdict("RACE-02").getKey()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void theSmallestBurstThatWasNotAnsweredIsShown() {
    alone(RESET, 200);
    add(ACCEPT, status(500), now, now + 5);
    atOnce(ACCEPT, status(500), OTHER, status(500))
        .alone(RESET, 200)
        .atOnce(ACCEPT, status(200), OTHER, status(500));

    assertThat(((Finding.Broken) judged("RACE-02").finding()).exchanges()).containsExactly(5, 6);
  }

  @Test
  void whatOneInsightDoesToAnotherIsNoRace() {
    Recorded history =
        StateBreaches.standing().patch(OTHER).at(path("j")).answered(200).accepted(ACCEPT);
    for (int i = 0; i < 3; i++) {
      history.accepted(RESET, Recorded.FALSE_POSITIVE).patch(OTHER).at(path("j")).answered(200);
      history.accepted(ACCEPT);
    }
    history.accepted(RESET, Recorded.FALSE_POSITIVE);
    history.patch(OTHER).at(path("j")).meanwhile().answered(200).accepted(ACCEPT);

    assertThat(history.finding(RaceRules.all(), "RACE-01"))
        .isEqualTo(new Finding.Undecided("ISOLATION-01 fails first; mend it"));
  }

  @Test
  void whatIsRefusedInTurnAloneIsNoRace() {
    Recorded history = Recorded.nothing().accepted(RESET);
    for (boolean accepted : new boolean[] {true, false, false, true, false, true, false}) {
      history.accepted(RESET);
      if (accepted) {
        history.accepted(OTHER);
      } else {
        history.refused(OTHER).accepted(ACCEPT);
      }
    }
    history.accepted(RESET, ACCEPT).patch(OTHER).meanwhile().answered(200);

    assertThat(history.finding(RaceRules.all(), "RACE-01"))
        .isEqualTo(
            new Finding.Undecided("a value is refused and accepted in turn, in bursts and alone"));
  }

  @Test
  void whatIsRefusedForTheValueOfAnotherInsightIsNoRace() {
    Recorded history = Recorded.nothing().accepted(RESET);
    for (boolean elsewhere : new boolean[] {true, false, false, true, false, true, false}) {
      history.patch(RESET).at(path("j")).answered(200).accepted(RESET);
      if (elsewhere) {
        history.patch(OTHER).at(path("j")).answered(200).refused(OTHER).accepted(ACCEPT);
      } else {
        history.accepted(OTHER);
      }
    }
    history.accepted(RESET, ACCEPT).patch(OTHER).meanwhile().answered(200);

    assertThat(history.finding(RaceRules.all(), "RACE-01"))
        .isEqualTo(new Finding.Untested("ISOLATION-01 fails first; mend it"));
  }
}
