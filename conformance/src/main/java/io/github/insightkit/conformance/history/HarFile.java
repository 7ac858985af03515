package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.Contract;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
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

  private static final ObjectReader READER =
      JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Traffic that somebody else sent, as a history.
   *
   * @param history what of it concerns the contract, in the order of sending
   * @param notes what a reader has to know of it, in sentences
   */
  public record Recording(History history, List<String> notes) {}

  private final Path file;
  private final RecordedPath paths;
  private final Masking masking = new Masking();
  private final List<HarEntry> found = new ArrayList<>();
  private int entries;
  private int turnedAway;
  private int preflights;
  private long kept;

  private HarFile(Path file, Contract contract) {
    this.file = file;
    this.paths = new RecordedPath(contract);
  }

  /**
   * Whether the file is JSON with a member {@code log}, wherever it stands.
   *
   * @throws IOException if it can't be read, or doesn't begin with JSON
   */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = READER.createParser(in)) {
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
          "%s: expected requests to the contract's paths, such as %s; got none among %s entries%s"
              .formatted(
                  file,
                  contract.operations().get(0).pathTemplate(),
                  har.entries,
                  har.turnedAway == 0 ? "" : ", " + har.turnedAway + " of them turned away"));
    }
    return har.recording(contract);
  }

  private void readEntries() throws IOException {
    Allowance allowance = new Allowance(LONGEST, "one entry is longer than " + LONGEST + " bytes");
    try (InputStream in = allowance.over(Files.newInputStream(file));
        JsonParser parser = READER.createParser(in)) {
      if (!find(parser, "log")
          || !find(parser, "entries")
          || parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException(
            file + ": expected a HAR file, got JSON without an array log.entries");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        allowance.renew(LONGEST);
        entries++;
        read(READER.readTree(parser));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ", entry " + entries + ": expected " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new IOException(
          file
              + ": expected a HAR file, got something that isn't JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private void read(JsonNode node) {
    JsonNode request = node.path("request");
    JsonNode response = node.path("response");
    HarEntry.fields(request).forEach(masking::learn);
    HarEntry.fields(response).forEach(masking::learn);
    Optional<RecordedPath.Split> url = paths.split(request.path("url").asString(""));
    if (url.isEmpty()) {
      return;
    }
    if (request.path("method").asString("").equals("OPTIONS")) {
      preflights++;
      return;
    }
    Result result = HarEntry.result(request, response);
    int status = response.path("status").asInt(0);
    if (status == 401
        || status == 403
        || (result instanceof Result.Response said && said.refusesCredentials())) {
      turnedAway++;
      return;
    }
    HarEntry entry = HarEntry.of(entries, node, url.get(), result);
    found.add(entry);
    kept += entry.request().body().size();
    kept += result instanceof Result.Response said ? said.body().size() : 0;
    if (kept > LONGEST) {
      throw new IllegalArgumentException(
          "at most " + LONGEST + " bytes of requests and answers to the contract's paths");
    }
  }

  private Recording recording(Contract contract) {
    String base = RecordedPath.mostFrequent(found.stream().map(e -> e.url().base()).toList());
    Set<String> issues =
        found.stream()
            .filter(entry -> entry.url().base().equals(base))
            .map(entry -> entry.url().issue())
            .collect(Collectors.toSet());
    List<HarEntry> relevant =
        found.stream()
            .filter(entry -> issues.contains(entry.url().issue()))
            .sorted(Comparator.comparing(HarEntry::start).thenComparing(HarEntry::number))
            .toList();
    List<Exchange> exchanges = new ArrayList<>();
    int elsewhere = 0;
    for (HarEntry entry : relevant) {
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

  private Request masked(HarEntry entry) {
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

  private ByteString masked(ByteString body) {
    return HistoryFile.isUtf8(body) ? ByteString.encodeUtf8(masking.masked(body.utf8())) : body;
  }

  private static void note(List<String> notes, int count, String why) {
    if (count > 0) {
      notes.add("Left out of the recording: " + count + " entries that " + why + ".");
    }
  }
}
