package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Something that a server does to a client.
 *
 * @param name what it does
 * @param script how
 * @param expected what the caller gets
 * @param requests how many requests the server sees, the one before included
 * @param impatient whether the server hangs, so that the client should soon lose patience
 * @param between what to wait for after a change that is made before, on the same connection; null
 *     if none is made
 * @param overTls the row that holds if the connection is encrypted; null if it is this one
 */
record HostileEvent(
    String name,
    WireServer.Script script,
    Expected expected,
    int requests,
    boolean impatient,
    @Nullable Between between,
    @Nullable HostileEvent overTls) {

  /** Waits for what the server does between two changes. */
  @FunctionalInterface
  interface Between {
    void await(WireServer server) throws IOException;
  }

  /** What a server does to every request alike. */
  @FunctionalInterface
  interface Deed {
    void to(Socket socket) throws IOException;
  }

  /** The server answers every request with the same bytes and leaves the connection open. */
  static HostileEvent answers(String name, String response, Expected expected, int requests) {
    return new HostileEvent(
        name,
        (request, number, socket) -> {
          WireServer.write(socket, response);
          return true;
        },
        expected,
        requests,
        false,
        null,
        null);
  }

  /** The server does something and closes the connection. */
  static HostileEvent closes(String name, Deed deed, Expected expected) {
    return new HostileEvent(
        name,
        (request, number, socket) -> {
          deed.to(socket);
          return false;
        },
        expected,
        1,
        false,
        null,
        null);
  }

  /**
   * The server does something to the second request, after it has answered the first as it should.
   */
  static HostileEvent onPooled(String name, Deed deed, Expected expected) {
    return new HostileEvent(
        name,
        (request, number, socket) -> {
          if (number == 1) {
            WireServer.write(socket, WireServer.http("200 OK", WireServer.APPLIED));
            return true;
          }
          deed.to(socket);
          return false;
        },
        expected,
        2,
        false,
        server -> {},
        null);
  }

  HostileEvent hanging() {
    return new HostileEvent(name, script, expected, requests, true, between, null);
  }

  /** The row for a connection that is encrypted or isn't. */
  HostileEvent over(boolean tls) {
    return tls && overTls != null ? overTls : this;
  }

  @Override
  public String toString() {
    return name;
  }
}
