package io.github.insightkit.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The pace, in a time that passes only when someone waits. */
class PaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong();
  private final Timing timing =
      new Timing(
          Clock.systemUTC(),
          nanos::get,
          () -> 0,
          wait -> nanos.addAndGet(wait.toNanos()),
          (wait, task) -> CompletableFuture.runAsync(task));

  @Test
  void allowanceGoesOutAtOnceAndThenOnePlaceAWindowAfterItsEnd() throws Exception {
    Pace pace = new Pace(List.of(new Pace.Window(3, SECOND)), timing);
    for (int i = 0; i < 3; i++) {
      pace.acquire();
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      pace.release();
    }
    assertThat(now()).isEqualTo(Duration.ofMillis(300));
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_100));
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ofMillis(1_200));
  }

  @Test
  void tightestOfSeveralWindowsCounts() throws Exception {
    Pace pace =
        new Pace(
            List.of(new Pace.Window(2, SECOND), new Pace.Window(3, Duration.ofMinutes(5))), timing);
    for (int i = 0; i < 3; i++) {
      pace.acquire();
      pace.release();
    }
    assertThat(now()).isEqualTo(SECOND);
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void pauseIsOnlyEverProlonged() throws Exception {
    Pace pace = new Pace(List.of(new Pace.Window(3, SECOND)), timing);
    pace.pause(Duration.ofSeconds(40));
    pace.pause(SECOND);
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void serverThatHasLessLeftThanIsUnderWayPausesEveryone() throws Exception {
    Pace pace = new Pace(List.of(new Pace.Window(10, SECOND)), timing);
    pace.acquire();
    pace.remaining(1, Duration.ofSeconds(30));
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ZERO);
    pace.remaining(1, Duration.ofSeconds(30));
    pace.acquire();
    assertThat(now()).isEqualTo(Duration.ofSeconds(30));
  }

  private Duration now() {
    return Duration.ofNanos(nanos.get());
  }
}
