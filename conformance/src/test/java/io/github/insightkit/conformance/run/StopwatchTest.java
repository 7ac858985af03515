package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.run.Stopwatch.Phase;
import io.github.insightkit.conformance.session.Pause;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clock stands still but for what a test adds to it. */
class StopwatchTest {
  private long now;
  private final Stopwatch watch = new Stopwatch(() -> now, Phase.SETUP);

  private void pass(int millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  void timeIsChargedToWhatGoesOn() {
    watch.add(Phase.START, Duration.ofMillis(300));
    pass(20);
    watch.enter(Phase.REQUESTS);
    pass(500);
    watch.enter(Phase.JUDGING);
    pass(7);
    watch.enter(Phase.REQUESTS);
    pass(1);

    assertThat(watch.spent())
        .isEqualTo(
            Map.of(
                "start", Duration.ofMillis(300),
                "setup", Duration.ofMillis(20),
                "requests", Duration.ofMillis(501),
                "judging", Duration.ofMillis(7)));
    assertThat(watch).hasToString("start 0.30 s, setup 0.02 s, requests 0.50 s, judging 0.01 s");
  }

  @Test
  void pausesAreChargedToWaitingAndThenThePhaseGoesOn() throws InterruptedException {
    watch.enter(Phase.REQUESTS);
    pass(10);
    watch.watched(duration -> now += duration.toNanos()).take(Duration.ofMillis(1_500));
    pass(5);

    assertThat(watch.spent())
        .containsEntry("waiting", Duration.ofMillis(1_500))
        .containsEntry("requests", Duration.ofMillis(15));
  }

  @Test
  void pauseThatIsBrokenOffEndsTheWaitingToo() {
    Pause broken =
        duration -> {
          pass(3);
          throw new InterruptedException("enough");
        };

    assertThatThrownBy(() -> watch.watched(broken).take(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    pass(4);

    assertThat(watch.spent())
        .containsEntry("waiting", Duration.ofMillis(3))
        .containsEntry("setup", Duration.ofMillis(4));
  }
}
