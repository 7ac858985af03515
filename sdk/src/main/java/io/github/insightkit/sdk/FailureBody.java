package io.github.insightkit.sdk;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the body of a failure gives as its reasons, in whatever form: the contract's envelope,
 * its entries with an {@code error_chain} or as mere strings, a single entry, problem details (RFC
 * 9457), or plain text. What isn't understood is passed over; nothing here decides how a change
 * ended.
 */
final class FailureBody {
  /** How many entries are kept. */
  private static final int MAX_ENTRIES = 100;

  /** How many characters of all entries together are kept. */
  private static final int MAX_TEXT = 64 * 1024;

  /** How deep an {@code error_chain} is followed. */
  private static final int MAX_CHAIN = 8;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_DIGITS = 100;

  /** "Error 1020", "error code: 1020", also with tags in between, as the edge's pages have it. */
  private static final Pattern EDGE_CODE =
      Pattern.compile(
          "\\berror(?:\\s|:|code|<[^<>]{0,200}>){1,40}+(1\\d{3})\\b", Pattern.CASE_INSENSITIVE);

  private final JsonReader in;
  private final List<EnvelopeItem> errors = new ArrayList<>();
  private final List<EnvelopeItem> messages = new ArrayList<>();
  private int room = MAX_TEXT;
  private @Nullable Integer edgeCode;

  private FailureBody(String body) {
    in = new JsonReader(new StringReader(body));
    // Control characters and lone surrogates in a text are no reason not to show it.
    in.setStrictness(Strictness.LEGACY_STRICT);
    in.setNestingLimit(MAX_DEPTH);
  }

  /** Reads as far as there is something to read. Throws nothing, whatever the body is. */
  static FailureBody read(Answer answer) {
    String text = answer.body() == null ? "" : answer.body();
    FailureBody read = new FailureBody(text);
    if (answer.isPage() || answer.isOf("text/")) {
      Matcher code = EDGE_CODE.matcher(text);
      read.edgeCode = code.find() ? Integer.valueOf(code.group(1)) : null;
      if (answer.isOf("text/plain") && !text.isBlank()) {
        read.add(read.errors, new Entry(null, text.strip(), null, null));
      }
      return read;
    }
    try {
      read.document(answer.isOf("application/problem+json"));
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      // Not JSON, or no longer: what was read so far was said all the same.
    }
    return read;
  }

  List<EnvelopeItem> errors() {
    return errors;
  }

  List<EnvelopeItem> messages() {
    return messages;
  }

  @Nullable Integer edgeCode() {
    return edgeCode;
  }

  private record Entry(
      @Nullable BigDecimal code,
      @Nullable String message,
      @Nullable String url,
      @Nullable String pointer) {}

  private void document(boolean problem) throws IOException {
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      entries(errors, 0);
      return;
    }
    Problem details = new Problem();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      switch (name) {
        case "errors", "error" -> entries(errors, 0);
        case "messages" -> entries(messages, 0);
        case "title" -> details.title = text();
        case "detail", "message" -> details.detail = text();
        case "type" -> details.type = text();
        case "error_code", "code" -> details.code = number();
        default -> in.skipValue();
      }
      if (problem || name.equals("error_code")) {
        edgeCode = edgeCode(details.code);
      }
    }
    in.endObject();
    if (details.title != null || details.detail != null) {
      errors.add(0, item(details.entry()));
    }
  }

  /** The members of problem details (RFC 9457, section 3.1), and a code beside them. */
  private static final class Problem {
    private @Nullable String title;
    private @Nullable String detail;
    private @Nullable String type;
    private @Nullable BigDecimal code;

    Entry entry() {
      String message = detail == null ? title : title == null ? detail : title + ": " + detail;
      return new Entry(code, message, "about:blank".equals(type) ? null : type, null);
    }
  }

  private static @Nullable Integer edgeCode(@Nullable BigDecimal code) {
    try {
      int value = code == null ? 0 : code.intValueExact();
      return value >= 1000 && value < 2000 ? value : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private void entries(List<EnvelopeItem> into, int depth) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      entry(into, depth);
      return;
    }
    in.beginArray();
    while (in.hasNext()) {
      entry(into, depth);
    }
    in.endArray();
  }

  private void entry(List<EnvelopeItem> into, int depth) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT -> object(into, depth);
      case STRING, NUMBER -> add(into, new Entry(null, in.nextString(), null, null));
      default -> in.skipValue();
    }
  }

  private void object(List<EnvelopeItem> into, int depth) throws IOException {
    BigDecimal code = null;
    String message = null;
    String url = null;
    String pointer = null;
    List<EnvelopeItem> chain = new ArrayList<>();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "code" -> code = number();
        case "message", "detail" -> message = text();
        case "documentation_url" -> url = text();
        case "source" -> pointer = pointer();
        case "pointer" -> pointer = text();
        case "error_chain" -> {
          if (depth < MAX_CHAIN) {
            entries(chain, depth + 1);
          } else {
            in.skipValue();
          }
        }
        default -> in.skipValue();
      }
    }
    in.endObject();
    add(into, new Entry(code, message, url, pointer));
    for (EnvelopeItem inner : chain) {
      if (into.size() < MAX_ENTRIES) {
        into.add(inner);
      }
    }
  }

  private @Nullable String pointer() throws IOException {
    String pointer = null;
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      in.skipValue();
      return null;
    }
    in.beginObject();
    while (in.hasNext()) {
      if (in.nextName().equals("pointer")) {
        pointer = text();
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return pointer;
  }

  private @Nullable String text() throws IOException {
    if (in.peek() == JsonToken.STRING || in.peek() == JsonToken.NUMBER) {
      return in.nextString();
    }
    in.skipValue();
    return null;
  }

  private @Nullable BigDecimal number() throws IOException {
    String text = text();
    try {
      return text == null || text.length() > MAX_DIGITS ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void add(List<EnvelopeItem> into, Entry entry) {
    if (into.size() < MAX_ENTRIES && room > 0) {
      into.add(item(entry));
    }
  }

  private EnvelopeItem item(Entry entry) {
    String pointer = cut(entry.pointer());
    return new EnvelopeItem(
        entry.code(),
        cut(entry.message()),
        cut(entry.url()),
        pointer == null ? null : new EnvelopeItemSource(pointer));
  }

  private @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String kept = text.length() <= room ? text : text.substring(0, room);
    room -= kept.length();
    return kept;
  }
}
