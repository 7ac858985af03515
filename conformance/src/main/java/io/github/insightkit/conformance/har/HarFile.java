package io.github.insightkit.conformance.har;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a HAR 1.2 file, as browsers and proxies save it.
 *
 * <p>Of the entries, those remain whose path is one of the contract's operations, below the base
 * URL that most of them share. Left out are those that were turned away with 401 or 403: a
 * recording doesn't say whether their credentials were right. Secrets are masked.
 */
public final class HarFile {
  /** How long a file may be, in bytes; it is read into memory. */
  public static final long LONGEST = 64L << 20;

  private final Path file;
  private final Masking masking = new Masking();

  private HarFile(Path file) {
    this.file = file;
  }

  /** An entry that concerns the contract. */
  private record Entry(
      int number, Instant start, long micros, String base, Request request, Result result) {}

  /**
   * Reads the file.
   *
   * @throws IOException if it can't be read, isn't HAR, or has nothing that concerns the contract;
   *     the message says which, in one line
   */
  public static Recording read(Path file, Contract contract) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException(
          file
              + ": expected at most "
              + (LONGEST >> 20)
              + " MiB, got "
              + Files.size(file)
              + " bytes");
    }
    return new HarFile(file).read(contract);
  }

  private Recording read(Contract contract) throws IOException {
    JsonNode entries = entries();
    RecordedPath paths = new RecordedPath(contract);
    for (JsonNode entry : entries) {
      headers(entry.path("request")).forEach(masking::learn);
      headers(entry.path("response")).forEach(masking::learn);
    }
    List<Entry> found = new ArrayList<>();
    int turnedAway = 0;
    int number = 0;
    for (JsonNode node : entries) {
      number++;
      Optional<RecordedPath.Split> split =
          paths.split(node.path("request").path("url").asString(""));
      if (split.isEmpty()) {
        continue;
      }
      Entry entry = entry(number, node, split.get());
      if (entry.result() instanceof Result.Response response
          && (response.status() == 401 || response.status() == 403)) {
        turnedAway++;
      } else {
        found.add(entry);
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          file
              + ": expected requests to the contract's paths, such as "
              + contract.operations().get(0).pathTemplate()
              + "; got none among "
              + entries.size()
              + " entries"
              + (turnedAway == 0 ? "" : ", " + turnedAway + " of them turned away"));
    }
    return recording(contract, found, entries.size(), turnedAway);
  }

  private JsonNode entries() throws IOException {
    JsonNode entries;
    try {
      entries = JsonMapper.shared().readTree(Files.readAllBytes(file)).path("log").path("entries");
    } catch (JacksonException e) {
      throw new IOException(
          file
              + ": expected a HAR file, got something that isn't JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
          e);
    }
    if (!entries.isArray()) {
      throw new IOException(file + ": expected a HAR file, got JSON without an array log.entries");
    }
    return entries;
  }

  private Entry entry(int number, JsonNode node, RecordedPath.Split split) throws IOException {
    JsonNode request = node.path("request");
    JsonNode response = node.path("response");
    Instant start;
    try {
      start = OffsetDateTime.parse(node.path("startedDateTime").asString("")).toInstant();
    } catch (DateTimeException e) {
      throw wrong(number, "a startedDateTime as in RFC 3339");
    }
    JsonNode method = request.path("method");
    if (!method.isString()) {
      throw wrong(number, "a request with a method");
    }
    return new Entry(
        number,
        start,
        Math.max(0, (long) (node.path("time").asDouble(0) * 1_000)),
        split.base(),
        new Request(
            method.stringValue(),
            masking.masked(split.path()),
            masking.masked(headers(request)),
            requestBody(number, request)),
        result(number, response));
  }

  private Bytes requestBody(int number, JsonNode request) throws IOException {
    JsonNode data = request.path("postData");
    if (data.path("text").isString()) {
      return body(number, data);
    }
    if (request.path("method").asString("").equals("PATCH")) {
      throw wrong(number, "the body of the PATCH (postData.text); save the HAR with contents");
    }
    return Bytes.NONE;
  }

  private Result result(int number, JsonNode response) throws IOException {
    int status = response.path("status").asInt(0);
    if (status < 100 || status > 999) {
      return new Result.NoResponse(Result.Failure.BROKEN, "the recording has no answer");
    }
    JsonNode content = response.path("content");
    if (!content.path("text").isString() && content.path("size").asLong(0) > 0) {
      return new Result.NoResponse(
          Result.Failure.BROKEN, "the recording has no content for this answer, status " + status);
    }
    return new Result.Response(
        status, masking.masked(headers(response)), body(number, content), false);
  }

  private Bytes body(int number, JsonNode holder) throws IOException {
    String text = holder.path("text").asString("");
    if (!holder.path("encoding").asString("").equalsIgnoreCase("base64")) {
      return Bytes.utf8(masking.masked(text));
    }
    try {
      Bytes bytes = Bytes.fromBase64(text);
      return bytes.isUtf8() ? Bytes.utf8(masking.masked(bytes.text())) : bytes;
    } catch (IllegalArgumentException e) {
      throw wrong(number, "Base64, as its encoding says");
    }
  }

  /** Pseudo header fields of HTTP/2 are left out; they aren't fields of the message. */
  private static List<Header> headers(JsonNode message) {
    List<Header> headers = new ArrayList<>();
    for (JsonNode field : message.path("headers")) {
      String name = field.path("name").asString("");
      if (!name.isEmpty() && !name.startsWith(":")) {
        headers.add(new Header(name, field.path("value").asString("")));
      }
    }
    return headers;
  }

  private Recording recording(Contract contract, List<Entry> found, int entries, int turnedAway) {
    String base = RecordedPath.mostFrequent(found.stream().map(Entry::base).toList());
    List<Entry> kept =
        found.stream()
            .filter(entry -> entry.base().equals(base))
            .sorted(Comparator.comparing(Entry::start).thenComparing(Entry::number))
            .toList();
    Instant first = kept.get(0).start();
    List<Exchange> exchanges = new ArrayList<>();
    for (Entry entry : kept) {
      long start = Duration.between(first, entry.start()).toNanos() / 1_000;
      exchanges.add(
          new Exchange(
              exchanges.size(),
              "entry " + entry.number() + " of the recording",
              entry.request(),
              entry.result(),
              start,
              start + entry.micros()));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Recorded traffic: nobody says that no other client changed these insights in between; a"
            + " state that can't be may have come from one.");
    note(notes, entries - found.size() - turnedAway, "concern other paths");
    note(notes, turnedAway, "were turned away with 401 or 403");
    note(notes, found.size() - kept.size(), "went to another base URL");
    return new Recording(
        new History(new History.Origin("recorded", base, contract.version(), 0, false), exchanges),
        notes);
  }

  private static void note(List<String> notes, int count, String why) {
    if (count > 0) {
      notes.add("Left out of the recording: " + count + " entries that " + why + ".");
    }
  }

  private IOException wrong(int number, String expected) {
    return new IOException(file + ", entry " + number + ": expected " + expected);
  }
}
