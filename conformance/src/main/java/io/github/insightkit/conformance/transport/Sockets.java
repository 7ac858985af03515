package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Allowance;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that read no more than is allowed, so that nothing above them can be made to keep
 * more; and that send what is written at once, and don't wait for what was sent before to be
 * acknowledged (RFC 9293, section 3.7.4): the last byte of a request must go out when it is due.
 */
final class Sockets extends SocketFactory {
  private final Allowance allowance;

  Sockets(Allowance allowance) {
    this.allowance = allowance;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket =
        new Socket() {
          @Override
          public InputStream getInputStream() throws IOException {
            return allowance.over(super.getInputStream());
          }
        };
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connecting();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw connecting();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connecting();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw connecting();
  }

  private static UnsupportedOperationException connecting() {
    return new UnsupportedOperationException("the library connects its sockets itself");
  }
}
