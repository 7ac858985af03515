package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Reads;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who changed what, in order; the oldest entries go once there are many. Safe for use by several
 * threads.
 */
final class AuditLog {
  /** This server knows no users: whoever has the token is the same. */
  static final String WHO = "mock";

  private static final int CAPACITY = 10_000;

  private final Clock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long millis;
  private long changes;

  /** One change; its id grows from entry to entry, also as text. */
  private record Entry(
      String id, Instant at, Insight.Id insight, @Nullable String before, Insight after) {
    boolean isOf(Insight.Id wanted) {
      return insight.scope().equals(wanted.scope())
          && insight.owner().equals(wanted.owner())
          && (wanted.issue().isEmpty() || insight.issue().equals(wanted.issue()));
    }
  }

  AuditLog(Clock clock) {
    this.clock = clock;
  }

  /** Takes note of a change; one that changed nothing isn't one. */
  synchronized void changed(Insight.Id insight, Insight before, Insight after) {
    if (after.equals(before)) {
      return;
    }
    millis = Math.max(millis, clock.millis());
    // A UUID of version 7 (RFC 9562, section 5.7), with a counter in place of chance.
    String id = "%08x-%04x-7000-8000-%012x".formatted(millis >>> 16, millis & 0xffff, ++changes);
    Instant at = Instant.ofEpochMilli(millis);
    entries.add(new Entry(id, at, insight, before.state().classification(), after));
    if (entries.size() > CAPACITY) {
      entries.remove();
    }
  }

  /** A page of the log of an insight, or with no issue of all of its account or zone. */
  synchronized Decision.Listed page(Insight.Id insight, Query query) {
    Reads reads = Reads.bundled();
    int size = query.number(reads.parameter("size"), Overview.USUAL_PAGE, Overview.LARGEST_PAGE);
    Instant since = query.time(reads.parameter("since"), Instant.MIN);
    Instant before = query.time(reads.parameter("before"), Instant.MAX);
    String value = reads.listed("value");
    boolean none =
        query.oneOf(reads.parameter("field"), value, List.of("status", value)).equals("status")
            || !query.text(reads.parameter("who")).orElse(WHO).equals(WHO);
    boolean oldestFirst =
        query.oneOf(reads.parameter("order"), "desc", List.of("asc", "desc")).equals("asc");
    Optional<String> cursor = query.text(reads.parameter("cursor"));
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    String last = "";
    Iterator<Entry> all = oldestFirst ? entries.iterator() : entries.descendingIterator();
    while (all.hasNext() && !none) {
      Entry entry = all.next();
      int past = entry.id().compareTo(cursor.orElse(""));
      if (entry.isOf(insight)
          && !entry.at().isBefore(since)
          && entry.at().isBefore(before)
          && (cursor.isEmpty() || (oldestFirst ? past > 0 : past < 0))) {
        if (result.size() == size) {
          info.put(reads.logged("cursor"), last);
          break;
        }
        write(entry, result.addObject());
        last = entry.id();
      }
    }
    return new Decision.Listed(
        result, info.put(reads.logged("count"), result.size()).put(reads.logged("size"), size));
  }

  private static void write(Entry entry, ObjectNode json) {
    Reads reads = Reads.bundled();
    json.put(reads.logged("entry"), entry.id())
        .put(reads.logged("when"), entry.at().toString())
        .put(reads.logged("who"), WHO)
        .put(reads.logged("value"), entry.after().state().classification())
        .put(reads.logged("field"), reads.listed("value"))
        .put(reads.logged("insight"), entry.insight().issue())
        .put(reads.logged("before"), entry.before())
        .put(reads.logged("reason"), entry.after().rationale());
  }
}
