package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.HostileEvent.answers;
import static io.github.insightkit.sdk.HostileEvent.closes;
import static io.github.insightkit.sdk.HostileEvent.onPooled;
import static io.github.insightkit.sdk.WireServer.APPLIED;
import static io.github.insightkit.sdk.WireServer.http;
import static io.github.insightkit.sdk.WireServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The table of what servers do, what the caller gets, and how many requests the server sees. */
final class HostileEvents {
  static final String TOKEN = "s3cr3t-token-0123456789";

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private HostileEvents() {}

  static List<HostileEvent> all() {
    List<HostileEvent> events = new ArrayList<>();
    events.addAll(successes());
    events.addAll(lostReplies());
    events.addAll(statuses());
    events.addAll(waits());
    events.addAll(bodies());
    events.addAll(echoes());
    return events;
  }

  private static List<HostileEvent> successes() {
    return List.of(
        answers("200", http("200 OK", APPLIED), Expected.RECEIPT, 1),
        answers("201", http("201 Created", APPLIED), Expected.RECEIPT, 1),
        answers("202", http("202 Accepted", APPLIED), Expected.RECEIPT, 1),
        answers(
            "informational first",
            "HTTP/1.1 103 Early Hints\r\n\r\n" + http("200 OK", APPLIED),
            Expected.RECEIPT,
            1),
        answers(
            "chunked",
            HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk(APPLIED) + "0\r\n\r\n",
            Expected.RECEIPT,
            1),
        closes(
            "until the connection ends",
            socket -> write(socket, HEAD + "Connection: close\r\n\r\n" + APPLIED),
            Expected.RECEIPT),
        answers("byte order mark", http("200 OK", "\ufeff" + APPLIED), Expected.RECEIPT, 1),
        answers(
            "extra members",
            http("200 OK", "{\"success\":true,\"result\":{\"a\":[1]},\"error_chain\":[]}"),
            Expected.RECEIPT,
            1),
        answers(
            "errors beside success",
            http("200 OK", "{\"success\":true,\"errors\":[{\"code\":1000,\"message\":\"m\"}]}"),
            Expected.RECEIPT,
            1),
        answers(
            "huge codes",
            http(
                "200 OK",
                "{\"success\":true,\"messages\":[{\"code\":1e99999999999},{\"code\":"
                    + "9".repeat(900)
                    + "}]}"),
            Expected.RECEIPT,
            1),
        answers(
            "lists that are none",
            http("200 OK", "{\"success\":true,\"errors\":\"no\",\"messages\":[\"text\",null,7]}"),
            Expected.RECEIPT,
            1),
        closes(
            "gzip",
            socket -> gzip(socket, gzipped(APPLIED.getBytes(StandardCharsets.UTF_8))),
            Expected.RECEIPT));
  }

