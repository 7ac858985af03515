package io.github.insightkit.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the published table: something that a server does, over one kind of connection.
 *
 * @param event what it does
 * @param over the kind of connection
 * @param calls how many changes are made at once
 * @param expected what a caller may get, one of them
 * @param requests how many requests the server sees at most, the first included; 0 if nobody counts
 * @param timeoutMillis the timeout of each change
 * @param starter how to start the server
 */
record Attack(
    String event,
    Over over,
    int calls,
    Set<Expected> expected,
    int requests,
    int timeoutMillis,
    Starter starter) {
  static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  static final HandshakeCertificates SERVER_SIDE =
      new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();

  /** Whether what takes long is tried as well, in all its combinations. */
  static final boolean ALL = "all".equals(System.getProperty("attacks"));

  private static final int PATIENT = 30_000;
  private static final int IMPATIENT = 400;

  /** What carries requests and answers. */
  enum Over {
    PLAIN("HTTP/1.1"),
    TLS("HTTP/1.1, TLS"),
    HTTP_2("HTTP/2, TLS");

    private final String title;

    Over(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** A server that runs. */
  interface Running extends AutoCloseable {
    String url();

    int requests();

    /** What to wait for after a change that is made before; null if none is made. */
    SmallHeapJvm.@Nullable Waiting between();

    @Override
    void close() throws IOException;
  }

  /** Starts a server. */
  @FunctionalInterface
  interface Starter {
    Running start() throws IOException;
  }

  /** Every row, in the order of the table. */
  static List<Attack> all() throws IOException {
    List<Attack> all = new ArrayList<>();
    for (HostileEvent event : HostileEvents.all()) {
      all.add(http1(event, false, 1));
      all.add(http1(event, true, 1));
    }
    HostileHttp2Test.events().forEach(event -> all.add(http2(event)));
    HostileFramesTest.floods().forEach(flood -> all.add(frames(flood, 1)));
    all.addAll(many());
    return all;
  }

  /** Two hundred changes at once. */
  static List<Attack> many() throws IOException {
    List<Attack> many = new ArrayList<>();
    for (HostileEvent event : HostileEvents.all()) {
      if (Stream.of("endless ch", "endless body", "endless empty fields", "gzip whose")
          .anyMatch(event.name()::startsWith)) {
        many.add(http1(event, false, 200));
        many.add(http1(event, true, 200));
      }
    }
    HostileFramesTest.floods().forEach(flood -> many.add(frames(flood, 200)));
    return many;
  }

  private static Attack http1(HostileEvent event, boolean tls, int calls) {
    HostileEvent row = event.over(tls);
    HostileEvent.Between between = row.between();
    return new Attack(
        row.name(),
        tls ? Over.TLS : Over.PLAIN,
        calls,
        Set.of(row.expected()),
        row.requests() * calls,
        row.impatient() ? IMPATIENT : PATIENT * (calls > 1 ? 2 : 1),
        () -> {
          WireServer server = new WireServer(listen(tls), row.script());
          return running(
              tls ? server.url().replace("http:", "https:") : server.url(),
              () -> server.requests().size(),
              between == null ? null : () -> between.await(server),
              server::close);
        });
  }

  private static Attack http2(HostileHttp2Test.Event event) {
    return new Attack(
        event.name(),
        Over.HTTP_2,
        1,
        Set.of(event.expected()),
        event.requests() + 1,
        event.name().startsWith("silence") ? IMPATIENT : PATIENT,
        () -> {
          MockWebServer server = HostileHttp2Test.start(event, SERVER_SIDE);
          return running(
              "https://127.0.0.1:" + server.getPort(),
              server::getRequestCount,
              () -> {},
              server::close);
        });
  }

  private static Attack frames(FramesServer.Flood flood, int calls) {
    return new Attack(
        "flood of " + flood.name(),
        Over.HTTP_2,
        calls,
        calls == 1
            ? flood.expected()
            : Set.of(Expected.UNKNOWN, Expected.MALFORMED, Expected.NOT_SENT),
        calls == 1 ? 1 : 0,
        PATIENT * (calls > 1 ? 2 : 1),
        () -> {
          FramesServer server = new FramesServer(LOCALHOST, flood, false);
          return running(
              "https://127.0.0.1:" + server.port(), server::requests, null, server::close);
        });
  }

  static ServerSocket listen(boolean tls) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return tls
        ? SERVER_SIDE.sslContext().getServerSocketFactory().createServerSocket(0, 300, loopback)
        : new ServerSocket(0, 300, loopback);
  }

  private static Running running(
      String url,
      IntSupplier requests,
      SmallHeapJvm.@Nullable Waiting between,
      SmallHeapJvm.Waiting end) {
    return new Running() {
      @Override
      public String url() {
        return url;
      }

      @Override
      public int requests() {
        return requests.getAsInt();
      }

      @Override
      public SmallHeapJvm.@Nullable Waiting between() {
        return between;
      }

      @Override
      public void close() throws IOException {
        end.await();
      }
    };
  }

  /** Lets it happen, once. */
  Measured measure(SmallHeapJvm jvm, boolean async) throws IOException {
    try (Running server = starter.start()) {
      SmallHeapJvm.Said said =
          jvm.change(server.url(), timeoutMillis, async, calls, server.between());
      return new Measured(
          event,
          over,
          async,
          calls,
          said.endings(),
          server.requests(),
          said.slowestMillis(),
          timeoutMillis,
          said.peakKib());
    }
  }

  @Override
  public String toString() {
    return event + ", " + over.title() + ", " + calls;
  }
}
