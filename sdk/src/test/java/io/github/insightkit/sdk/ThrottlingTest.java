package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a change waits after a 429, and what its failure says then. */
class ThrottlingTest {
  static Stream<Arguments> fields() {
    return Stream.of(
        row("x: y", null, "PT3.75S", "PT15S", "PT1M"),
        row("Retry-After: 7", "PT7S", "PT7S", "PT7S", "PT7S"),
        row(
            "Ratelimit: \"default\";r=0;t=12, \"burst\";r=7;t=3",
            "PT12S",
            "PT12S",
            "PT12S",
            "PT12S"),
        row("Ratelimit: \"a\";r=0;t=2\r\nRatelimit: \"b\";r=0;t=9", "PT9S", "PT9S", "PT9S", "PT9S"),
        row(
            "Ratelimit: \"a\";r=0\r\nRatelimit-Policy: \"a\";q=9;w=20",
            "PT20S",
            "PT20S",
            "PT20S",
            "PT20S"),
        row("Ratelimit: \"a\";r=0;t=12\r\nRetry-After: 5", "PT5S", "PT5S", "PT5S", "PT5S"),
        row("Ratelimit: \"default\";r=1;t=12", null, "PT3.75S", "PT15S", "PT1M"),
        row("Ratelimit: \"default\";r=0;t=12,", null, "PT3.75S", "PT15S", "PT1M"),
        // Waits that the deadline wouldn't outlive aren't begun.
        row("Ratelimit: \"default\";r=0;t=100", "PT1M40S", "PT1M40S"),
        row("Retry-After: 999999999999", "PT1H"),
        row("Ratelimit: \"default\";r=0;t=300", "PT5M"));
  }

  private static Arguments row(String field, @Nullable String retryAfter, String... waits) {
    return Arguments.of(
        field,
        retryAfter == null ? null : Duration.parse(retryAfter),
        Stream.of(waits).map(Duration::parse).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void waitsAreWorthWhileAndEndWithinTheDeadline(
      String field, @Nullable Duration retryAfter, List<Duration> waits) throws IOException {
    VirtualTime time = new VirtualTime();
    try (WireServer server = WireServer.always(WireServer.http("429 Too Many", "", field));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("token-for-tests")
                .time(time)
                .build()) {
      Object ending = HostileEventsTest.ending(client.zone("zone").insight("issue"), false);

      assertThat(ending)
          .isInstanceOfSatisfying(
              RateLimitedException.class,
              failure -> assertThat(failure.retryAfter()).isEqualTo(retryAfter));
      assertThat(time.waits()).isEqualTo(waits);
      assertThat(server.requests()).hasSize(waits.size() + 1);
    }
  }
}
