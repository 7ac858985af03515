package io.github.insightkit.conformance.transport;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on the loopback interface that answers each connection with bytes, and counts them. */
public final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong written = new AtomicLong();

  /** Answers a connection, until it has nothing more to say or nobody listens. */
  @FunctionalInterface
  public interface Script {
    void answer(InputStream in, OutputStream out) throws IOException;
  }

  private RawServer(ServerSocket listener) {
    this.listener = listener;
  }

  public static RawServer start(Script script) throws IOException {
    RawServer server = new RawServer(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
    daemon(
        () -> {
          while (true) {
            Socket connection = server.listener.accept();
            server.connections.add(connection);
            daemon(() -> server.serve(connection, script));
          }
        });
    return server;
  }

  /** Says this once a request's head has come, and then this again and again. */
  public static Script endless(String first, String again) {
    return (in, out) -> {
      readHead(in);
      out.write(first.getBytes(StandardCharsets.ISO_8859_1));
      byte[] block = again.repeat(1 + 4_000 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        out.write(block);
      }
    };
  }

  /** Says this once a request's head has come, and ends the connection. */
  public static Script once(String answer) {
    return (in, out) -> {
      readHead(in);
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    };
  }

  /** Reads a request, and returns its head. */
  public static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c; head.indexOf("\r\n\r\n") < 0 && (c = in.read()) >= 0; ) {
      head.append((char) c);
    }
    Matcher length = LENGTH.matcher(head);
    // What is left unread would make the system reset the connection.
    in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
    return head.toString();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side has gone, or the test is over.
                return;
              }
            },
            "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket connection, Script script) throws IOException {
    try (connection;
        OutputStream out =
            new BufferedOutputStream(connection.getOutputStream()) {
              @Override
              public synchronized void write(byte[] bytes, int offset, int length)
                  throws IOException {
                super.write(bytes, offset, length);
                written.addAndGet(length);
              }
            }) {
      script.answer(connection.getInputStream(), out);
    } finally {
      connections.remove(connection);
    }
  }

  /** How many bytes were written, whether or not they were read. */
  public long written() {
    return written.get();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/client/v4";
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
