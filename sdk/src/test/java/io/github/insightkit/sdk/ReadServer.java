package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers readings on a socket, one scripted answer after another, and shows what was asked. */
final class ReadServer implements AutoCloseable {
  private final WireServer wire;

  private ReadServer(WireServer wire) {
    this.wire = wire;
  }

  /** Gives these bodies with status 200, one a request; the last one for ever. */
  static ReadServer bodies(String... bodies) throws IOException {
    return responses(
        Stream.of(bodies).map(body -> WireServer.http("200 OK", body)).toArray(String[]::new));
  }

  /**
   * Gives these responses, one a request; an empty one, or one that says so, closes the connection;
   * the last for ever.
   */
  static ReadServer responses(String... responses) throws IOException {
    return new ReadServer(
        new WireServer(
            (request, number, socket) ->
                respond(socket, responses[Math.min(number, responses.length) - 1])));
  }

  private static boolean respond(Socket socket, String response) throws IOException {
    WireServer.write(socket, response);
    return !response.isEmpty() && !response.contains("\r\nConnection: close\r\n");
  }

  /** A page of the list with insights of these identifiers. */
  static String list(String... ids) {
    return success(
        "{\"count\":"
            + ids.length
            + ",\"issues\":["
            + Stream.of(ids).map(ReadServer::entry).collect(Collectors.joining(","))
            + "]}",
        "");
  }

  /** A page of the log with entries of these identifiers, and this member {@code result_info}. */
  static String log(String info, String... ids) {
    return success(
        Stream.of(ids).map(ReadServer::entry).collect(Collectors.joining(",", "[", "]")),
        ",\"result_info\":" + info);
  }

  static String success(String result, String more) {
    return "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + result + more + "}";
  }

  private static String entry(String id) {
    return id.isEmpty() ? "{}" : "{\"id\":\"" + id + "\"}";
  }

  InsightsClientBuilder client() {
    return InsightsClient.builder().baseUrl(wire.url()).apiToken("token-0123456789");
  }

  /** What was asked for, each without the prefix and the protocol. */
  List<String> asked() {
    return wire.requests().stream()
        .map(
            request -> request.line().replaceAll("^GET /client/v4|/security-center| HTTP/1.1$", ""))
        .toList();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
