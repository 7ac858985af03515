package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limiter, in a time that passes only when someone waits. */
class RateLimiterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final VirtualTime time = new VirtualTime();

  @Test
  void allowanceGoesOutAtOnceAndThenOnePlaceAWindowAfterItsEnd() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(3, SECOND)), time);
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.acquire(NEVER)).isTrue();
      time.advance(Duration.ofMillis(100));
      limiter.release();
    }
    assertThat(now()).isEqualTo(Duration.ofMillis(300));
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_100));
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_200));
  }

  @Test
  void tightestOfSeveralWindowsCounts() throws Exception {
    RateLimiter limiter =
        new RateLimiter(
            List.of(
                new RateLimiter.Window(2, SECOND),
                new RateLimiter.Window(3, Duration.ofMinutes(5))),
            time);
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.acquire(NEVER)).isTrue();
      limiter.release();
    }
    assertThat(now()).isEqualTo(SECOND);
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void pauseIsOnlyEverProlonged() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(3, SECOND)), time);
    limiter.pause(Duration.ofSeconds(40));
    limiter.pause(SECOND);
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void serverThatHasLessLeftThanIsUnderWayPausesEveryone() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(10, SECOND)), time);
    assertThat(limiter.acquire(NEVER)).isTrue();
    limiter.remaining(1, Duration.ofSeconds(30));
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ZERO);
    limiter.remaining(1, Duration.ofSeconds(30));
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(now()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void waitThatWouldLastTooLongIsNotBegun() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(1, SECOND)), time);
    limiter.pause(Duration.ofHours(1));
    assertThat(limiter.acquire(Duration.ofHours(1).toNanos())).isFalse();
    assertThat(now()).isEqualTo(Duration.ZERO);
    assertThat(limiter.acquire(Duration.ofHours(1).toNanos() + 1)).isTrue();
  }

  @Test
  void nobodyWaitsBeyondTheirTimeForAPlaceThatIsTaken() throws Exception {
    RateLimiter limiter =
        new RateLimiter(List.of(new RateLimiter.Window(1, SECOND)), new SystemTime());
    assertThat(limiter.acquire(System.nanoTime() + Duration.ofDays(1).toNanos())).isTrue();
    assertThat(limiter.acquire(System.nanoTime() + Duration.ofMillis(20).toNanos())).isFalse();
  }

  private Duration now() {
    return Duration.ofNanos(time.nanoTime());
  }
}
