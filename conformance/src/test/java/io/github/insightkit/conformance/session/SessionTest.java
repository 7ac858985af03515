package io.github.insightkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
  private static final String RESET = "{\"classification\":null}";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Address INSIGHT = new Address("account", "a/b", "i");
  private static final Result OK = new Result.Response(200, List.of(), ByteString.EMPTY, false);
  private static final Result LOST = new Result.NoResponse(Result.Failure.BROKEN, "reset");

  private final List<Duration> pauses = new ArrayList<>();
  private final List<Request> sent = new ArrayList<>();
  private final Deque<Result> answers = new ArrayDeque<>();

  /** Answers from a list, and with OK when that is used up. */
  private final class Scripted implements Transport {
    @Override
    public Result send(Request request) {
      sent.add(request);
      return answers.isEmpty() ? OK : answers.remove();
    }

    @Override
    public List<Timed> sendAtOnce(List<Request> requests) {
      return requests.stream().map(request -> new Timed(send(request), 0, 1)).toList();
    }

    @Override
    public void close() {}
  }

  private Session session(int budget) {
    return session(new Limits(budget, Duration.ofSeconds(100)), InstantSource.fixed(NOW));
  }

  private Session session(Limits limits, InstantSource clock) {
    return new Session(
        Frozen.CONTRACT,
        new Scripted(),
        new History.Origin("r", "http://127.0.0.1", "1", 0, true),
        new Settings(limits, clock, pauses::add, exchange -> {}, Reads.Source.NOTHING, true));
  }

  @Test
  void sendsNoCredentialsWhereTheRunHasNone() throws Exception {
    Settings settings =
        new Settings(
            new Limits(9),
            InstantSource.fixed(NOW),
            pauses::add,
            exchange -> {},
            Reads.Source.INSIGHTS_LIST,
            true);
    for (boolean credentialed : List.of(true, false)) {
      History.Origin origin = new History.Origin("r", "http://127.0.0.1", "1", 0, credentialed);
      Session session = new Session(Frozen.CONTRACT, new Scripted(), origin, settings);

      session.list().begin(List.of(INSIGHT));
      session.change(INSIGHT, RESET, "reset");
      session.sendAtOnce(List.of(session.draft(INSIGHT, RESET)), "reset");

      assertThat(session.history().exchanges())
          .hasSize(4)
          .allMatch(
              exchange -> exchange.request().header("Authorization").isPresent() == credentialed);
    }
  }

  private static Result throttled(int status, String retryAfter) {
    return new Result.Response(
        status, List.of(new Header("retry-after", retryAfter)), ByteString.EMPTY, false);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, 7",
    "503, 0, 0",
    "429, 'Sun, 01 Mar 2026 12:00:30 GMT', 30",
    "429, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
    "429, soon, 1",
    "429, -5, 1"
  })
  void comesBackWhenItIsToldTo(int status, String retryAfter, long seconds) throws Exception {
    answers.add(throttled(status, retryAfter));
    Session session = session(10);

    session.change(INSIGHT, RESET, "reset");

    assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
    assertThat(session.history().exchanges()).hasSize(2);
  }

  @Test
  void aPauseThatNobodyWaitedForStandsInTheHistory() throws Exception {
    SkippedPauses skipped = new SkippedPauses();
    Session session =
        new Session(
            Frozen.CONTRACT,
            new Scripted(),
            new History.Origin("r", "http://127.0.0.1", "1", 0, true),
            new Settings(new Limits(9), Reads.Source.NOTHING).pausing(skipped));

    session.change(INSIGHT, RESET, "before");
    session.pause(Duration.ofDays(1));
    session.change(INSIGHT, RESET, "after");

    List<Exchange> sent = session.history().exchanges();
    assertThat(sent.get(1).startMicros() - sent.get(0).endMicros())
        .isBetween(86_400_000_000L, 86_400_000_000L + 3_600_000_000L);
  }

  @Test
  void endsWhenItHasTakenTooLong() throws Exception {
    Instant[] now = {NOW};
    Session session = session(new Limits(10), () -> now[0]);
    now[0] = NOW.plus(Limits.LONGEST);
    session.change(INSIGHT, RESET, "in time");
    now[0] = NOW.plus(Limits.LONGEST).plusMillis(1);

    assertThatThrownBy(() -> session.change(INSIGHT, RESET, "too late"))
        .isInstanceOf(StopRun.class)
        .hasMessage("it took longer than 1800 seconds");
    session.resetAll();
    assertThat(sent).as("the insight is reset all the same").hasSize(2);
  }

  @Test
  void endsWhenTheAnswersAreTooLongInAll() throws Exception {
    Session session = session(10);
    ByteString half = ByteString.of(new byte[(int) Limits.MOST_BYTES / 2]);
    Result longest = new Result.Response(200, List.of(), half, false);
    answers.addAll(
        List.of(
            longest,
            longest,
            new Result.Response(200, List.of(), ByteString.encodeUtf8("x"), false)));
    for (int i = 0; i < 3; i++) {
      session.change(INSIGHT, RESET, "reset");
    }

    assertThatThrownBy(() -> session.change(INSIGHT, RESET, "one too many"))
        .isInstanceOf(StopRun.class)
        .hasMessage("the answers were longer than 67108864 bytes in all");
  }

  @Test
  void saysHowManyRequestsItStillAffords() throws Exception {
    Session session = session(3);
    session.change(INSIGHT, RESET, "reset");

    assertThat(session.affords(2)).isTrue();
    assertThat(session.affords(3)).isFalse();
  }

  @Test
  void doesNotWaitForever() {
    answers.add(throttled(429, "99999999999999999999"));

    assertThatThrownBy(() -> session(10).change(INSIGHT, RESET, "reset"))
        .isInstanceOf(StopRun.class)
        .hasMessage(
            "the server asked to come back later than the 100 seconds that a run waits in all");
    assertThat(pauses).isEmpty();
  }

  @Test
  void givesUpAfterThreeRequestsWithoutAnAnswer() throws Exception {
    Session session = session(10);
    answers.addAll(List.of(OK, LOST, LOST, OK, LOST, LOST, LOST, LOST, LOST, LOST));
    for (int i = 0; i < 5; i++) {
      session.change(INSIGHT, RESET, "reset");
    }

    assertThatThrownBy(() -> session.change(INSIGHT, RESET, "reset"))
        .isInstanceOf(StopRun.class)
        .hasMessage("3 requests in a row were not answered: reset");
  }

  @ParameterizedTest
  @EnumSource(
      value = Result.Failure.class,
      names = {"TIMED_OUT", "BROKEN", "STALE"})
  void sendsOnceMoreWhatMayHaveFailedByChance(Result.Failure failure) throws Exception {
    answers.add(new Result.NoResponse(failure, "by chance"));

    assertThat(session(10).change(INSIGHT, RESET, "reset").result()).isEqualTo(OK);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).isEqualTo(sent.get(0));
  }

  @Test
  void givesUpAtOnceWhereNobodyListens() {
    answers.add(new Result.NoResponse(Result.Failure.NOT_CONNECTED, "refused"));

    assertThatThrownBy(() -> session(10).change(INSIGHT, RESET, "reset"))
        .isInstanceOf(StopRun.class)
        .hasMessage("no connection could be made: refused");
  }

  @Test
  void idsArePercentEncoded() throws Exception {
    session(10).change(INSIGHT, RESET, "reset");

    assertThat(sent.get(0).path())
        .isEqualTo("/accounts/a%2Fb/security-center/insights/i/classification");
  }

  @Test
  void whatWasTouchedIsResetEvenWhenTheBudgetIsUsedUp() throws Exception {
    Session session = session(1);
    session.change(INSIGHT, "{}", "touch");
    assertThatThrownBy(() -> session.change(INSIGHT, "{}", "again")).isInstanceOf(StopRun.class);

    session.resetAll();

    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).body().utf8()).isEqualTo("{\"classification\":null}");
  }

  @Test
  void stopsBetweenTwoRequestsWhenItIsAskedTo() throws Exception {
    Session session = session(10);
    session.change(INSIGHT, "{}", "touch");
    session.stop();

    assertThatThrownBy(() -> session.change(INSIGHT, "{}", "again"))
        .isInstanceOf(StopRun.class)
        .hasMessage("it was interrupted");
    session.resetAll();
    assertThat(sent).hasSize(2);
  }
}
