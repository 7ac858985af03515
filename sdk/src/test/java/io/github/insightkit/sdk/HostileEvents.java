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
import org.jspecify.annotations.Nullable;

/** The table of what servers do, what the caller gets, and how many requests the server sees. */
final class HostileEvents {
  static final String TOKEN = "s3cr3t-token-0123456789";

  static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private HostileEvents() {}

  static List<HostileEvent> all() throws IOException {
    List<HostileEvent> events = new ArrayList<>();
    events.addAll(successes());
    events.addAll(lostReplies());
    events.addAll(HostileStatuses.statuses());
    events.addAll(HostileStatuses.waits());
    events.addAll(HostileBodies.bodies());
    events.addAll(echoes());
    events.addAll(HostileFraming.endless());
    events.addAll(HostileFraming.ambiguous());
    events.addAll(HostileFraming.surplus());
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
        answers("byte order mark", http("200 OK", "\ufeff" + APPLIED), Expected.MALFORMED, 1),
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
            1));
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
        closedWhileIdle(
            Expected.UNKNOWN,
            1,
            // Encryption announces the end, so it is seen before anything is sent.
            closedWhileIdle(Expected.RECEIPT, 2, null)));
  }

  private static HostileEvent closedWhileIdle(
      Expected expected, int requests, @Nullable HostileEvent overTls) {
    return new HostileEvent(
        "pooled: connection closed while idle",
        (request, number, socket) -> {
          write(socket, http("200 OK", APPLIED));
          return false;
        },
        expected,
        requests,
        false,
        WireServer::awaitHangUp,
        overTls);
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

  static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  static void bytes(Socket socket, String latin) throws IOException {
    write(socket, HEAD + "Connection: close\r\n\r\n");
    socket.getOutputStream().write(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void gzip(Socket socket, byte[] body) throws IOException {
    write(socket, HEAD + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
    socket.getOutputStream().write(body);
  }

  static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] half(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** Writes until the client hangs up. */
  static void pour(Socket socket, String first, String more) throws IOException {
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
