package io.github.insightkit.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ending, and what a change and a read do after it. */
class RetryPolicyTest {
  private static final Duration BACKOFF = Duration.ofMillis(150);

  static Stream<Arguments> endings() {
    return Stream.of(
        ending("applied", new Ending.Applied(answer(200), List.of(), List.of()), null, null),
        ending("refused for good", refused(409, false, null), null, null),
        ending("refused for now", refused(408, true, null), BACKOFF, BACKOFF),
        ending(
            "refused until later",
            refused(503, true, Duration.ofSeconds(7)),
            Duration.ofSeconds(7),
            Duration.ofSeconds(7)),
        ending("refused until at once", refused(503, true, Duration.ZERO), BACKOFF, BACKOFF),
        ending("not sent", new Ending.NotSent(new IOException("x"), true), BACKOFF, BACKOFF),
        ending("never to be sent", new Ending.NotSent(new IOException("x"), false), null, null),
        ending("unsigned", new Ending.NoCredentials(new RuntimeException("x")), null, null),
        ending("reply lost", new Ending.Unknown(null, new IOException("x")), null, BACKOFF),
        ending("server in trouble", new Ending.Unknown(answer(500), null), null, BACKOFF),
        ending("not the contract's", new Ending.Malformed(answer(200), "x"), null, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void changeIsSentAgainOnlyIfItWasNotAppliedAndReadAfterAnyLoss(
      String name, Ending ending, @Nullable Duration change, @Nullable Duration read) {
    assertThat(RetryPolicy.CHANGE.waitAfter(ending, 1, 0.5)).isEqualTo(change);
    assertThat(RetryPolicy.READ.waitAfter(ending, 1, 0.5)).isEqualTo(read);
  }

  private static Arguments ending(
      String name, Ending ending, @Nullable Duration change, @Nullable Duration read) {
    return Arguments.of(name, ending, change, read);
  }

  private static Ending refused(int status, boolean repeatable, @Nullable Duration retryAfter) {
    return new Ending.Refused(answer(status), List.of(), List.of(), repeatable, retryAfter);
  }

  private static Answer answer(int status) {
    return new Answer(status, null, null, null, null, "", null, false);
  }
}
