package io.github.insightkit.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The limiter, in a time that passes only when someone waits. */
class RateLimiterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong();
  private final Timing timing =
      new Timing(
          Clock.systemUTC(),
          nanos::get,
          () -> 0,
          wait -> nanos.addAndGet(wait.toNanos()),
          Timing::later,
          Timing::later);

  @Test
  void allowanceGoesOutAtOnceAndThenOnePlaceAWindowAfterItsEnd() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(3, SECOND)), timing);
    for (int i = 0; i < 3; i++) {
      limiter.acquire();
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      limiter.release();
    }
    assertThat(now()).isEqualTo(Duration.ofMillis(300));
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_100));
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_200));
  }

  @Test
  void tightestOfSeveralWindowsCounts() throws Exception {
    RateLimiter limiter =
        new RateLimiter(
            List.of(
                new RateLimiter.Window(2, SECOND),
                new RateLimiter.Window(3, Duration.ofMinutes(5))),
            timing);
    for (int i = 0; i < 3; i++) {
      limiter.acquire();
      limiter.release();
    }
    assertThat(now()).isEqualTo(SECOND);
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void pauseIsOnlyEverProlonged() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(3, SECOND)), timing);
    limiter.pause(Duration.ofSeconds(40));
    limiter.pause(SECOND);
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void serverThatHasLessLeftThanIsUnderWayPausesEveryone() throws Exception {
    RateLimiter limiter = new RateLimiter(List.of(new RateLimiter.Window(10, SECOND)), timing);
    limiter.acquire();
    limiter.remaining(1, Duration.ofSeconds(30));
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ZERO);
    limiter.remaining(1, Duration.ofSeconds(30));
    limiter.acquire();
    assertThat(now()).isEqualTo(Duration.ofSeconds(30));
  }

  private Duration now() {
    return Duration.ofNanos(nanos.get());
  }
}
