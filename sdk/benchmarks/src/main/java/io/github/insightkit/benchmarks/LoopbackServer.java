package io.github.insightkit.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Gives the same answer to every request, over sockets that stay open. */
final class LoopbackServer implements AutoCloseable {
  static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";

  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
              + APPLIED.length()
              + "\r\n\r\n"
              + APPLIED)
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;

  LoopbackServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/client/v4";
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (skipRequest(in)) {
        out.write(ANSWER);
      }
    } catch (IOException e) {
      // The client has hung up.
    }
  }

  /** Reads on to the end of the head, and then as many bytes as its Content-Length says. */
  private static boolean skipRequest(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int length = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      if (b != '\n') {
        line.append((char) b);
        continue;
      }
      if (line.length() <= 1) {
        in.skipNBytes(length);
        return true;
      }
      if (line.charAt(0) == 'C' && line.indexOf("Content-Length: ") == 0) {
        length = Integer.parseInt(line.substring(16).strip());
      }
      line.setLength(0);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
