package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.HostileEvent.closes;
import static io.github.insightkit.sdk.HostileEvents.HEAD;
import static io.github.insightkit.sdk.HostileEvents.chunk;
import static io.github.insightkit.sdk.HostileEvents.pour;
import static io.github.insightkit.sdk.WireServer.APPLIED;
import static io.github.insightkit.sdk.WireServer.http;
import static io.github.insightkit.sdk.WireServer.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers with endless parts beside the body, and answers that nobody has asked for. */
final class HostileFraming {
  private static final String CHUNKED_ALSO = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String CHUNKED = HEAD + CHUNKED_ALSO;
  private static final String CONFLICT =
      http("409 Conflict", "{\"success\":false,\"errors\":[],\"messages\":[]}");

  private HostileFraming() {}

  static List<HostileEvent> endless() {
    return List.of(
        closes(
            "endless chunk extension",
            socket -> pour(socket, CHUNKED + "2a;", "x"),
            Expected.UNKNOWN),
        closes("endless chunk size", socket -> pour(socket, CHUNKED + "0", "0"), Expected.UNKNOWN),
        closes(
            "endless chunks of one byte",
            socket -> pour(socket, CHUNKED + chunk("{\"success\":true,\"a\":\""), "1\r\nx\r\n"),
            Expected.UNKNOWN),
        closes(
            "endless trailers",
            socket -> pour(socket, CHUNKED + chunk(APPLIED) + "0\r\n", "X-More: and more\r\n"),
            Expected.UNKNOWN),
        closes(
            "endless trailer",
            socket -> pour(socket, CHUNKED + chunk(APPLIED) + "0\r\nX-Long: ", "x"),
            Expected.UNKNOWN),
        closes(
            "endless informational answers",
            socket -> pour(socket, "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
            Expected.UNKNOWN),
        closes(
            "endless empty fields",
            socket -> pour(socket, "HTTP/1.1 200 OK\r\n", "a:\n"),
            Expected.UNKNOWN));
  }

  /** Answers that two readers may take for different ones, with something endless in between. */
  static List<HostileEvent> ambiguous() {
    String fields = "a:\n";
    String last = chunk(APPLIED) + "0\r\n";
    return List.of(
        closes(
            "endless empty fields after another protocol's status line",
            socket -> pour(socket, "ICY 200 OK\r\n", fields),
            Expected.UNKNOWN),
        closes(
            "endless empty fields after a line of blanks",
            socket -> pour(socket, HEAD + " \r\n", fields),
            Expected.UNKNOWN),
        closes(
            "endless empty trailers after two transfer codings",
            socket -> pour(socket, HEAD + "Transfer-Encoding: x\r\n" + CHUNKED_ALSO + last, fields),
            Expected.UNKNOWN),
        closes(
            "endless empty trailers after a length and chunks",
            socket -> pour(socket, HEAD + "Content-Length: 9\r\n" + CHUNKED_ALSO + last, fields),
            Expected.UNKNOWN),
        closes(
            "endless empty trailers after a coding with a long s",
            socket -> pour(socket, HEAD + "Tran\u017ffer-Encoding: chunked\r\n\r\n" + last, fields),
            Expected.UNKNOWN),
        closes(
            "endless empty trailers after a chunk that is too long",
            socket -> pour(socket, CHUNKED + "1\r\nab\r\n0\r\n", fields),
            Expected.UNKNOWN),
        closes(
            "endless empty trailers after a long zero",
            socket -> pour(socket, CHUNKED + chunk(APPLIED) + "0".repeat(16) + "\r\n", fields),
            Expected.UNKNOWN),
        closes(
            "two lengths",
            socket ->
                write(socket, HEAD + "Content-Length: 1\r\n" + http("", APPLIED).substring(11)),
            Expected.UNKNOWN),
        closes(
            "size of a chunk that overflows",
            socket -> write(socket, CHUNKED + "10000000000000001\r\n" + APPLIED),
            Expected.UNKNOWN),
        closes(
            "another protocol, asked for by nobody",
            socket ->
                write(
                    socket,
                    "HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"
                        + APPLIED),
            Expected.UNKNOWN));
  }

  static List<HostileEvent> surplus() {
    // Rows of the table run at the same time, each with a server of its own.
    Map<Integer, Signal> written = new ConcurrentHashMap<>();
    return List.of(
        new HostileEvent(
            "pooled: two answers to one request",
            (request, number, socket) -> {
              write(socket, number == 1 ? http("200 OK", APPLIED).repeat(2) : CONFLICT);
              return true;
            },
            Expected.REFUSED,
            2,
            false,
            server -> {},
            null),
        new HostileEvent(
            "pooled: two chunked answers to one request",
            (request, number, socket) -> {
              write(
                  socket,
                  number == 1 ? (CHUNKED + chunk(APPLIED) + "0\r\n\r\n").repeat(2) : CONFLICT);
              return true;
            },
            Expected.REFUSED,
            2,
            false,
            server -> {},
            null),
        new HostileEvent(
            "pooled: an answer that nobody has asked for, while idle",
            (request, number, socket) -> {
              write(socket, number == 1 ? http("200 OK", APPLIED) : CONFLICT);
              if (number == 1) {
                write(socket, http("200 OK", APPLIED));
                Signal.at(socket.getLocalPort(), written).give();
              }
              return true;
            },
            Expected.REFUSED,
            2,
            false,
            server -> Signal.at(server.port(), written).await(),
            null));
  }

  /**
   * Says over the loopback that something has been written there: what one thread has written
   * before has arrived then, in its order.
   */
  private static final class Signal {
    private final Socket giver;
    private final Socket taker;

    Signal() throws IOException {
      try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        giver = new Socket(listener.getInetAddress(), listener.getLocalPort());
        taker = listener.accept();
      }
    }

    /** The signal of the server at this port. */
    static Signal at(int port, Map<Integer, Signal> signals) {
      return signals.computeIfAbsent(
          port,
          unused -> {
            try {
              return new Signal();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    void give() throws IOException {
      giver.getOutputStream().write(1);
    }

    void await() throws IOException {
      taker.getInputStream().read();
    }
  }
}
