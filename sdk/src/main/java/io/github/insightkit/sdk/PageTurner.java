package io.github.insightkit.sdk;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.github.insightkit.sdk.PagingException.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pages of one reading: says what to ask for, and makes a page of the answer. Sends
 * nothing. Used by one thread at a time.
 *
 * <p>A failure leaves it where it was, so that the same page can be asked for again.
 */
final class PageTurner<T> {
  /** A page of 1,000 insights, the most that can be asked for, is about 1 MB. */
  static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  /** In characters: about a million UUIDs, each with what the set needs beside. */
  private static final long MAX_REMEMBERED = 100_000_000;

  private static final int COST_OF_AN_ENTRY = 64;

  private final long maxRemembered;
  private final Set<Object> seen = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private PageSource<T> source;
  private boolean hasNext = true;
  private @Nullable Outcome last;
  private long remembered;
  private long readSoFar;

  PageTurner(PageSource<T> first) {
    this(first, MAX_REMEMBERED);
  }

  PageTurner(PageSource<T> first, long maxRemembered) {
    this.source = first;
    this.maxRemembered = maxRemembered;
  }

  boolean hasNext() {
    return hasNext;
  }

  /** What time the last page says it was at the server, or null. */
  @Nullable Instant date() {
    return last != null && last.ending() instanceof Ending.Applied read
        ? read.answer().headers().getInstant("date")
        : null;
  }

  /**
   * Makes the request for the next page.
   *
   * @throws PagingException if it has been made before
   */
  Sending request(Transport transport, CallOptions options) {
    Outcome before = last;
    if (before != null && keys.contains(source.key())) {
      throw ReadResults.stopped(
          source.subject(),
          before,
          Reason.CURSOR_REPEATED,
          "Expected a cursor that leads on, got one that has been used before");
    }
    Request request = source.call(transport.reads()).request();
    String query = request.url().encodedQuery();
    if (query != null) {
      // OkHttp encodes the tilde in a name, which nobody should (RFC 3986, section 2.3).
      String withTildes = query.replace("%7Eneq=", "~neq=");
      request =
          request
              .newBuilder()
              .url(request.url().newBuilder().encodedQuery(withTildes).build())
              .build();
    }
    return new Sending.Read(transport, request, source.subject(), MAX_BODY_BYTES, options);
  }

  /**
   * Takes the answer to the request.
   *
   * @return the page; null if it is empty, and ends the reading without being part of it
   * @throws InsightsException if there is no page, or none that leads on
   */
  @Nullable Page<T> take(Outcome outcome) {
    PageSource.Batch<T> batch = read(outcome);
    List<T> entries = batch.entries();
    Set<Object> unseen = new HashSet<>();
    List<T> fresh = new ArrayList<>();
    for (T entry : entries) {
      String id = source.idOf(entry);
      Object mark = id == null ? entry : id;
      if ((!seen.contains(mark) && unseen.add(mark)) || id == null) {
        fresh.add(entry);
      }
    }
    if (unseen.isEmpty() && !entries.isEmpty()) {
      throw ReadResults.stopped(
          source.subject(),
          outcome,
          Reason.PAGE_REPEATED,
          "Expected a page with something new, got one of which every entry came before: the"
              + " server ignores which page is asked for, or pages so small that what is new"
              + " moves all of it on");
    }
    remember(unseen, outcome);
    boolean isFirst = last == null;
    last = outcome;
    keys.add(source.key());
    readSoFar += fresh.size();
    PageSource<T> next = entries.isEmpty() ? null : batch.next();
    hasNext = next != null;
    source = next == null ? source : next;
    return entries.isEmpty() && !isFirst
        ? null
        : new Page<>(fresh, entries.size() - fresh.size(), batch.count(), readSoFar);
  }

  private PageSource.Batch<T> read(Outcome outcome) {
    Answer answer = ReadResults.answerOrThrow(source.subject(), outcome);
    JsonReader in = new JsonReader(new StringReader(Objects.requireNonNull(answer.body())));
    in.setStrictness(Strictness.STRICT);
    try {
      return source.read(in);
    } catch (IOException e) {
      throw ReadResults.malformed(
          source.subject(), outcome, answer, String.valueOf(e.getMessage()));
    }
  }

  private void remember(Set<Object> unseen, Outcome outcome) {
    long cost = 0;
    for (Object mark : unseen) {
      cost += COST_OF_AN_ENTRY + mark.toString().length();
    }
    if (remembered + cost > maxRemembered) {
      throw ReadResults.stopped(
          source.subject(),
          outcome,
          Reason.TOO_MANY,
          "Expected no more entries than can be remembered to leave out doubles, got more after "
              + readSoFar
              + ": narrow the filter");
    }
    remembered += cost;
    seen.addAll(unseen);
  }
}
