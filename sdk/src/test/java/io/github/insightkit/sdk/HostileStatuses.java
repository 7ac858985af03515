package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.HostileEvent.answers;
import static io.github.insightkit.sdk.HostileEvent.closes;
import static io.github.insightkit.sdk.WireServer.APPLIED;
import static io.github.insightkit.sdk.WireServer.http;
import static io.github.insightkit.sdk.WireServer.write;

import java.util.ArrayList;
import java.util.List;

/** What servers say with a status, and when they say to come back. */
final class HostileStatuses {
  private HostileStatuses() {}

  static List<HostileEvent> statuses() {
    List<HostileEvent> events = new ArrayList<>();
    for (int status : new int[] {300, 301, 302, 303, 304, 307, 308}) {
      events.add(
          answers(
              Integer.toString(status),
              http(status + " Elsewhere", "", "Location: /client/v4/accounts/other"),
              Expected.MALFORMED,
              1));
    }
    for (int status : new int[] {400, 404, 405, 409, 410, 412, 413, 415, 418, 421, 422, 425, 451}) {
      events.add(
          answers(
              Integer.toString(status), http(status + " No", refusal(1001)), Expected.REFUSED, 1));
    }
    for (int status :
        new int[] {500, 501, 502, 503, 504, 505, 520, 521, 522, 524, 525, 530, 599, 999}) {
      events.add(
          answers(
              Integer.toString(status),
              http(status + " Trouble", refusal(1001)),
              Expected.UNKNOWN,
              1));
    }
    events.add(
        answers(
            "401",
            http("401 Unauthorized", refusal(1000), "WWW-Authenticate: Bearer"),
            Expected.CREDENTIALS,
            1));
    events.add(answers("403", http("403 Forbidden", refusal(9109)), Expected.CREDENTIALS, 1));
    events.add(
        answers(
            "400 about credentials",
            http("400 Bad Request", refusal(6003)),
            Expected.CREDENTIALS,
            1));
    events.add(answers("407", http("407 Proxy Authentication Required", ""), Expected.UNKNOWN, 1));
    events.add(
        answers("400 in HTML", http("400 Bad Request", "<html>no</html>"), Expected.REFUSED, 1));
    events.add(
        answers("404 that claims success", http("404 Not Found", APPLIED), Expected.REFUSED, 1));
    events.add(
        answers(
            "problem+json",
            http("400 Bad Request", "{\"type\":\"about:blank\",\"title\":\"no\"}"),
            Expected.REFUSED,
            1));
    events.add(
        closes(
            "409 cut short",
            socket -> write(socket, "HTTP/1.1 409 Conflict\r\nContent-Length: 99\r\n\r\n{"),
            Expected.REFUSED));
    events.add(
        answers("502 in HTML", http("502 Bad Gateway", "<html>no</html>"), Expected.UNKNOWN, 1));
    events.add(answers("200 that says no", http("200 OK", refusal(1001)), Expected.REFUSED, 1));
    return events;
  }

  static List<HostileEvent> waits() {
    List<HostileEvent> events = new ArrayList<>();
    String later = "Thu, 01 Jan 2026 00:00:05 GMT";
    for (String after : new String[] {"1", "0", later, "Wed, 31 Dec 2025 00:00:00 GMT"}) {
      events.add(
          answers("429, " + after, limited("429 Too Many", after), Expected.RATE_LIMITED, 4));
      events.add(answers("503, " + after, limited("503 Trouble", after), Expected.REFUSED, 4));
      events.add(answers("408, " + after, limited("408 Timeout", after), Expected.REFUSED, 4));
    }
    for (String after : new String[] {"-5", "soon", "", "1.5", "Thu, 99 Foo 2026", "\u0663"}) {
      events.add(
          answers(
              "429, \"" + after + "\"", limited("429 Too Many", after), Expected.RATE_LIMITED, 4));
      events.add(
          answers("503, \"" + after + "\"", limited("503 Trouble", after), Expected.UNKNOWN, 1));
    }
    for (String after :
        new String[] {"3600", "99999999999999999999", "Fri, 01 Jan 9999 00:00:00 GMT"}) {
      events.add(
          answers("429, " + after, limited("429 Too Many", after), Expected.RATE_LIMITED, 1));
      events.add(answers("503, " + after, limited("503 Trouble", after), Expected.REFUSED, 1));
    }
    events.add(answers("429", http("429 Too Many", refusal(971)), Expected.RATE_LIMITED, 4));
    events.add(answers("408", http("408 Timeout", ""), Expected.REFUSED, 4));
    for (String status : new String[] {"429 Too Many", "408 Timeout", "503 Trouble"}) {
      events.add(
          new HostileEvent(
              status + " once",
              (request, number, socket) -> {
                write(socket, number == 1 ? limited(status, "1") : http("200 OK", APPLIED));
                return true;
              },
              Expected.RECEIPT,
              2,
              false,
              null,
              null));
    }
    return events;
  }

  private static String limited(String status, String after) {
    return http(status, refusal(971), "Retry-After: " + after);
  }

  private static String refusal(int code) {
    return "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"no\"}]}";
  }
}
