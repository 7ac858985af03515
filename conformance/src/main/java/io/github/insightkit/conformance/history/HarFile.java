package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.Contract;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a HAR 1.2 file, as browsers and proxies save it, entry by entry.
 *
 * <p>Of the entries, those remain whose path is one of the contract's operations, below the base
 * URL that most of them share; and those for the same insights below another, without their answer,
 * for they may have changed what stands. Left out are preflights and those whose credentials were
 * turned away: a recording doesn't say whether they were right. Secrets are masked.
 */
public final class HarFile {
  /** How long one entry may be, and all that concern the contract together, in bytes. */
  public static final long LONGEST = 64L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** RFC 3339, and offsets without a colon, which some producers write. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private static final long LONGEST_ANSWER_MICROS = Duration.ofDays(1).toNanos() / 1_000;

  private final Path file;
  private final RecordedPath paths;
  private final Masking masking = new Masking();
  private final List<Entry> found = new ArrayList<>();
  private int entries;
  private int turnedAway;
  private int preflights;
  private long kept;

  private HarFile(Path file, Contract contract) {
    this.file = file;
    this.paths = new RecordedPath(contract);
  }

  /** An entry that concerns the contract, before anything is masked. */
  private record Entry(
      int number,
      Instant start,
      long micros,
      RecordedPath.Split url,
      Request request,
      Result result) {}