  private static List<HostileEvent> lostReplies() {
    return List.of(
        closes("end instead of an answer", socket -> {}, Expected.UNKNOWN),
        closes("reset instead of an answer", HostileEvents::reset, Expected.UNKNOWN),
        closes("end in the status line", socket -> write(socket, "HTTP/1."), Expected.UNKNOWN),
        closes(
            "end after the status line",
            socket -> write(socket, "HTTP/1.1 200 OK\r\n"),
            Expected.UNKNOWN),
        closes("end in the head", socket -> write(socket, HEAD + "X-Half: "), Expected.UNKNOWN),
        closes(
            "end after the head",
            socket -> write(socket, HEAD + "Content-Length: 47\r\n\r\n"),
            Expected.UNKNOWN),
        closes(
            "end in the body",
            socket -> write(socket, HEAD + "Content-Length: 47\r\n\r\n{\"success\":true"),
            Expected.UNKNOWN),
        closes(
            "end in a chunk",
            socket -> write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n40\r\n" + APPLIED),
            Expected.UNKNOWN),
        closes(
            "end before the last chunk",
            socket -> write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk(APPLIED)),
            Expected.UNKNOWN),
        closes(
            "reset in the body",
            socket -> {
              write(socket, HEAD + "Content-Length: 47\r\n\r\n{\"suc");
              reset(socket);
            },
            Expected.UNKNOWN),
        closes(
            "chunk size that is none",
            socket -> write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
            Expected.UNKNOWN),
        closes("not HTTP", socket -> write(socket, "SSH-2.0-OpenSSH_9.2\r\n"), Expected.UNKNOWN),
        closes(
            "status that is no number",
            socket -> write(socket, "HTTP/1.1 abc OK\r\n\r\n"),
            Expected.UNKNOWN),
        closes(
            "endless status line", socket -> pour(socket, "HTTP/1.1 200 ", "x"), Expected.UNKNOWN),
        closes(
            "endless head",
            socket -> pour(socket, "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"),
            Expected.UNKNOWN),
        closes(
            "endless field",
            socket -> pour(socket, "HTTP/1.1 200 OK\r\nX-Long: ", "x"),
            Expected.UNKNOWN),
        closes("silence", HostileEvents::hang, Expected.UNKNOWN).hanging(),
        closes(
                "silence in the body",
                socket -> {
                  write(socket, HEAD + "Content-Length: 47\r\n\r\n{");
                  hang(socket);
                },
                Expected.UNKNOWN)
            .hanging(),
        closes("one byte a second", HostileEvents::drip, Expected.UNKNOWN).hanging(),
        onPooled("pooled: end instead of an answer", socket -> {}, Expected.UNKNOWN),
        onPooled("pooled: reset instead of an answer", HostileEvents::reset, Expected.UNKNOWN),
        onPooled("pooled: end in the head", socket -> write(socket, HEAD), Expected.UNKNOWN),
        new HostileEvent(
            "pooled: connection closed while idle",
            (request, number, socket) -> {
              write(socket, http("200 OK", APPLIED));
              return false;
            },
            Expected.UNKNOWN,
            1,
            false));
  }

  private static List<HostileEvent> statuses() {
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

  private static List<HostileEvent> waits() {
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
              false));
    }
    return events;
  }

  private static List<HostileEvent> bodies() {
    List<HostileEvent> events = new ArrayList<>();
    String[] malformed = {
      "",
      " ",
      "<html>fine</html>",
      "{}",
      "[]",
      "true",
      "null",
      "{\"success\":\"true\"}",
      "{\"success\":1}",
      "{\"success\":null}",
      "{\"Success\":true}",
      "{\"success\":TRUE}",
      "{'success':true}",
      "{success:true}",
      "{\"success\":true",
      "{\"success\":true,}",
      "{\"success\":true} {}",
      "{\"success\":true}x",
      "{\"success\":true,\"success\":true}",
      "{\"success\":false,\"success\":true}",
      "{\"success\":true,\"a\":{\"b\":1,\"b\":2}}",
      "{\"success\":true,\"a\":NaN}",
      "{\"success\":true,\"a\":01}",
      "{\"success\":true /* yes */}",
      "{\"data\":{\"success\":true}}",
      "[{\"success\":true}]",
      "{\"success\":true,\"a\":\"\0\"}",
      "{\"success\":true}\0",
      ")]}'\n{\"success\":true}",
      "{\"success\":true,\"a\":\"\\x\"}"
    };
    for (String body : malformed) {
      events.add(
          answers(
              "200 with " + body.replaceAll("[^!-~ ]", "?"),
              http("200 OK", body),
              Expected.MALFORMED,
              1));
    }
    events.add(answers("204", "HTTP/1.1 204 No Content\r\n\r\n", Expected.MALFORMED, 1));
    events.add(
        answers(
            "205",
            "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n",
            Expected.MALFORMED,
            1));
    events.add(
        answers(
            "100,000 levels deep",
            http(
                "200 OK",
                "{\"success\":true,\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
            Expected.MALFORMED,
            1));
    events.add(
        closes(
            "invalid UTF-8",
            socket -> bytes(socket, "{\"success\":true,\"a\":\"\u00ff\u00fe\"}"),
            Expected.MALFORMED));
    events.add(
        closes(
            "overlong UTF-8",
            socket -> bytes(socket, "{\"success\":true,\"a\":\"\u00c0\u00af\"}"),
            Expected.MALFORMED));
    events.add(
        closes(
            "fewer bytes announced",
            socket -> write(socket, HEAD + "Content-Length: 20\r\n\r\n" + APPLIED),
            Expected.MALFORMED));
    events.add(
        closes(
            "fifty megabytes",
            socket -> {
              write(socket, HEAD + "Content-Length: 52428800\r\n\r\n");
              pour(socket, "{\"success\":true,\"a\":\"", "x");
            },
            Expected.MALFORMED));
    events.add(
        closes(
            "endless body",
            socket -> {
              write(socket, HEAD + "\r\n");
              pour(socket, "{\"success\":true,\"a\":[", "1,");
            },
            Expected.MALFORMED));
    events.add(
        closes(
            "endless white space",
            socket -> {
              write(socket, HEAD + "\r\n");
              pour(socket, "", " ");
            },
            Expected.MALFORMED));
    events.add(
        closes(
            "gzip cut short",
            socket -> gzip(socket, half(gzipped(APPLIED.getBytes(StandardCharsets.UTF_8)))),
            Expected.UNKNOWN));
    events.add(
        closes(
            "gzip that is none",
            socket -> gzip(socket, APPLIED.getBytes(StandardCharsets.UTF_8)),
            Expected.UNKNOWN));
    events.add(
        closes(
            "gzip bomb", socket -> gzip(socket, gzipped(new byte[50 << 20])), Expected.MALFORMED));
    events.add(
        closes(
            "endless refusal",
            socket -> {
              write(socket, "HTTP/1.1 409 Conflict\r\n\r\n");
              pour(socket, "{\"errors\":[", "1,");
            },
            Expected.REFUSED));
    return events;
  }

  /** Servers that give the credential back, in every place of an answer. */
  private static List<HostileEvent> echoes() {
    return List.of(
        answers(
            "token in the errors",
            http(
                "409 Conflict",
                "{\"errors\":[{\"code\":1,\"message\":\""
                    + TOKEN
                    + "\",\"documentation_url\":\""
                    + TOKEN
                    + "\",\"source\":{\"pointer\":\""
                    + TOKEN
                    + "\"}}]}"),
            Expected.REFUSED,
            1),
        answers(
            "token in the messages",
            http(
                "200 OK",
                "{\"success\":true,\"messages\":[{\"code\":1,\"message\":\"\\u0073"
                    + TOKEN.substring(1)
                    + "\"}]}"),
            Expected.RECEIPT,
            1),
        answers(
            "token as ray id and type",
            "HTTP/1.1 500 No\r\nCF-Ray: "
                + TOKEN
                + "\r\nContent-Type: "
                + TOKEN
                + "\r\nContent-Length: 0\r\n\r\n",
            Expected.UNKNOWN,
            1),
        closes(
            "token as status line", socket -> write(socket, TOKEN + "\r\n\r\n"), Expected.UNKNOWN),
        closes(
            "token as status text",
            socket -> write(socket, "HTTP/1.1 " + TOKEN + "\r\n\r\n"),
            Expected.UNKNOWN));
  }

  private static String limited(String status, String after) {
    return http(status, refusal(971), "Retry-After: " + after);
  }

  private static String refusal(int code) {
    return "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"no\"}]}";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void bytes(Socket socket, String latin) throws IOException {
    write(socket, HEAD + "Connection: close\r\n\r\n");
    socket.getOutputStream().write(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void gzip(Socket socket, byte[] body) throws IOException {
    write(socket, HEAD + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
    socket.getOutputStream().write(body);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] half(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** Writes until the client hangs up. */
  private static void pour(Socket socket, String first, String more) throws IOException {
    write(socket, first);
    byte[] bytes = more.repeat(8192 / more.length()).getBytes(StandardCharsets.US_ASCII);
    OutputStream out = socket.getOutputStream();
    while (true) {
      out.write(bytes);
    }
  }

  /** Waits until the client hangs up. */
  private static void hang(Socket socket) throws IOException {
    if (socket.getInputStream().read() >= 0) {
      throw new IOException("the client sent something more");
    }
  }

  private static void drip(Socket socket) throws IOException {
    for (char c : http("200 OK", APPLIED).toCharArray()) {
      socket.getOutputStream().write(c);
      try {
        new CountDownLatch(1).await(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
