package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.HostileEvent.closes;
import static io.github.insightkit.sdk.HostileEvents.HEAD;
import static io.github.insightkit.sdk.HostileEvents.chunk;
import static io.github.insightkit.sdk.HostileEvents.pour;
import static io.github.insightkit.sdk.WireServer.APPLIED;
import static io.github.insightkit.sdk.WireServer.http;
import static io.github.insightkit.sdk.WireServer.write;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Answers with endless parts beside the body, and answers that nobody has asked for. */
final class HostileFraming {
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
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

  static List<HostileEvent> surplus() throws IOException {
    Signal written = new Signal();
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
                written.give();
              }
              return true;
            },
            Expected.REFUSED,
            2,
            false,
            server -> written.await(),
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

    void give() throws IOException {
      giver.getOutputStream().write(1);
    }

    void await() throws IOException {
      taker.getInputStream().read();
    }
  }
}
