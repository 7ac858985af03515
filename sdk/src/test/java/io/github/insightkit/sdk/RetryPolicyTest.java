package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ending, and what a change and a read do after it. */
class RetryPolicyTest {
  private static final Duration BACKOFF = Duration.ofMillis(150);

  private static final Duration THROTTLED = Duration.ofMillis(3_750);
  private static final Duration ASKED = Duration.ofSeconds(7);

  static Stream<Arguments> endings() {
    return Stream.of(
        ending("applied", new Ending.Applied(answer(200), Expected.success()), null, null),
        ending("refused", refused(409, null), null, null),
        ending("refused, but asked to wait", refused(409, ASKED), null, null),
        ending("success that is false", refused(200, null), null, null),
        ending("timeout of the request", refused(408, null), BACKOFF, BACKOFF),
        ending("throttled", refused(429, null), THROTTLED, THROTTLED),
        ending("throttled until later", refused(429, ASKED), ASKED, ASKED),
        ending("throttled no longer", refused(429, Duration.ZERO), BACKOFF, BACKOFF),
        ending("unavailable until later", refused(503, ASKED), ASKED, ASKED),
        ending("unavailable no longer", refused(503, Duration.ZERO), BACKOFF, BACKOFF),
        ending("blocked", new Ending.Blocked(answer(403), why(ASKED)), null, null),
        ending("not sent", new Ending.NotSent(new IOException("x"), true), BACKOFF, BACKOFF),
        ending("never to be sent", new Ending.NotSent(new IOException("x"), false), null, null),
        ending("unsigned", new Ending.NoCredentials(new RuntimeException("x")), null, null),
        ending("reply lost", unknown(null, null), null, BACKOFF),
        ending("server in trouble", unknown(answer(500), null), null, BACKOFF),
        ending("server in trouble until later", unknown(answer(500), ASKED), null, ASKED),
        ending(
            "not the contract's",
            new Ending.Malformed(answer(200), Explanation.NONE, "x"),
            null,
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void changeIsSentAgainOnlyIfItWasNotAppliedAndReadAfterAnyLoss(
      String name, Ending ending, @Nullable Duration change, @Nullable Duration read) {
    assertThat(RetryPolicy.CHANGE.waitAfter(ending, 1, 0.5)).isEqualTo(change);
    assertThat(RetryPolicy.READ.waitAfter(ending, 1, 0.5)).isEqualTo(read);
    assertThat(RetryPolicy.NONE.waitAfter(ending, 1, 0.5)).isNull();
  }

  private static Arguments ending(
      String name, Ending ending, @Nullable Duration change, @Nullable Duration read) {
    return Arguments.of(name, ending, change, read);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 2.5", "1, 0.999999999, 5", "2, 0, 10", "3, 0, 40", "4, 0, 150", "90, 0, 150"})
  void waitsAfterThrottlingGrowFromSecondsToMinutes(int attempts, double chance, double seconds) {
    Duration wait = RetryPolicy.CHANGE.waitAfter(refused(429, null), attempts, chance);
    assertThat(Objects.requireNonNull(wait).toMillis() / 1000.0).isCloseTo(seconds, within(0.001));
  }

  private static Ending refused(int status, @Nullable Duration retryAfter) {
    return new Ending.Refused(answer(status), why(retryAfter));
  }

  private static Ending unknown(@Nullable Answer answer, @Nullable Duration retryAfter) {
    return new Ending.Unknown(answer, why(retryAfter), null);
  }

  private static Explanation why(@Nullable Duration retryAfter) {
    return new Explanation(List.of(), List.of(), null, null, retryAfter, null, null);
  }

  private static Answer answer(int status) {
    return new Answer(status, Headers.of(), null, "", null, false);
  }
}
