package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.sdk.CallOptions;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.CredentialsException;
import io.github.insightkit.sdk.EdgeBlockedException;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.MalformedAnswerException;
import io.github.insightkit.sdk.NotSentException;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.PagedRead;
import io.github.insightkit.sdk.RateLimitedException;
import io.github.insightkit.sdk.Receipt;
import io.github.insightkit.sdk.RefusedException;
import io.github.insightkit.sdk.UnansweredException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a request ends at each fault, what has been applied then, and how long it took. */
class FaultTest {
  private static final InsightRef REF = InsightRef.account("a", "i");

  private final FakeInsights fake = new FakeInsights().add(REF);
  private final Insight insight = fake.client().insight(REF);

  @AfterEach
  void close() {
    fake.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Fault.replyLost(), OutcomeUnknownException.class, true),
        Arguments.of(Fault.requestLost(), OutcomeUnknownException.class, false),
        Arguments.of(Fault.notSent(), NotSentException.class, false),
        Arguments.of(Fault.refused(409, 1001, "no"), RefusedException.class, false),
        Arguments.of(Fault.forbidden(), CredentialsException.class, false),
        Arguments.of(Fault.rateLimited(null), RateLimitedException.class, false),
        Arguments.of(Fault.unavailable(Duration.ofSeconds(1)), RefusedException.class, false),
        Arguments.of(Fault.blocked(1020), EdgeBlockedException.class, false),
        Arguments.of(Fault.failed(500), OutcomeUnknownException.class, false),
        Arguments.of(Fault.failed(502).afterServing(), OutcomeUnknownException.class, true),
        Arguments.of(Fault.malformed(), MalformedAnswerException.class, false),
        Arguments.of(Fault.malformed().afterServing(), MalformedAnswerException.class, true),
        Arguments.of(
            Fault.none().delayed(Duration.ofSeconds(30)), OutcomeUnknownException.class, true));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void changeEndsAsItWouldAtAServer(
      Fault fault, Class<? extends InsightsException> type, boolean applied) {
    fake.next(Operation.CHANGE, fault);
    Insight once = insight.with(CallOptions.defaults().withMaxAttempts(1));

    InsightsException failure =
        catchThrowableOfType(InsightsException.class, () -> once.acceptRisk("rule 12"));

    assertThat(failure).isExactlyInstanceOf(type);
    assertThat(fake.classification(REF) != null).isEqualTo(applied);
    assertThat(fake.unmet()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void changeEndsTheSameWithNobodyWaiting(
      Fault fault, Class<? extends InsightsException> type, boolean applied) {
    fake.next(Operation.CHANGE, fault);
    Insight once = insight.with(CallOptions.defaults().withMaxAttempts(1));

    assertThatThrownBy(() -> once.async().acceptRisk("rule 12").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseExactlyInstanceOf(type);
    assertThat(fake.classification(REF) != null).isEqualTo(applied);
  }

  @Test
  void throttledChangeGoesOutAgainAndNobodyWaits() {
    fake.next(Operation.CHANGE, Fault.rateLimited(Duration.ofSeconds(40)), Fault.notSent());

    Receipt receipt = insight.falsePositive();

    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(fake.time().waits()).containsExactly(Duration.ofSeconds(40), Duration.ofMillis(300));
    assertThat(fake.requests()).as("what wasn't sent didn't come").hasSize(2);
  }

  @Test
  void throttledChangeGoesOutAgainWithNobodyWaiting() {
    fake.next(Operation.CHANGE, Fault.rateLimited(Duration.ofSeconds(40)));

    assertThat(insight.async().falsePositive().join().attempts()).isEqualTo(2);
    assertThat(fake.time().waits()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void answerWithinTheTimeoutOnlyTakesItsTime() {
    fake.next(Operation.CHANGE, Fault.none().delayed(Duration.ofSeconds(29)));

    assertThat(insight.falsePositive().attempts()).isEqualTo(1);
    assertThat(fake.time().nanoTime()).isEqualTo(Duration.ofSeconds(29).toNanos());
  }

  @Test
  void answerBeyondTheTimeoutOfACallDoesNotCome() {
    fake.next(Operation.CHANGE, Fault.none().delayed(Duration.ofSeconds(2)));
    Insight hasty = insight.with(CallOptions.defaults().withTimeout(Duration.ofSeconds(1)));

    assertThatThrownBy(hasty::falsePositive)
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("the fake gave no answer within PT1S");
    assertThat(fake.classification(REF)).isEqualTo(Classification.falsePositive());
  }

  @ParameterizedTest
  @MethodSource("lost")
  void readingThatIsLostIsRepeatedAndThenUnanswered(Fault fault) {
    fake.every(Operation.LIST, fault);
    PagedRead<?> reading = fake.client().account("a").list(InsightFilter.all());

    assertThatThrownBy(() -> reading.iterator().hasNext())
        .isInstanceOf(UnansweredException.class)
        .hasMessageContaining("4 attempts");
    assertThat(fake.heal().requests()).hasSize(4);
    assertThat(reading).hasSize(1);
  }

  static List<Fault> lost() {
    return List.of(
        Fault.replyLost(),
        Fault.requestLost(),
        Fault.failed(500),
        Fault.none().delayed(Duration.ofSeconds(30)));
  }

  @Test
  void answerOfATestsOwnComesAsItIs() {
    String body =
        "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"outer\","
            + "\"error_chain\":[{\"code\":6111,\"message\":\"inner\"}]}]}";
    fake.next(Operation.CHANGE, Fault.answered(400, "application/json", body));

    assertThatThrownBy(insight::falsePositive)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("10000 outer; 6111 inner");
  }

  @Test
  void faultThatCanNotBeIsRefused() {
    assertThatThrownBy(() -> Fault.refused(500, 1, ""))
        .hasMessage("Expected a status from 400 to 499, got 500");
    assertThatThrownBy(() -> Fault.failed(200))
        .hasMessage("Expected a status from 500 to 599, got 200");
    assertThatThrownBy(() -> Fault.blocked(999))
        .hasMessage("Expected a code of the edge from 1000 to 1999, got 999");
    assertThatThrownBy(() -> Fault.none().delayed(Duration.ofSeconds(-1)))
        .hasMessage("Expected a delay of at least nothing, got PT-1S");
    assertThatThrownBy(() -> Fault.notSent().afterServing())
        .hasMessage("Expected a request that is sent, got one that isn't");
    assertThatThrownBy(() -> fake.time().advance(Duration.ofSeconds(-1)))
        .hasMessage("Expected time to go forward, got PT-1S");
  }
}
