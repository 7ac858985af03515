package io.github.insightkit.sdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands out changes to workers, and never two of the same insight at once: their order is what they
 * mean. The caller's stream is read outside of the monitor, for it may be slow or stuck.
 */
final class BulkQueue {
  /** How many changes may wait for others of the same insight before reading on waits as well. */
  private static final int READ_AHEAD = 1_000;

  private final Iterator<Change> changes;
  private final ReentrantLock reading = new ReentrantLock();
  private final Map<InsightRef, Deque<BulkTask>> busy = new HashMap<>();
  private final List<BulkTask> tasks = new ArrayList<>();
  private long total;
  private int waiting;
  private boolean stopped;
  private boolean closed;
  private volatile boolean readable = true;
  private boolean readToEnd;

  BulkQueue(Spliterator<Change> changes) {
    this.total = changes.getExactSizeIfKnown();
    this.changes = Spliterators.iterator(changes);
  }

  /** The next change of an insight that nobody is busy with, or null if there is none. */
  @Nullable BulkTask take() throws InterruptedException {
    reading.lockInterruptibly();
    try {
      while (awaitRoom()) {
        BulkTask task = read();
        if (task == null || claim(task)) {
          return task;
        }
      }
      return null;
    } finally {
      reading.unlock();
    }
  }

  /** What comes after a change that has ended: first the next of the same insight. */
  @Nullable BulkTask takeAfter(BulkTask done) throws InterruptedException {
    synchronized (this) {
      if (stopped) {
        return null;
      }
      BulkTask next = Objects.requireNonNull(busy.get(done.insight())).poll();
      if (next != null) {
        waiting--;
        notifyAll();
        return next;
      }
      busy.remove(done.insight());
    }
    return take();
  }

  private synchronized boolean awaitRoom() throws InterruptedException {
    while (!stopped && waiting >= READ_AHEAD) {
      wait();
    }
    return !stopped;
  }

  private synchronized boolean claim(BulkTask task) {
    Deque<BulkTask> behind = busy.get(task.insight());
    if (behind == null) {
      busy.put(task.insight(), new ArrayDeque<>());
      return true;
    }
    behind.add(task);
    waiting++;
    return false;
  }

  /** Reads one more change; what the stream throws ends the reading. */
  private @Nullable BulkTask read() {
    if (!readable) {
      return null;
    }
    readable = false;
    Change change = null;
    if (changes.hasNext()) {
      change = changes.next();
      if (change == null) {
        throw new NullPointerException("Expected a change, got null at place " + size());
      }
      readable = true;
    }
    return put(change);
  }

  private synchronized @Nullable BulkTask put(@Nullable Change change) {
    if (change == null) {
      readToEnd = true;
      total = tasks.size();
      return null;
    }
    if (closed) {
      return null;
    }
    BulkTask task = new BulkTask(tasks.size(), change);
    tasks.add(task);
    return task;
  }

  private synchronized int size() {
    return tasks.size();
  }

  /** Hands out nothing more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Reads what is to be reported but not sent any more. */
  void readRest(int limit) throws InterruptedException {
    reading.lockInterruptibly();
    try {
      int read = 0;
      while (read < limit && read() != null) {
        read++;
      }
    } finally {
      reading.unlock();
    }
  }

  /** Takes in nothing more; gives everything that was read, in the order given. */
  synchronized List<BulkTask> close() {
    closed = true;
    return List.copyOf(tasks);
  }

  /** Whether there is nothing behind what was read. */
  synchronized boolean isReadToEnd() {
    return readToEnd;
  }

  /** How many changes there are in all, as far as that is known by now. */
  synchronized OptionalLong total() {
    return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
  }
}
