package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.HostileEvent.answers;
import static io.github.insightkit.sdk.HostileEvent.closes;
import static io.github.insightkit.sdk.HostileEvents.HEAD;
import static io.github.insightkit.sdk.HostileEvents.bytes;
import static io.github.insightkit.sdk.HostileEvents.gzip;
import static io.github.insightkit.sdk.HostileEvents.gzipped;
import static io.github.insightkit.sdk.HostileEvents.half;
import static io.github.insightkit.sdk.HostileEvents.pour;
import static io.github.insightkit.sdk.WireServer.APPLIED;
import static io.github.insightkit.sdk.WireServer.http;
import static io.github.insightkit.sdk.WireServer.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies that claim a success which can't be relied on. */
final class HostileBodies {
  private HostileBodies() {}

  static List<HostileEvent> bodies() {
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
            "gzip",
            socket -> gzip(socket, gzipped(APPLIED.getBytes(StandardCharsets.UTF_8))),
            Expected.MALFORMED));
    events.add(
        closes(
            "gzip cut short",
            socket -> gzip(socket, half(gzipped(APPLIED.getBytes(StandardCharsets.UTF_8)))),
            Expected.MALFORMED));
    events.add(
        closes(
            "gzip that is none",
            socket -> gzip(socket, APPLIED.getBytes(StandardCharsets.UTF_8)),
            Expected.MALFORMED));
    events.add(
        closes(
            "gzip whose file name never ends",
            socket -> {
              write(socket, HEAD + "Content-Encoding: gzip\r\n\r\n");
              socket
                  .getOutputStream()
                  .write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
              pour(socket, "", "x");
            },
            Expected.MALFORMED));
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
}
