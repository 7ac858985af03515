package io.github.insightkit.sdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands out changes to workers, and never two of the same insight at once: their order is what they
 * mean.
 */
final class BulkQueue {
  /** A change and its place in the input. */
  record Item(int index, Change change) {}

  private final Iterator<Change> changes;
  private final Map<InsightRef, Deque<Item>> busy = new HashMap<>();
  private final List<Item> left = new ArrayList<>();
  private int taken;
  private boolean stopped;
  private boolean unreadable;
  private @Nullable RuntimeException failure;

  BulkQueue(Iterator<Change> changes) {
    this.changes = changes;
  }

  /** The next change of an insight that nobody is busy with, or null if there is none. */
  synchronized @Nullable Item take() {
    while (!stopped) {
      Item item = read();
      if (item == null) {
        return null;
      }
      InsightRef insight = item.change().insight();
      Deque<Item> behind = busy.get(insight);
      if (behind == null) {
        busy.put(insight, new ArrayDeque<>());
        return item;
      }
      behind.add(item);
    }
    return null;
  }

  /** What comes after a change that has ended: first the next of the same insight. */
  synchronized @Nullable Item takeAfter(Item done) {
    InsightRef insight = done.change().insight();
    Deque<Item> behind = Objects.requireNonNull(busy.get(insight));
    if (stopped) {
      left.addAll(behind);
      busy.remove(insight);
      return null;
    }
    Item next = behind.poll();
    if (next != null) {
      return next;
    }
    busy.remove(insight);
    return take();
  }

  private @Nullable Item read() {
    try {
      return !unreadable && changes.hasNext() ? new Item(taken++, changes.next()) : null;
    } catch (RuntimeException e) {
      unreadable = true;
      fail(e);
      return null;
    }
  }

  synchronized void stop() {
    stopped = true;
  }

  synchronized void fail(RuntimeException e) {
    stopped = true;
    if (failure == null) {
      failure = e;
    }
  }

  /** What was never handed out. */
  synchronized List<Item> rest() {
    List<Item> rest = new ArrayList<>(left);
    for (Item item = read(); item != null; item = read()) {
      rest.add(item);
    }
    return rest;
  }

  synchronized @Nullable RuntimeException failure() {
    return failure;
  }
}
