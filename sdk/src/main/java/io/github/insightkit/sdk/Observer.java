package io.github.insightkit.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches changes on their way. Called in the thread that sends; what it throws is dropped. */
interface Observer {
  /** Watches nothing. */
  Observer NONE = (sending, attempt, ending, took, wait) -> {};

  /**
   * Takes note that an attempt ended.
   *
   * @param sending the change
   * @param attempt its number, from one
   * @param ending how it ended
   * @param took how long it took
   * @param wait how long until the next attempt, or null if this was the last
   */
  void attemptEnded(
      Sending sending, int attempt, Ending ending, Duration took, @Nullable Duration wait);
}
