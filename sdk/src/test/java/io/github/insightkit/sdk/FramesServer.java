package io.github.insightkit.sdk;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Speaks as much HTTP/2 as it takes to flood connections. */
final class FramesServer implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  static final int PADDED = 8;

  /** The status 200, which is the eighth entry of the static table (RFC 7541, appendix A). */
  static final byte[] STATUS_200 = {(byte) 0x88};

  /**
   * A frame that a server sends again and again.
   *
   * @param told a pattern of what the caller is told
   * @param expected what the caller may get, one of them
   */
  record Flood(
      String name,
      int type,
      int flags,
      int stream,
      ByteString payload,
      String told,
      Set<Expected> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final ServerSocket listener;
  private final CompletableFuture<Long> hungUp = new CompletableFuture<>();
  private final Flood flood;
  private final boolean answerFirst;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param certificate what to show; null to speak HTTP/2 without encryption
   */
  FramesServer(@Nullable HeldCertificate certificate, Flood flood, boolean answerFirst)
      throws IOException {
    this.flood = flood;
    this.answerFirst = answerFirst;
    listener =
        certificate == null
            ? new ServerSocket(0, 300, InetAddress.getLoopbackAddress())
            : encrypted(certificate);
    start(this::accept);
  }

  private static ServerSocket encrypted(HeldCertificate certificate) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 300, InetAddress.getLoopbackAddress());
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    listener.setSSLParameters(parameters);
    return listener;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "frames-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many requests came to their end so far. */
  int requests() {
    return requests.get();
  }

  /** How many bytes the first client took before it hung up. */
  CompletableFuture<Long> hungUp() {
    return hungUp;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(Socket accepted) {
    long written = 0;
    try (Socket socket = accepted) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      in.readFully(new byte[24]);
      frame(out, SETTINGS, 0, 0, new byte[0]);
      while (!endsRequest(in)) {
        // The client's settings come first, and perhaps more room.
      }
      requests.incrementAndGet();
      frame(out, HEADERS, flood.type() == CONTINUATION ? 0 : END_HEADERS, 3, STATUS_200);
      if (answerFirst) {
        byte[] body = WireServer.APPLIED.getBytes(StandardCharsets.UTF_8);
        frame(out, DATA, END_STREAM, 3, body);
      }
      while (true) {
        frame(out, flood.type(), flood.flags(), flood.stream(), flood.payload().toByteArray());
        written += 9 + flood.payload().size();
      }
    } catch (IOException e) {
      hungUp.complete(written);
    }
  }

  private static boolean endsRequest(DataInputStream in) throws IOException {
    int lengthAndType = in.readInt();
    int flags = in.readUnsignedByte();
    in.readInt();
    in.readFully(new byte[lengthAndType >>> 8]);
    return (lengthAndType & 0xff) == DATA && (flags & END_STREAM) != 0;
  }

  private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    byte[] frame = new byte[9 + payload.length];
    frame[0] = (byte) (payload.length >>> 16);
    frame[1] = (byte) (payload.length >>> 8);
    frame[2] = (byte) payload.length;
    frame[3] = (byte) type;
    frame[4] = (byte) flags;
    frame[8] = (byte) stream;
    System.arraycopy(payload, 0, frame, 9, payload.length);
    out.write(frame);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
