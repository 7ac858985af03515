package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of hostile events, over plain sockets and TLS, blocking and asynchronous. */
@Execution(ExecutionMode.CONCURRENT)
class HostileEventsTest {
  /** What a blocking call may allocate in its thread: a bound on what it may hold at any time. */
  private static final long MAX_ALLOCATED = 8L << 20;

  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final HandshakeCertificates SERVER_SIDE =
      new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();
  private static final HandshakeCertificates CLIENT_SIDE =
      new HandshakeCertificates.Builder().addTrustedCertificate(LOCALHOST.certificate()).build();

  static Stream<Arguments> table() throws IOException {
    return HostileEvents.all().stream()
        .flatMap(
            event ->
                Stream.of(false, true)
                    .flatMap(
                        tls ->
                            Stream.of(false, true)
                                .map(async -> Arguments.of(event.over(tls), tls, async))));
  }

  @ParameterizedTest(name = "{0} (tls {1}, async {2})")
  @MethodSource("table")
  void callerGetsTheTruthAndTheServerNoSecondRequest(HostileEvent event, boolean tls, boolean async)
      throws IOException {
    ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
    List<String> seen = new CopyOnWriteArrayList<>();
    try (LogCapture log = new LogCapture();
        WireServer server = new WireServer(listen(tls), event.script());
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(tls ? server.url().replace("http:", "https:") : server.url())
                .apiToken(HostileEvents.TOKEN)
                .httpClient(http(pool))
                .options(
                    CallOptions.defaults()
                        .withTimeout(Duration.ofMillis(event.impatient() ? 1_500 : 30_000)))
                .listener(attempt -> seen.add(attempt.toString()))
                .time(new VirtualTime())
                .build()) {
      Insight insight = client.account("acc").insight("issue");
      if (event.between() != null) {
        insight.reset();
        event.between().await(server);
      }
      long before = allocated();
      Object ending = ending(insight, async);
      long allocated = allocated() - before;

      assertThat(ending).as(event.name()).isExactlyInstanceOf(event.expected().type());
      assertThat(server.requests()).hasSize(event.requests());
      assertThat(text(ending) + seen + log.lines() + client + insight)
          .doesNotContain(HostileEvents.TOKEN, "leaked");
      if (!async) {
        assertThat(allocated).isLessThan(MAX_ALLOCATED);
      }
      assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
    }
  }

  static Object ending(Insight insight, boolean async) {
    try {
      return async ? insight.async().falsePositive().join() : insight.falsePositive();
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static String text(Object ending) {
    if (ending instanceof InsightsException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return trace + failure.toString() + failure.errors() + failure.messages();
    }
    return ending.toString();
  }

  private static OkHttpClient http(ConnectionPool pool) {
    return new OkHttpClient.Builder()
        .connectionPool(pool)
        .sslSocketFactory(CLIENT_SIDE.sslSocketFactory(), CLIENT_SIDE.trustManager())
        .build();
  }

  private static ServerSocket listen(boolean tls) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return tls
        ? SERVER_SIDE.sslContext().getServerSocketFactory().createServerSocket(0, 50, loopback)
        : new ServerSocket(0, 50, loopback);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
