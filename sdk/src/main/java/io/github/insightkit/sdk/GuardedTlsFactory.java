package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes encrypted connections as another factory does, and sets a guard on each. */
final class GuardedTlsFactory extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final Semaphore longAnswers;

  GuardedTlsFactory(SSLSocketFactory factory, Semaphore longAnswers) {
    this.factory = factory;
    this.longAnswers = longAnswers;
  }

  /** The way the HTTP library goes: encryption over a connection that exists. */
  @Override
  public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
      throws IOException {
    if (raw instanceof Guard.Guarded guarded) {
      guarded.guard().stepAside();
    }
    return guarded(factory.createSocket(raw, host, port, autoClose), raw);
  }

  @Override
  public Socket createSocket() throws IOException {
    return guarded(factory.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return guarded(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return guarded(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return guarded(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return guarded(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  private Socket guarded(Socket socket) {
    return guarded(socket, socket);
  }

  private Socket guarded(Socket socket, Socket raw) {
    return socket instanceof SSLSocket tls ? new GuardedTlsSocket(tls, raw, longAnswers) : socket;
  }
}
