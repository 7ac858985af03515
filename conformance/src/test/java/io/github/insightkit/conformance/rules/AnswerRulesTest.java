package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.APPLIED;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.JSON;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.REFUSED;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Header;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every answer, over histories that are written down. */
class AnswerRulesTest {
  private static final String FOREIGN = path("i").replace("/accounts/", "/users/");

  private static Finding found(String rule, Recorded history) {
    return history.finding(
        Stream.of(AnswerRules.all(), StateRules.all()).flatMap(List::stream).toList(), rule);
  }

  private static Recorded answered(int status, Header... fields) {
    return nothing().patch(RESET).answered(status, status == 200 ? APPLIED : REFUSED, fields);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-10", "HTTP-11"})
  void nothingIsDecidedWhereNoAnswerCame(String rule) {
    assertThat(found(rule, nothing())).isEqualTo(new Finding.Untested("no answer came"));
    assertThat(found(rule, nothing().patch(RESET).timedOut()))
        .isEqualTo(new Finding.Untested("no answer came"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-10", "HTTP-11"})
  void whatTheInsightsListAnswersIsNotJudged(String rule) {
    assertThat(found(rule, nothing().look().answered(405, "", JSON)))
        .isEqualTo(new Finding.Untested("no answer came"));
    assertThat(found(rule, nothing().accepted(RESET).look().answered(200)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void oneCutConnectionMayBeAPassingTrouble() {
    assertThat(found("HTTP-10", nothing().accepted(RESET).patch(RESET).cutShort()))
        .isEqualTo(
            new Finding.Undecided(
                "one cut connection in the whole run may be a passing trouble: exchange 1"));
  }

  @Test
  void connectionsThatEndNowAndThenAreNobodysFault() {
    Recorded now = nothing().accepted(RESET).patch(OTHER).cutOff().accepted(OTHER);

    assertThat(found("HTTP-10", now.patch(RESET).cutOff().patch(RESET).cutOff()))
        .isEqualTo(
            new Finding.Undecided(
                "3 of 5 requests met a connection that ended before anything of an answer came, and"
                    + " not each time; something between here and the server may do that; first: exchange 1"));
  }

  @Test
  void requestsThatLoseTheConnectionEachTimeAreTheServersFault() {
    Recorded each = nothing().accepted(RESET).patch(OTHER).cutOff().patch(OTHER).cutOff();
    assertThat(found("HTTP-10", each)).isInstanceOf(Finding.Undecided.class);

    assertThat(found("HTTP-10", each.patch(RESET).cutOff().patch(RESET).cutOff()))
        .isInstanceOf(Finding.Broken.class)
        .extracting(Finding::message)
        .isEqualTo(
            "expected a whole answer, framed as it declares, got: the connection ended, and 1 more"
                + " like it");
  }

  @Test
  void aRequestThatIsAnsweredAtTheThirdTryTellsChance() {
    Recorded now = nothing().patch(OTHER).cutOff().patch(OTHER).cutOff().accepted(OTHER);
    Recorded other = now.patch(RESET).cutOff().patch(RESET).cutOff();

    assertThat(found("HTTP-10", other))
        .isInstanceOf(Finding.Undecided.class)
        .extracting(Finding::message)
        .asString()
        .startsWith(
            "4 of 5 requests met a connection that ended before anything of an answer came");
    assertThat(found("HTTP-10", other.patch(RESET).cutShort().patch(OTHER).cutShort()))
        .as("what begins and ends too soon isn't chance")
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void theVeryFirstRequestsMayLoseTheirConnectionsToo() {
    Recorded each = nothing().patch(OTHER).cutOff().patch(OTHER).cutOff();

    assertThat(found("HTTP-10", each.patch(RESET).cutOff().patch(RESET).cutOff().accepted("{}")))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void aConnectionThatEndsWhileItRestsIsNoMatterIfTheRequestIsSentAgain() {
    Recorded again = nothing().accepted(RESET).patch(OTHER).stale().accepted(OTHER);

    assertThat(found("HTTP-10", again)).isEqualTo(new Finding.Holds("held by 2 answers"));
    assertThat(found("HTTP-10", again.patch(RESET).stale()))
        .isEqualTo(new Finding.Undecided("a request whose connection ended wasn't sent again"));
    assertThat(found("HTTP-10", again.accepted(OTHER)))
        .isEqualTo(new Finding.Undecided("a request whose connection ended wasn't sent again"));
  }

  @Test
  void whoClosesTheConnectionForWhatCannotBeFramedRefusesIt() {
    Recorded history = nothing().accepted(RESET);
    for (int i = 0; i < 2; i++) {
      history.patch(OTHER).with("Content-Length", "1").cutShort();
    }

    assertThat(found("HTTP-10", history)).isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void anAnswerThatNobodyAskedForIsShownWithTheRequestBeforeIt() {
    Recorded once = nothing().accepted(RESET, OTHER).patch(RESET).unasked();
    assertThat(found("HTTP-10", once)).isInstanceOf(Finding.Holds.class);

    assertThat(found("HTTP-10", once.accepted(RESET).patch(OTHER).unasked()))
        .isEqualTo(
            new Finding.Broken(
                "expected one answer to each request, got one more after the first of these, which"
                    + " was there before the second was sent; so after 2 requests of 5",
                List.of(1, 2)));
  }

  @Test
  void aConnectionThatWasKeptCountsAsTheFirstTime() {
    Recorded each = nothing().accepted(RESET).patch(OTHER).stale().patch(OTHER).cutOff();

    assertThat(found("HTTP-10", each.patch(RESET).cutOff().patch(RESET).cutOff()))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void aServerWhoseEveryConnectionIsCutMayBeDown() {
    Finding down = new Finding.Undecided("no answer came whole; the server may be down");

    assertThat(found("HTTP-10", nothing().patch(RESET).cutOff())).isEqualTo(down);
    assertThat(found("HTTP-10", nothing().patch(RESET).cutOff().patch(RESET).cutOff()))
        .isEqualTo(down);
  }

  @Test
  void anAnswerThatComesTooLateIsNoCutOne() {
    assertThat(
            found(
                "HTTP-10",
                nothing().accepted(RESET).patch(RESET).timedOut().patch(RESET).timedOut()))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void whatIsCutOffInABurstIsForTheRulesAboutRaces() {
    assertThat(
            found(
                "HTTP-10",
                nothing().accepted(RESET).patch(OTHER).cutOff().patch(RESET).meanwhile().cutOff()))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", " 5 ", "5, 5", "5,5", "999999999999999999"})
  void aLengthMayBeGivenAgainIfItIsTheSame(String value) {
    assertThat(found("HTTP-10", answered(200, JSON, new Header("content-LENGTH", value))))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @ParameterizedTest
  @CsvSource({
    "5;6, '[5, 6]'",
    "'5, 6', '[5, 6]'",
    "x, [x]",
    "-1, [-1]",
    "'5,', '[, 5]'",
    "1999999999999999999, [1999999999999999999]"
  })
  void aLengthThatIsNoOneNumberIsToldAsItWasGiven(String values, String told) {
    Header[] fields =
        Arrays.stream(values.split(";", -1))
            .map(value -> new Header("content-length", value))
            .toArray(Header[]::new);

    assertThat(found("HTTP-10", answered(200, fields)))
        .isInstanceOf(Finding.Broken.class)
        .extracting(Finding::message)
        .isEqualTo(
            "expected a Content-Length that is a number, the same each time it is given, and none"
                + " beside chunks, got "
                + told);
  }

  @Test
  void aLengthIsNoneBesideChunks() {
    Header chunks = new Header("Transfer-Encoding", "chunked");
    Header length = new Header("Content-Length", "5");

    assertThat(found("HTTP-10", answered(200, chunks))).isInstanceOf(Finding.Holds.class);
    assertThat(found("HTTP-10", answered(200, chunks, length)).message())
        .endsWith("and none beside chunks, got [5]");
  }

  @Test
  void whatIsLeftOfAnAnswerIsToldByTheNextOneAlone() {
    Recorded once = nothing().accepted(RESET).patch("").by("HEAD").answered(405);

    Finding left = found("HTTP-10", once.patch(OTHER).left("{\"a\":1}").accepted(OTHER));
    assertThat(left.message())
        .isEqualTo(
            "expected the answer to the first of these to end where it says, got more content,"
                + " which then spoilt the answer to the second: Unexpected status line: {\"a\":1}");
    assertThat(((Finding.Broken) left).exchanges()).containsExactly(1, 2);
    assertThat(found("HTTP-10", nothing().accepted(RESET).patch(OTHER).left("x").accepted(OTHER)))
        .isInstanceOf(Finding.Undecided.class);
  }

  @Test
  void onlyTheFieldOfThatNameIsALength() {
    assertThat(found("HTTP-10", answered(200, JSON, new Header("x-content-length", "x"))))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void identityIsNoCoding() {
    assertThat(found("HTTP-11", answered(200, JSON, new Header("Content-Encoding", "IDENTITY"))))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void aCodingIsWrongInARefusalToo() {
    assertThat(
            found("HTTP-11", answered(400, JSON, new Header("CONTENT-ENCODING", "br"))).message())
        .isEqualTo("expected content without a coding, got a Content-Encoding");
  }

  @Test
  void answersInTimeAreCounted() {
    assertThat(found("HTTP-14", nothing())).isEqualTo(new Finding.Untested("nothing was sent"));
    assertThat(found("HTTP-14", nothing().accepted(RESET).patch(RESET).cutOff()))
        .isEqualTo(new Finding.Holds("answered 1 requests"));
  }

  @Test
  void anAnswerThatDoesNotComeOnceDecidesNothing() {
    assertThat(found("HTTP-14", nothing().accepted(RESET).patch(OTHER).timedOut()))
        .isEqualTo(
            new Finding.Undecided(
                "1 answers didn't come in time, and not each time that the request was sent; first:"
                    + " exchange 1"));
  }

  @Test
  void aRequestThatIsAnsweredAtAnotherTimeIsNotHungOn() {
    assertThat(
            found(
                "HTTP-14",
                nothing().accepted(OTHER).patch(OTHER).timedOut().patch(OTHER).timedOut()))
        .isEqualTo(
            new Finding.Undecided(
                "2 answers didn't come in time, and not each time that the request was sent; first:"
                    + " exchange 1"));
  }

  @Test
  void aServerThatAnswersNothingMayBeDown() {
    assertThat(found("HTTP-14", nothing().patch(OTHER).timedOut().patch(OTHER).timedOut()))
        .isEqualTo(new Finding.Undecided("no answer came in time; the server may be down"));
  }

  @Test
  void aFormThatIsHungOnIsToldFromThePlainRequest() {
    Recorded history = nothing().accepted(RESET, OTHER);
    for (int i = 0; i < 2; i++) {
      history.patch(OTHER).with("Transfer-Encoding", "chunked").timedOut();
    }

    assertThat(found("HTTP-14", history).message())
        .isEqualTo("expected an answer, got none in time, each of 2 times");
  }

  @Test
  void whatIsLateInABurstIsForTheRulesAboutRaces() {
    Recorded history = nothing().accepted(RESET);
    for (int i = 0; i < 2; i++) {
      history.patch(OTHER).timedOut().patch(ACCEPT_RISK).meanwhile().timedOut();
    }

    assertThat(found("HTTP-14", history)).isEqualTo(new Finding.Holds("answered 1 requests"));
  }

  @Test
  void otherCollectionsAreOnlyJudgedWhereTheyWereAskedFor() {
    assertThat(
            found(
                "SCOPE-01",
                nothing()
                    .accepted(RESET)
                    .patch(RESET)
                    .at(path("i").replace("/accounts/", "/zones/"))
                    .answered(200)
                    .patch(RESET)
                    .at("/users/a/insights")
                    .answered(200)))
        .isEqualTo(new Finding.Inapplicable("the run didn't ask for it"));
  }

  @Test
  void aCollectionThatIsNotServedIsRight() {
    assertThat(found("SCOPE-01", nothing().accepted(RESET).patch(RESET).at(FOREIGN).answered(404)))
        .isEqualTo(new Finding.Holds("held by 1 answers"));
  }

  @Test
  void anotherCollectionThatNeverAnswersDecidesNothing() {
    Finding found =
        found(
            "SCOPE-01",
            nothing()
                .accepted(RESET)
                .patch(RESET)
                .at(FOREIGN)
                .timedOut()
                .patch(RESET)
                .at(FOREIGN)
                .cutOff());

    assertThat(found).isInstanceOf(Finding.Undecided.class);
    assertThat(found.message()).startsWith("2 of 3 requests weren't answered");
  }

  @Test
  void aChangeThroughAnotherCollectionIsShownByTheStateItLeaves() {
    assertThat(
            found(
                "SCOPE-01",
                StateBreaches.standing()
                    .patch(RESET)
                    .at(FOREIGN)
                    .answered(404)
                    .accepted(ACCEPT_RISK)))
        .isInstanceOf(Finding.Broken.class)
        .extracting(Finding::message)
        .isEqualTo(
            StateBreaches.moved("a request for the same ids below a collection that there isn't"));
  }

  @Test
  void anAnswerThatDeclaresNoLengthIsWhole() {
    assertThat(found("HTTP-10", nothing().accepted(RESET, FALSE_POSITIVE)))
        .isEqualTo(new Finding.Holds("held by 2 answers"));
  }

  @Test
  void aFewRequestsDoNotTellConnectionsThatEndFromChance() {
    assertThat(found("HTTP-15", nothing().accepted(RESET).patch(RESET).cutOff()))
        .isEqualTo(
            new Finding.Undecided(
                "1 of 2 connections ended before an answer came; more requests would tell; first: exchange 1"));
  }

  /** Eight connections that end, the last of them at the request of this index. */
  private static Recorded lost(int last) {
    Recorded history = nothing();
    for (int i = 0; i < 7; i++) {
      history.patch(OTHER).cutOff();
    }
    while (history.history().exchanges().size() < last) {
      history.accepted(RESET);
    }
    return history.patch(OTHER).cutOff();
  }

  @Test
  void eightOfTheFirstTwentyFourAreNoChance() {
    assertThat(found("HTTP-15", lost(23)))
        .isEqualTo(
            new Finding.Broken(
                "expected an answer to each request, got 8 connections that ended before one came,"
                    + " the first 8 of them within 24 requests; each was sent again",
                List.of(0, 1)));
    assertThat(found("HTTP-15", lost(24)))
        .isEqualTo(new Finding.Holds("held but for 8 of 17 answers"));
  }

  @Test
  void eightRequestsAreEnoughToTell() {
    Recorded history = nothing().accepted(RESET, OTHER, RESET, OTHER, RESET, OTHER);
    history.patch(OTHER).cutOff();
    assertThat(found("HTTP-15", history)).isInstanceOf(Finding.Undecided.class);

    assertThat(found("HTTP-15", history.accepted(OTHER))).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void whatIsLostInABurstIsForTheRulesAboutRaces() {
    Recorded history = lost(7).accepted(RESET);
    for (int i = 0; i < 8; i++) {
      history.patch(ACCEPT_RISK).meanwhile().cutOff();
    }

    assertThat(found("HTTP-15", history).message())
        .startsWith("expected an answer to each request, got 8 connections");
  }

  @Test
  void connectionsThatEndNowAndThenAreChance() {
    assertThat(found("HTTP-15", AnswerBreaches.lostEachSecondTime(7)))
        .isEqualTo(new Finding.Holds("held but for 7 of 7 answers"));
    Recorded seldom = nothing();
    for (int i = 0; i < 8; i++) {
      seldom.accepted(RESET, FALSE_POSITIVE, RESET).patch(RESET).cutOff().accepted(RESET);
    }
    assertThat(found("HTTP-15", seldom))
        .isEqualTo(new Finding.Holds("held but for 8 of 32 answers"));
    assertThat(found("HTTP-15", nothing().patch(RESET).cutOff()))
        .isEqualTo(new Finding.Untested("no answer came"));
  }
}
