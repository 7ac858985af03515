package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Reading;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is seen between exchanges, and which of them overlap. */
class EntriesTest {
  private final List<Reading> readings = new ArrayList<>();

  private EntriesTest from(long start, long end, Header... headers) {
    return reading(readings.size(), start, end, headers);
  }

  private EntriesTest reading(int index, long start, long end, Header... headers) {
    readings.add(
        new Reading(
            new Exchange(
                index,
                "",
                new Request("PATCH", "/", List.of(headers), ByteString.EMPTY),
                new Result.Response(200, List.of(), ByteString.EMPTY, false),
                start,
                end),
            INSIGHT,
            to(HOME),
            Answer.ACCEPTED));
    return this;
  }

  private List<Boolean> reconnected() {
    return Entries.of(readings).stream().map(Entries.Entry::reconnected).toList();
  }

  private List<Boolean> concurrent() {
    return Entries.of(readings).stream().map(Entries.Entry::concurrent).toList();
  }

  @Test
  void oneAfterTheOtherIsNotConcurrentEvenWithoutAGap() {
    from(0, 5).from(5, 9).from(9, 12);

    assertThat(concurrent()).containsExactly(false, false, false);
    assertThat(reconnected()).containsExactly(false, false, false);
  }

  @Test
  void whatOverlapsIsConcurrent() {
    from(0, 5).from(4, 6).from(7, 8);

    assertThat(concurrent()).containsExactly(true, true, false);
  }

  @Test
  void whatOverlapsWithAnEarlierOneThanTheLastIsConcurrent() {
    from(0, 10).from(1, 2).from(5, 6).from(10, 11);

    assertThat(concurrent()).containsExactly(true, true, true, false);
  }

  @Test
  void afterABurstThereIsAnotherConnection() {
    from(0, 5).from(4, 6).from(7, 8).from(9, 10);

    assertThat(reconnected()).containsExactly(false, false, true, false);
  }

  @Test
  void afterAConnectionWasClosedThereIsAnotherOne() {
    from(0, 1).from(2, 3, new Header("connection", "close")).from(4, 5);
    from(6, 7, new Header("connection", "keep-alive")).from(8, 9);

    assertThat(reconnected()).containsExactly(false, false, true, false, false);
  }

  /** What the server left unread of it would be taken for the next. */
  @Test
  void afterARequestThatSaysItselfWhereItEndsThereIsAnotherConnection() {
    from(0, 1, new Header("content-length", "1")).from(2, 3, new Header("Content-Type ", "x"));
    from(4, 5, new Header("Host", "")).from(6, 7).from(8, 9);

    assertThat(reconnected()).containsExactly(false, true, true, true, false);
  }

  @Test
  void afterASecondWithoutRequestsThereIsAnotherConnection() {
    from(0, 100).from(1_000_100, 1_000_200).from(2_000_199, 2_000_300);

    assertThat(reconnected()).containsExactly(false, true, false);
  }

  @Test
  void whatOneLookShowsOfSeveralInsightsHappensAtOneMoment() {
    reading(0, 0, 1).reading(1, 2_000_000, 2_000_005).reading(1, 2_000_000, 2_000_005);
    reading(2, 2_000_006, 2_000_007);

    assertThat(reconnected()).containsExactly(false, true, false, false);
    assertThat(concurrent()).containsExactly(false, false, false, false);
  }

  @Test
  void aLookThatOverlapsWithTheNextExchangeIsConcurrentInAllThatItShows() {
    reading(0, 0, 5).reading(0, 0, 5).reading(1, 4, 6);

    assertThat(concurrent()).containsExactly(true, true, true);
  }
}
