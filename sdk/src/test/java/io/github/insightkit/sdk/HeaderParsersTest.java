package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
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
        "Fri, 01 Jan 9999 00:00:00 GMT|PT1H",
        "0000000000|PT0S",
        "00000000007|PT7S"
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

  @Property
  void secondsAreWaitedForUpToAnHour(@ForAll @BigRange(min = "0") BigInteger seconds) {
    Duration hour = Duration.ofHours(1);
    Duration wait = RetryAfter.parse(seconds.toString(), NOW);
    assertThat(wait)
        .isEqualTo(
            seconds.bitLength() > 31 || seconds.intValue() > hour.toSeconds()
                ? hour
                : Duration.ofSeconds(seconds.intValue()));
  }

  @Property
  void anyTextIsAWaitOfUpToAnHourOrNothing(@ForAll String text) {
    Duration wait = RetryAfter.parse(text, NOW);
    if (wait != null) {
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(1));
    }
  }

  @Property
  void datesAreWaitedForInAllThreeFormsUpToAnHour(
      @ForAll @IntRange(min = -4_000, max = 4_000) int seconds, @ForAll("forms") String form) {
    String date =
        DateTimeFormatter.ofPattern(form, Locale.ROOT)
            .format(NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    assertThat(RetryAfter.parse(date, NOW))
        .isEqualTo(Duration.ofSeconds(Math.max(0, Math.min(3_600, seconds))));
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(
        "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
        "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
        "EEE MMM ppd HH:mm:ss yyyy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"default\";r=50;t=30'||50|PT30S",
        "'  \"default\"; t=30; pk=:YQ==:; r=0  '||0|PT30S",
        "'\"default\";r=0;t=12, \"burst\";r=7;t=3'||0|PT12S",
        "'\"burst\";r=7;t=3,\t\"default\";r=50;t=30'||7|PT3S",
        "'\"a\";r=0;t=12, \"b\";r=0;t=300, \"c\";r=0;t=1'||0|PT5M",
        "'\"a\";r=1;t=2;r=9'||9|PT2S",
        "'\"default\";r=3'|'\"burst\";q=9;w=1, \"default\";q=1200;w=300'|3|PT5M",
        "'default;r=3'|'default;q=1200;w=300'|3|PT5M",
        "'\"spent\";r=0, \"default\";r=8;t=1'|'\"default\";q=9;w=1'|8|PT1S",
        "'\"default\";r=0;t=999999999999999'||0|PT24H"
      })
  void tightestLimitOfTheServersCounts(
      String limits, @Nullable String policies, long remaining, Duration reset) {
    assertThat(RateLimitHeader.tightest(limits, policies))
        .isEqualTo(new RateLimitHeader(remaining, reset));
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
        "\"default\";r=1;t=-30",
        "\"default\";r=1.0;t=30",
        "\"default\";r=\"1\";t=30",
        "\"default\";r=1;t=30;t",
        "\"default\" ;r=1;t=30",
        "\"default\";r=1;t=30,",
        "\"default\";r=1;t=30, \"broken",
        "\"default\";R=1;t=30",
        "\"default\";r=9999999999999999999;t=30"
      })
  void rateLimitThatSaysNothing(@Nullable String header) {
    assertThat(RateLimitHeader.tightest(header, "\"other\";w=9, \"broken")).isNull();
  }
}