  /**
   * Whether the file is JSON with a member {@code log}, wherever it stands.
   *
   * @throws IOException if it can't be read, or doesn't begin with JSON
   */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = MAPPER.createParser(in)) {
      return find(parser, "log");
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Goes to the value of this member of the object that begins next. */
  private static boolean find(JsonParser parser, String name) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      if (parser.currentName().equals(name)) {
        return true;
      }
      parser.nextToken();
      parser.skipChildren();
    }
    return false;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it can't be read, isn't HAR, or has nothing that concerns the contract;
   *     the message says which, in one line
   */
  public static Recording read(Path file, Contract contract) throws IOException {
    HarFile har = new HarFile(file, contract);
    har.readEntries();
    if (har.found.isEmpty()) {
      throw new IOException(
          file
              + ": expected requests to the contract's paths, such as "
              + contract.operations().get(0).pathTemplate()
              + "; got none among "
              + har.entries
              + " entries"
              + (har.turnedAway == 0 ? "" : ", " + har.turnedAway + " of them turned away"));
    }
    return har.recording(contract);
  }

  private void readEntries() throws IOException {
    Allowance allowance = new Allowance(LONGEST, "one entry is longer than " + LONGEST + " bytes");
    try (InputStream in = allowance.over(Files.newInputStream(file));
        JsonParser parser = MAPPER.createParser(in)) {
      if (!find(parser, "log")
          || !find(parser, "entries")
          || parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException(
            file + ": expected a HAR file, got JSON without an array log.entries");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        allowance.renew(LONGEST);
        entries++;
        read(MAPPER.readTree(parser));
      }
    } catch (JacksonException e) {
      throw new IOException(
          file
              + ": expected a HAR file, got something that isn't JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private void read(JsonNode node) throws IOException {
    JsonNode request = node.path("request");
    JsonNode response = node.path("response");
    RecordedFields.all(request).forEach(masking::learn);
    RecordedFields.all(response).forEach(masking::learn);
    Optional<RecordedPath.Split> url = paths.split(request.path("url").asString(""));
    if (url.isEmpty()) {
      return;
    }
    if (request.path("method").asString("").equals("OPTIONS")) {
      preflights++;
      return;
    }
    Result result = result(request, response);
    int status = response.path("status").asInt(0);
    if (status == 401
        || status == 403
        || (result instanceof Result.Response said && CredentialRefusal.is(said))) {
      turnedAway++;
      return;
    }
    found.add(entry(node, url.get(), result));
    kept += found.get(found.size() - 1).request().body().length();
    kept += result instanceof Result.Response said ? said.body().length() : 0;
    if (kept > LONGEST) {
      throw wrong("at most " + LONGEST + " bytes of requests and answers to the contract's paths");
    }
  }

  private Entry entry(JsonNode node, RecordedPath.Split url, Result result) throws IOException {
    JsonNode method = node.path("request").path("method");
    if (!method.isString()) {
      throw wrong("a request with a method");
    }
    return new Entry(
        entries,
        start(node),
        Math.min(
            LONGEST_ANSWER_MICROS, Math.max(0, Math.round(node.path("time").asDouble(0) * 1_000))),
        url,
        new Request(
            method.stringValue(),
            "",
            RecordedFields.asked(node.path("request")),
            requestBody(node.path("request"))),
        result);
  }

  private Instant start(JsonNode node) throws IOException {
    try {
      OffsetDateTime start = OffsetDateTime.parse(node.path("startedDateTime").asString(""), TIME);
      if (start.getYear() >= 1 && start.getYear() <= 9999) {
        return start.toInstant();
      }
    } catch (DateTimeException e) {
      throw wrong("a startedDateTime as in RFC 3339");
    }
    throw wrong("a startedDateTime of a year from 1 to 9999");
  }

  private Bytes requestBody(JsonNode request) throws IOException {
    JsonNode data = request.path("postData");
    if (data.path("text").isString()) {
      return body(data);
    }
    if (request.path("method").asString("").equals("PATCH")) {
      throw wrong("the body of the PATCH (postData.text); save the HAR with contents");
    }
    return Bytes.NONE;
  }

  private Result result(JsonNode request, JsonNode response) throws IOException {
    int status = response.path("status").asInt(0);
    if (status < 100 || status > 599) {
      return new Result.NoResponse(
          Result.Failure.UNRECORDED, "the recording has no answer to this request");
    }
    JsonNode content = response.path("content");
    boolean hasNone =
        status == 204 || status == 304 || request.path("method").asString("").equals("HEAD");
    if (content.path("text").asString("").isEmpty()
        && content.path("size").asLong(-1) != 0
        && !hasNone) {
      return new Result.NoResponse(
          Result.Failure.UNRECORDED,
          "the recording has no content for this answer, status " + status);
    }
    return new Result.Response(
        status, RecordedFields.answered(request, response), body(content), false);
  }

  private Bytes body(JsonNode holder) throws IOException {
    String text = holder.path("text").asString("");
    if (!holder.path("encoding").asString("").equalsIgnoreCase("base64")) {
      return Bytes.utf8(text);
    }
    try {
      return Bytes.fromBase64(text);
    } catch (IllegalArgumentException e) {
      throw wrong("Base64, as its encoding says");
    }
  }

  private Recording recording(Contract contract) {
    String base = RecordedPath.mostFrequent(found.stream().map(e -> e.url().base()).toList());
    Set<String> issues =
        found.stream()
            .filter(entry -> entry.url().base().equals(base))
            .map(entry -> entry.url().issue())
            .collect(Collectors.toSet());
    List<Entry> relevant =
        found.stream()
            .filter(entry -> issues.contains(entry.url().issue()))
            .sorted(Comparator.comparing(Entry::start).thenComparing(Entry::number))
            .toList();
    List<Exchange> exchanges = new ArrayList<>();
    int elsewhere = 0;
    for (Entry entry : relevant) {
      boolean isElsewhere = !entry.url().base().equals(base);
      elsewhere += isElsewhere ? 1 : 0;
      long start = Duration.between(relevant.get(0).start(), entry.start()).toMillis() * 1_000;
      exchanges.add(
          new Exchange(
              exchanges.size(),
              "entry " + entry.number() + " of the recording",
              masked(entry),
              isElsewhere
                  ? new Result.NoResponse(Result.Failure.UNRECORDED, "it went to another base URL")
                  : masked(entry.result()),
              start,
              start + entry.micros()));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Recorded traffic: nobody says that no other client changed these insights in between; a"
            + " state that can't be may have come from one.");
    note(notes, entries - found.size() - turnedAway - preflights, "concern other paths");
    note(notes, preflights, "are preflights");
    note(notes, turnedAway, "had their credentials turned away");
    note(notes, found.size() - relevant.size(), "went to another base URL");
    if (elsewhere > 0) {
      notes.add(
          elsewhere
              + " entries changed these insights through another base URL; whether they did is"
              + " taken to be unknown.");
    }
    return new Recording(
        new History(new History.Origin("recorded", base, contract.version(), 0, false), exchanges),
        notes);
  }

  private Request masked(Entry entry) {
    return new Request(
        entry.request().method(),
        entry.url().path(masking::maskedId, masking::masked),
        masking.masked(entry.request().headers()),
        masked(entry.request().body()));
  }

  private Result masked(Result result) {
    return result instanceof Result.Response response
        ? new Result.Response(
            response.status(),
            masking.masked(response.headers()),
            masked(response.body()),
            response.truncated())
        : result;
  }

  private Bytes masked(Bytes body) {
    return body.isUtf8() ? Bytes.utf8(masking.masked(body.text())) : body;
  }

  private static void note(List<String> notes, int count, String why) {
    if (count > 0) {
      notes.add("Left out of the recording: " + count + " entries that " + why + ".");
    }
  }

  private IOException wrong(String expected) {
    return new IOException(file + ", entry " + entries + ": expected " + expected);
  }
}
