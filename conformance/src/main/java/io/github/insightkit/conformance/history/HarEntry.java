package io.github.insightkit.conformance.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/** An entry of a HAR file that concerns the contract, before anything is masked. */
record HarEntry(
    int number,
    Instant start,
    long micros,
    RecordedPath.Split url,
    Request request,
    Result result) {
  /** RFC 3339, and offsets without a colon, which some producers write. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private static final Pattern REDACTED =
      Pattern.compile("(?i)\\W*(redacted|removed|masked|hidden|filtered|sanitized|x{3,}|)\\W*");
  private static final String TYPE = "Content-Type";
  private static final String CODING = "Content-Encoding";

  private static final long LONGEST_ANSWER_MICROS = Duration.ofDays(1).toNanos() / 1_000;

  /**
   * This entry of a recording.
   *
   * @param number its place in the recording, from 1
   * @throws IllegalArgumentException if it isn't one; the message says what was expected
   */
  static HarEntry of(int number, JsonNode node, RecordedPath.Split url, Result result) {
    JsonNode method = node.path("request").path("method");
    if (!method.isString()) {
      throw new IllegalArgumentException("a request with a method");
    }
    return new HarEntry(
        number,
        start(node),
        Math.min(
            LONGEST_ANSWER_MICROS, Math.max(0, Math.round(node.path("time").asDouble(0) * 1_000))),
        url,
        new Request(
            method.stringValue(),
            "",
            fields(node.path("request")).stream().filter(one -> !isRedacted(one.value())).toList(),
            requestBody(node.path("request"))),
        result);
  }

  private static Instant start(JsonNode node) {
    try {
      OffsetDateTime start = OffsetDateTime.parse(node.path("startedDateTime").asString(""), TIME);
      if (start.getYear() >= 1 && start.getYear() <= 9999) {
        return start.toInstant();
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a startedDateTime as in RFC 3339");
    }
    throw new IllegalArgumentException("a startedDateTime of a year from 1 to 9999");
  }

  private static ByteString requestBody(JsonNode request) {
    JsonNode data = request.path("postData");
    if (data.path("text").isString()) {
      return body(data);
    }
    if (request.path("method").asString("").equals("PATCH")) {
      throw new IllegalArgumentException(
          "the body of the PATCH (postData.text); save the HAR with contents");
    }
    return ByteString.EMPTY;
  }

  /** What came of it, as far as the recording has it. */
  static Result result(JsonNode request, JsonNode response) {
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
    return new Result.Response(status, answered(request, response), body(content), false);
  }

  private static ByteString body(JsonNode holder) {
    String text = holder.path("text").asString("");
    if (!holder.path("encoding").asString("").equalsIgnoreCase("base64")) {
      return ByteString.encodeUtf8(text);
    }
    try {
      return ByteString.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Base64, as its encoding says");
    }
  }

  /** The fields of a message, but for pseudo fields of HTTP/2, which are none. */
  static List<Header> fields(JsonNode message) {
    return message
        .path("headers")
        .valueStream()
        .map(one -> new Header(one.path("name").asString(""), one.path("value").asString("")))
        .filter(Framing::hasName)
        .toList();
  }

  /**
   * The fields of an answer. A type that the recording lacks or took out is the one that it gives
   * elsewhere, or else JSON; a coding is left out if it was asked for, or if nobody knows, for
   * recordings hold the content without it.
   */
  private static List<Header> answered(JsonNode request, JsonNode response) {
    List<Header> recorded = fields(response);
    List<Header> answered = new ArrayList<>(recorded);
    Optional<String> asked = Header.first(fields(request), "Accept-Encoding");
    answered.removeIf(
        header ->
            isRedacted(header.value())
                || (header.name().equalsIgnoreCase(CODING)
                    && (asked.isEmpty()
                        || isRedacted(asked.get())
                        || admits(asked.get(), header))));
    if (recorded.isEmpty()
        || Header.first(recorded, TYPE).filter(HarEntry::isRedacted).isPresent()) {
      String type = response.path("content").path("mimeType").asString("");
      answered.add(new Header(TYPE, type.indexOf('/') > 0 ? type : "application/json"));
    }
    return answered;
  }

  private static boolean admits(String asked, Header coding) {
    String value = asked.toLowerCase(Locale.ROOT);
    return value.contains("*")
        || List.of(coding.value().toLowerCase(Locale.ROOT).split("\\s*,\\s*")).stream()
            .allMatch(value::contains);
  }

  private static boolean isRedacted(String value) {
    return !value.isEmpty() && REDACTED.matcher(value).matches();
  }
}
