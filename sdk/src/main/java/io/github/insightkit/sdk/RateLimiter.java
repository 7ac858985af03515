package io.github.insightkit.sdk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps many senders together within an allowance of requests for each window of time.
 *
 * <p>A request takes its place in a window from before it is sent until one window after it has
 * ended. The server counted it somewhere in between, so however the server cuts its windows, and
 * however long requests travel, the allowance is never exceeded. The price is the length of a
 * request in each window.
 */
final class RateLimiter {
  /**
   * An allowance.
   *
   * @param requests how many
   * @param length in how long a time
   */
  record Window(int requests, Duration length) {}

  private static final class Places {
    private final int limit;
    private final long lengthNanos;
    private final Deque<Long> ended = new ArrayDeque<>();

    Places(Window window) {
      limit = window.requests();
      lengthNanos = window.length().toNanos();
    }

    /** Zero if there is a place, a number of nanoseconds, or -1 if someone has to end first. */
    long waitFor(long now, int underway) {
      while (!ended.isEmpty() && now - ended.peekFirst() >= lengthNanos) {
        ended.removeFirst();
      }
      if (underway + ended.size() < limit) {
        return 0;
      }
      Long oldest = ended.peekFirst();
      return oldest == null ? -1 : lengthNanos - (now - oldest);
    }
  }

  private final List<Places> windows;
  private final ClientTime time;
  private int underway;
  private boolean paused;
  private long pausedUntil;

  /**
   * Paces by all of several windows.
   *
   * @param windows the allowances
   * @param time how it passes
   */
  RateLimiter(List<Window> windows, ClientTime time) {
    this.windows = windows.stream().map(Places::new).toList();
    this.time = time;
  }

  /**
   * Waits for a place and takes it, unless that takes too long.
   *
   * @param untilNanos by when, on the clock that only ever goes forward; a wait that would last
   *     longer isn't begun
   * @return whether a place was taken
   * @throws InterruptedException if the thread is interrupted; no place is taken then
   */
  boolean acquire(long untilNanos) throws InterruptedException {
    while (true) {
      long wait;
      synchronized (this) {
        long now = time.nanoTime();
        wait = waitFor(now);
        while (wait < 0 && untilNanos - now > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, untilNanos - now);
          now = time.nanoTime();
          wait = waitFor(now);
        }
        if (wait < 0 || wait >= untilNanos - now) {
          return false;
        }
        if (wait == 0) {
          underway++;
          return true;
        }
      }
      time.sleep(Duration.ofNanos(wait));
    }
  }

  private long waitFor(long now) {
    long longest = 0;
    if (paused) {
      if (pausedUntil - now > 0) {
        return pausedUntil - now;
      }
      paused = false;
    }
    for (Places places : windows) {
      long wait = places.waitFor(now, underway);
      if (wait < 0) {
        return wait;
      }
      longest = Math.max(longest, wait);
    }
    return longest;
  }

  /** Marks a request as ended. */
  synchronized void release() {
    long now = time.nanoTime();
    underway--;
    for (Places places : windows) {
      places.ended.addLast(now);
    }
    notifyAll();
  }

  /**
   * Holds everyone back.
   *
   * @param wait how long from now; a pause under way is only ever prolonged
   */
  synchronized void pause(Duration wait) {
    long until = time.nanoTime() + wait.toNanos();
    if (!paused || until - pausedUntil > 0) {
      paused = true;
      pausedUntil = until;
    }
  }

  /**
   * Takes in what the server says is left, for others may be spending the same allowance.
   *
   * @param remaining how many requests the server would still take
   * @param reset how long until it takes more
   */
  synchronized void remaining(long remaining, Duration reset) {
    // Those under way are spent already; the server may not have counted them yet.
    if (remaining < underway) {
      pause(reset);
    }
  }
}
