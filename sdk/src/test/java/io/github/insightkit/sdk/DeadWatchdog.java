package io.github.insightkit.sdk;

import java.util.List;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * {@link SmallHeap} in a JVM where the thread of the HTTP library that watches over timeouts has
 * died of an {@code OutOfMemoryError}. It is started once for a JVM, and never again.
 */
final class DeadWatchdog {
  private static final String NAME = "Okio Watchdog";

  private DeadWatchdog() {}

  /** Takes what {@link SmallHeap} takes. */
  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
    AsyncTimeout deadly =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            throw new OutOfMemoryError("of a test");
          }
        };
    deadly.timeout(1, TimeUnit.MILLISECONDS);
    deadly.enter();
    for (Thread watchdog : watchdogs()) {
      watchdog.join();
    }
    AsyncTimeout next = new AsyncTimeout();
    next.timeout(1, TimeUnit.HOURS);
    next.enter();
    if (!watchdogs().isEmpty()) {
      throw new IllegalStateException("Expected no watchdog, got another: this shows nothing");
    }
    SmallHeap.main(args);
  }

  private static List<Thread> watchdogs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(NAME))
        .toList();
  }
}
