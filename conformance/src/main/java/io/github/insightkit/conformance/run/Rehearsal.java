package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.workload.Pause;
import io.github.insightkit.conformance.workload.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Uses the first pause of a run to judge what there is so far, and throws the report away.
 *
 * <p>Most of what a short run costs is loading and compiling code for the first time. Where a rule
 * demands a pause, that is done meanwhile. Nothing that comes of it can be seen.
 */
public final class Rehearsal implements Pause {
  private final Run run;
  private final Pause pause;
  private @Nullable Session session;
  private boolean through;

  /** Rehearses what this run does at its end, while this pause goes on. */
  public Rehearsal(Run run, Pause pause) {
    this.run = run;
    this.pause = pause;
  }

  /** Names the session whose pauses these are. */
  public void follow(Session followed) {
    this.session = followed;
  }

  @Override
  public void take(Duration duration) throws InterruptedException {
    Session followed = session;
    if (!through && followed != null) {
      through = true;
      History history = followed.history();
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(() -> rehearse(history), Background.THREAD);
    }
    pause.take(duration);
  }

  private void rehearse(History history) {
    List<String> unused =
        ReportFolder.render(
            run.judged(
                Instant.EPOCH,
                history,
                evidence -> Map.of(),
                Optional.empty(),
                false,
                Set.of(),
                ""));
  }
}
