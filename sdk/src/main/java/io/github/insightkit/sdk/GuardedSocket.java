package io.github.insightkit.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** A plain connection with its guard. */
final class GuardedSocket extends Socket implements Guard.Guarded {
  private final Guard guard;

  private GuardedSocket(Semaphore longAnswers) {
    guard = new Guard(this, this, longAnswers);
  }

  @Override
  public Guard guard() {
    return guard;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return guard.input(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return guard.output(super.getOutputStream());
  }

  /** Makes such connections. */
  static final class Factory extends SocketFactory {
    private final Semaphore longAnswers;

    Factory(Semaphore longAnswers) {
      this.longAnswers = longAnswers;
    }

    @Override
    public Socket createSocket() {
      return new GuardedSocket(longAnswers);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
        throws IOException {
      Socket socket = createSocket();
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    }
  }
}
