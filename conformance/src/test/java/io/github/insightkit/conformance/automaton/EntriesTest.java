package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.INSIGHT;
import static io.github.insightkit.conformance.automaton.Events.to;
import static io.github.insightkit.conformance.requests.Answer.ACCEPTED;
import static io.github.insightkit.conformance.requests.Answer.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is seen between exchanges, which of them overlap, and which tell of an insight. */
class EntriesTest {
  private static final Address LOOKALIKE = new Address("account", "a", "I");
  private static final Address ELSEWHERE = new Address("account", "a", "z");

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
            ACCEPTED));
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

  /** The last exchange was this instead. */
  private EntriesTest as(Address address, Input input, Answer answer) {
    Exchange last = readings.remove(readings.size() - 1).exchange();
    readings.add(new Reading(last, address, input, answer));
    return this;
  }

  private EntriesTest asked(Address address, Input input, Answer answer) {
    long start = 10L * readings.size();
    return from(start, start + 1).as(address, input, answer);
  }

  private EntriesTest own() {
    return asked(INSIGHT, to(HOME), ACCEPTED);
  }

  private EntriesTest elsewhere(Answer... answers) {
    for (Answer answer : answers) {
      asked(ELSEWHERE, to(HOME), answer);
    }
    return this;
  }

  private EntriesTest elsewhere(int times) {
    return elsewhere(Collections.nCopies(times, ACCEPTED).toArray(Answer[]::new));
  }

  private EntriesTest nearby(int times) {
    for (int i = 0; i < times; i++) {
      asked(LOOKALIKE, to(HOME), ACCEPTED);
    }
    return this;
  }

  /** The exchanges that tell something of the insight if so many between two of its own are few. */
  private List<Integer> relevant(int few) {
    return new Entries(readings, few)
        .relevant(INSIGHT, Set.of(INSIGHT)).stream()
            .map(seen -> seen.entry().reading().exchange().index())
            .toList();
  }

  @Test
  void ofAFewRequestsElsewhereEachIsKept() {
    own().elsewhere(3).own();

    assertThat(relevant(4)).containsExactly(0, 1, 2, 3, 4);
    assertThat(relevant(3)).containsExactly(0, 1, 3, 4);
  }

  @Test
  void soItIsBeforeTheFirstOfItsOwnAndAfterTheLast() {
    elsewhere(3).own().elsewhere(4);

    assertThat(relevant(4)).containsExactly(0, 1, 2, 3, 4, 7);
    assertThat(relevant(3)).containsExactly(0, 2, 3, 4, 7);
  }

  @Test
  void ofManyElsewhereTheFirstAndTheLastWithEachAnswerAreKept() {
    own().elsewhere(ACCEPTED, REFUSED, ACCEPTED, REFUSED, ACCEPTED, REFUSED).own();

    assertThat(relevant(0)).containsExactly(0, 1, 2, 5, 6, 7);
  }

  @Test
  void whatIsAnsweredSoOnlyLaterIsNotKeptBefore() {
    elsewhere(REFUSED, REFUSED, REFUSED).own().elsewhere(ACCEPTED, ACCEPTED, ACCEPTED);

    assertThat(relevant(0)).containsExactly(0, 2, 3, 4, 6);
  }

  @Test
  void aRequestElsewhereThatNamesAnInsightInItsBodyIsAKindOfItsOwn() {
    own().elsewhere(1);
    for (int i = 0; i < 3; i++) {
      asked(ELSEWHERE, new Input.Disguised(to(HOME), RoutingForms.BODY_IDS), ACCEPTED);
    }
    elsewhere(1);

    assertThat(relevant(0)).containsExactly(0, 1, 2, 4, 5);
  }

  @Test
  void anotherConnectionIsKeptThatBeganElsewhere() {
    own().elsewhere(2).from(30, 31, new Header("Connection", "close"));
    as(ELSEWHERE, to(HOME), ACCEPTED).elsewhere(3);

    assertThat(relevant(0)).containsExactly(0, 1, 4, 6);
  }

  @Test
  void neitherWhatOverlapsElsewhereNorALookThereTellsAnything() {
    own();
    asked(ELSEWHERE, new Input.Shown(HOME, false), ACCEPTED);
    elsewhere(1);
    asked(ELSEWHERE, new Input.Shown(HOME, false), ACCEPTED);

    assertThat(relevant(0)).containsExactly(0, 2);

    elsewhere(1);
    from(50, 59).as(ELSEWHERE, to(HOME), ACCEPTED).from(55, 59).as(ELSEWHERE, to(HOME), ACCEPTED);

    assertThat(relevant(0)).containsExactly(0, 2, 4);
  }

  @Test
  void eachRequestForALookalikeIsKept() {
    own().elsewhere(3).nearby(3).elsewhere(2);

    assertThat(relevant(1)).containsExactly(0, 1, 4, 5, 6, 8);
  }

  @Test
  void whatIsAskedOfALookalikeStandsForNothingElsewhere() {
    own().nearby(1).elsewhere(3).nearby(1);

    assertThat(relevant(1)).containsExactly(0, 1, 2, 4, 5);
    assertThat(relevant(0)).as("in a long history").containsExactly(0, 1, 2, 4, 5);
  }

  @Test
  void inALongHistoryTheFirstAndTheLastForALookalikeAreKept() {
    own().nearby(3).elsewhere((int) Entries.MANY - 4);

    assertThat(relevant(1)).containsExactly(0, 1, 2, 3, 4, (int) Entries.MANY - 1);

    elsewhere(1);

    assertThat(relevant(1)).containsExactly(0, 1, 3, 4, (int) Entries.MANY);
  }
}
