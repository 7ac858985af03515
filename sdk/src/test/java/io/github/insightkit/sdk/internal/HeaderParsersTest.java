package io.github.insightkit.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header fields that say when to come back. */
class HeaderParsersTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        "120|PT2M",
        " 7 |PT7S",
        "3600|PT1H",
        "999999999|PT1H",
        "99999999999999999999|PT1H",
        "Thu, 01 Jan 2026 00:00:30 GMT|PT30S",
        "Thursday, 01-Jan-26 00:00:30 GMT|PT30S",
        "Thu Jan 1 00:00:30 2026|PT30S",
        "Wed, 31 Dec 2025 00:00:00 GMT|PT0S",
        "Fri, 01 Jan 9999 00:00:00 GMT|PT1H"
      })
  void retryAfterIsSecondsOrADateAndNeverNegativeOrEndless(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-5", "1.5", "soon", "1,2", "Thu, 99 Foo 2026", "\u0663"})
  void retryAfterThatSaysNothing(@Nullable String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }

  @Test
  void rateLimitSaysHowMuchIsLeftAndUntilWhen() {
    assertThat(RateLimitHeader.parse("\"default\";r=50;t=30"))
        .isEqualTo(new RateLimitHeader(50, Duration.ofSeconds(30)));
    assertThat(RateLimitHeader.parse("\"default\" ; t=30 ; pk=:x: ; r=0"))
        .isEqualTo(new RateLimitHeader(0, Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ";",
        "\"default\"",
        "\"default\";r=50",
        "\"default\";t=30",
        "\"default\";r=;t=30",
        "\"default\";r=-1;t=30",
        "\"default\";r=9999999999999999999;t=30"
      })
  void rateLimitThatSaysNothing(@Nullable String header) {
    assertThat(RateLimitHeader.parse(header)).isNull();
  }
}
