package io.github.insightkit.sdk;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server of a few lines that does on a socket whatever a test tells it to. */
final class WireServer implements AutoCloseable {
  /** What to do with one request; returning false closes the connection. */
  @FunctionalInterface
  interface Script {
    boolean answer(WireRequest request, int number, Socket socket) throws IOException;
  }

  static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";

  private final ServerSocket listener;
  private final Script script;
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  WireServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  WireServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    Thread thread = new Thread(this::accept, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers everything with the same bytes. */
  static WireServer always(String response) throws IOException {
    return new WireServer(
        (request, number, socket) -> {
          write(socket, response);
          return true;
        });
  }

  static String http(String statusLine, String body, String... fields) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
    for (String field : fields) {
      text.append(field).append("\r\n");
    }
    return text.append("Content-Type: application/json\r\nContent-Length: ")
        .append(body.getBytes(StandardCharsets.UTF_8).length)
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/client/v4";
  }

  int port() {
    return listener.getLocalPort();
  }

  List<WireRequest> requests() {
    return List.copyOf(requests);
  }

  WireRequest onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError("Expected one request, got " + requests.size());
    }
    return requests.get(0);
  }

  /** Waits until every connection has been closed from this side. */
  void awaitHangUp() {
    while (!open.isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        // What is written is on its way then, and doesn't wait for what was written before.
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread thread = new Thread(() -> serve(socket), "wire-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      while (true) {
        WireRequest request = read(in);
        if (request == null) {
          return;
        }
        int number;
        synchronized (requests) {
          requests.add(request);
          number = requests.size();
        }
        if (!script.answer(request, number, socket)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client hung up, or the test did.
    } finally {
      open.remove(socket);
    }
  }

  private static @Nullable WireRequest read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    int length = 0;
    while (true) {
      String field = line(in);
      if (field == null) {
        throw new EOFException();
      }
      if (field.isEmpty()) {
        break;
      }
      fields.add(field);
      if (field.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(field.substring(15).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new WireRequest(
        line, List.copyOf(fields), new String(body, StandardCharsets.ISO_8859_1));
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) != '\n') {
      if (b < 0) {
        return null;
      }
      bytes.write(b);
    }
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
