package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of one insight that keeps an audit log, and never says what became of a change. Its
 * clock is years ahead of the client's. A test tells it what to do wrong; what it is told then
 * holds from the next request on.
 */
final class AuditedServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2031-05-05T12:00:00Z");
  static final String LOST = "";
  static final String BROKEN = "500 Broken";
  static final String MALFORMED = "200 OK";

  private static final Pattern VALUE = Pattern.compile("\"classification\":(null|\"\\w+\")");
  private static final Pattern RATIONALE = Pattern.compile("\"rationale\":(\"[^\"]*\")");
  private static final DateTimeFormatter RFC_1123 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  boolean applies = true;
  boolean tellsTime = true;
  boolean logs = true;
  boolean datesEntries = true;
  boolean logReadable = true;
  boolean listReadable = true;
  boolean listed = true;
  int late;
  int answered;
  String reply = LOST;
  @Nullable String standing;
  int rationaleCut = 1_000;
  Runnable afterwards = () -> {};

  private final List<String> entries = new ArrayList<>();
  private final WireServer wire;
  private String value = "null";

  AuditedServer() throws IOException {
    this.wire = new WireServer(this::answer);
  }

  InsightsClientBuilder client() {
    return InsightsClient.builder().baseUrl(wire.url()).apiToken("token-0123456789");
  }

  List<String> asked() {
    return wire.requests().stream().map(WireRequest::line).toList();
  }

  /** Somebody sets a value; both are JSON. */
  AuditedServer change(Instant when, String now, String rationale) {
    if (logs) {
      entries.add(entry(when, value, now, rationale));
    }
    value = now;
    return this;
  }

  /** The log gains an entry of its own accord. */
  void log(Instant when, String before, String now, String rationale) {
    entries.add(entry(when, before, now, rationale));
  }

  private String entry(Instant when, String before, String now, String rationale) {
    return "{\"id\":\"%d\",\"issue_id\":\"i\",\"field_changed\":\"user_classification\","
            .formatted(entries.size())
        + (datesEntries ? "\"changed_at\":\"" + when + "\"," : "")
        + "\"previous_value\":%s,\"current_value\":%s,\"rationale\":%s}"
            .formatted(before, now, rationale);
  }

  private synchronized boolean answer(WireRequest request, int number, Socket socket)
      throws IOException {
    if (request.line().startsWith("PATCH")) {
      if (answered-- > 0) {
        change(NOW, found(VALUE, request.text(), "null"), found(RATIONALE, request.text(), "null"));
        return respond(socket, "200 OK", WireServer.APPLIED);
      }
      return patch(request.text(), socket);
    }
    if (request.line().contains("/audit-log")) {
      return logReadable
          ? respond(
              socket, "200 OK", ReadServer.success(late-- > 0 ? "[]" : entries.toString(), ""))
          : respond(socket, "404 Not Found", "{}");
    }
    String issue =
        "{\"id\":\"%s\",\"user_classification\":%s}"
            .formatted(listed ? "i" : "j", standing == null ? value : standing);
    String issues =
        request.line().contains("page=1&") || request.line().contains("page=1 ") ? issue : "";
    return listReadable
        ? respond(socket, "200 OK", ReadServer.success("{\"issues\":[" + issues + "]}", ""))
        : respond(socket, "404 Not Found", "{}");
  }

  private boolean patch(String body, Socket socket) throws IOException {
    if (applies) {
      String rationale = found(RATIONALE, body, "null");
      change(
          NOW,
          found(VALUE, body, "null"),
          rationale.length() > rationaleCut
              ? rationale.substring(0, rationaleCut) + "\""
              : rationale);
    }
    afterwards.run();
    return !reply.equals(LOST) && respond(socket, reply, "{}");
  }

  private boolean respond(Socket socket, String status, String body) throws IOException {
    String date = "Date: " + RFC_1123.format(NOW);
    WireServer.write(
        socket, tellsTime ? WireServer.http(status, body, date) : WireServer.http(status, body));
    return true;
  }

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
