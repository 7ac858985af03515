package io.github.insightkit.sdk;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
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
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/** A program that makes many calls at once; run in a JVM of its own, with a small heap. */
final class SmallHeap {
  private SmallHeap() {}

  /** Takes the base URL, the certificate to trust in PEM, how many calls, and whether async. */
  public static void main(String[] args) throws Exception {
    int calls = Integer.parseInt(args[2]);
    boolean async = Boolean.parseBoolean(args[3]);
    Map<String, Integer> endings = new TreeMap<>();
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(args[0])
            .apiToken("token-of-a-test")
            .httpClient(trusting(Path.of(args[1])))
            .options(CallOptions.defaults().withTimeout(Duration.ofSeconds(60)).withMaxAttempts(1))
            .build()) {
      Insight insight = client.zone("zone").insight("issue");
      CountDownLatch go = new CountDownLatch(1);
      List<CompletableFuture<Object>> all = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        CompletableFuture<Object> one = new CompletableFuture<>();
        all.add(one);
        new Thread(
                () -> {
                  try {
                    go.await();
                    one.complete(HostileEventsTest.ending(insight, async));
                  } catch (Throwable e) {
                    one.complete(e);
                  }
                })
            .start();
      }
      go.countDown();
      for (CompletableFuture<Object> one : all) {
        Object ending = one.join();
        endings.merge(ending.getClass().getSimpleName(), 1, Integer::sum);
        for (Throwable t = ending instanceof Throwable e ? e : null; t != null; t = t.getCause()) {
          if (t instanceof Error) {
            endings.merge(t.getClass().getSimpleName(), 1, Integer::sum);
          }
        }
      }
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.println(endings + " of " + calls + ", peak " + (peak >> 20) + " MiB");
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
