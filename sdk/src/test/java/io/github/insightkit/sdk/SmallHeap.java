package io.github.insightkit.sdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/**
 * A program that makes changes and says what came of them; run in a JVM of its own, with a small
 * heap. Each line of input asks for some, and is answered by a line.
 */
final class SmallHeap {
  /** Says that the first change is made, and that the others wait for a line. */
  static final String READY = "ready";

  private SmallHeap() {}

  /** Takes the certificate to trust, in PEM. */
  public static void main(String[] args) throws Exception {
    OkHttpClient http = trusting(Path.of(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      answer(line.split(" "), http, in);
    }
  }

  /**
   * Base URL, timeout in milliseconds, whether asynchronous, how many at once, whether after one.
   */
  private static void answer(String[] asked, OkHttpClient http, BufferedReader in)
      throws Exception {
    boolean async = Boolean.parseBoolean(asked[2]);
    int calls = Integer.parseInt(asked[3]);
    CallOptions options =
        CallOptions.defaults()
            .withTimeout(Duration.ofMillis(Long.parseLong(asked[1])))
            .withMaxAttempts(calls == 1 ? 4 : 1);
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(asked[0])
            .apiToken(HostileEvents.TOKEN)
            .httpClient(http.newBuilder().build())
            .options(options)
            .time(new VirtualTime())
            .build()) {
      Insight insight = client.account("acc").insight("issue");
      if (Boolean.parseBoolean(asked[4])) {
        insight.with(CallOptions.defaults()).reset();
        System.out.println(READY);
        in.readLine();
      }
      System.gc();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      AtomicLong slowest = new AtomicLong();
      Map<String, Integer> endings = endings(insight, async, calls, slowest);
      long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      StringBuilder said = new StringBuilder();
      endings.forEach((type, count) -> said.append(type).append('=').append(count).append('+'));
      said.setCharAt(said.length() - 1, ' ');
      System.out.println(said.append(slowest.get() / 1_000_000).append(' ').append(peak >> 10));
    } finally {
      http.connectionPool().evictAll();
    }
  }

  private static Map<String, Integer> endings(
      Insight insight, boolean async, int calls, AtomicLong slowest) {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Object>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      CompletableFuture<Object> one = new CompletableFuture<>();
      all.add(one);
      new Thread(
              () -> {
                try {
                  go.await();
                  long begin = System.nanoTime();
                  Object ending = HostileEventsTest.ending(insight, async);
                  long took = System.nanoTime() - begin;
                  slowest.accumulateAndGet(took, Math::max);
                  one.complete(ending);
                } catch (Throwable e) {
                  one.complete(e);
                }
              })
          .start();
    }
    go.countDown();
    Map<String, Integer> endings = new TreeMap<>();
    for (CompletableFuture<Object> one : all) {
      Object ending = one.join();
      endings.merge(ending.getClass().getSimpleName(), 1, Integer::sum);
      for (Throwable t = ending instanceof Throwable e ? e : null; t != null; t = t.getCause()) {
        if (t instanceof Error) {
          endings.merge(t.getClass().getSimpleName(), 1, Integer::sum);
        }
      }
    }
    return endings;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static OkHttpClient trusting(Path pem) throws IOException {
    X509Certificate certificate = Certificates.decodeCertificatePem(Files.readString(pem));
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }
}
