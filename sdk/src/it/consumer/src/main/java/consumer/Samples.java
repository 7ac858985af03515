package consumer;

import com.sun.net.httpserver.HttpServer;
import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.BulkOptions;
import io.github.insightkit.sdk.BulkReport;
import io.github.insightkit.sdk.BulkResult;
import io.github.insightkit.sdk.Change;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.HistoryFilter;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.Page;
import io.github.insightkit.sdk.RateLimitedException;
import io.github.insightkit.sdk.Receipt;
import io.github.insightkit.sdk.Settlement;
import io.github.insightkit.sdk.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The samples of the README, run against a server on loopback. */
public final class Samples {
  private Samples() {}

  public static void main(String[] args) throws Exception {
    List<String> bodies = new ArrayList<>();
    Set<String> refused = ConcurrentHashMap.newKeySet();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/client/v4/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean reads = exchange.getRequestMethod().equals("GET");
          if (!reads) {
            synchronized (bodies) {
              bodies.add(body);
            }
          }
          String result = reads ? result(exchange.getRequestURI().toString()) : "";
          String path = exchange.getRequestURI().getPath();
          boolean refuses = path.contains("/busy/") && refused.add(path);
          int status = refuses ? 409 : path.contains("/lost/") ? 500 : 200;
          byte[] answer =
              ("{\"success\":" + (status == 200) + ",\"errors\":[],\"messages\":[]" + result + "}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/client/v4";
    try (InsightsClient cloudflare =
        InsightsClient.builder().baseUrl(url).apiToken("token-for-tests").build()) {
      Insight insight = cloudflare.account("account").insight("issue");
      verbs(insight);
      failures(insight);
      later(insight);
      many(cloudflare, insight);
      reads(cloudflare.account("account"));
      check(bodies);
      fromCsv(cloudflare);
    } finally {
      server.stop(0);
    }
  }

  private static void check(List<String> bodies) {
    List<String> expected =
        List.of(
            "{\"classification\":\"false_positive\"}",
            "{\"classification\":null}",
            "{\"classification\":\"accept_risk\",\"rationale\":\"Mitigated by WAF rule 12\"}",
            "{\"classification\":null}",
            "{\"classification\":\"other\",\"rationale\":\"Moved\"}",
            "{\"classification\":\"accept_risk\",\"rationale\":\"Behind the office network\"}",
            "{\"classification\":null}",
            "{\"classification\":null}",
            "{\"classification\":\"false_positive\"}",
            "{\"classification\":\"accept_risk\",\"rationale\":\"Mitigated by WAF rule 12\"}");
    if (!bodies.equals(expected)) {
      throw new AssertionError("Expected " + expected + ", got " + bodies);
    }
  }

  private static String result(String target) {
    if (target.contains("audit-log")) {
      return ",\"result\":[{\"id\":\"1\",\"changed_by\":\"system\"}]";
    }
    return target.contains("page=1")
        ? ",\"result\":{\"issues\":[{\"id\":\"found\",\"severity\":\"Critical\"}]}"
        : ",\"result\":null";
  }

  private static void reads(Insights insights) {
    InsightFilter critical = InsightFilter.all().severity(Severity.CRITICAL).dismissed(false);
    List<InsightSummary> found = insights.list(critical).stream().toList();
    for (InsightSummary summary : found) {
      insights.insight(summary).acceptRisk("Mitigated by WAF rule 12");
    }
    for (AuditEntry entry : insights.history()) {
      System.out.println(entry.changedAt() + " " + entry.changedBy() + ": " + entry.rationale());
    }
    HistoryFilter today = HistoryFilter.all().since(Instant.now().minus(Duration.ofDays(1)));
    for (Page<AuditEntry> page : insights.insight("found").history(today).pages()) {
      System.out.println(page.entries().size() + " of " + page.count());
    }
    insights.list(critical).async().toList(1_000).thenAccept(all -> {}).join();
  }

  private static void verbs(Insight insight) {
    insight.falsePositive();
    insight.reset();
    insight.acceptRisk("Mitigated by WAF rule 12");
    insight.reclassify(Classification.other("Moved"));
  }

  private static void failures(Insight insight) {
    try {
      Receipt receipt = insight.acceptRisk("Behind the office network");
      receipt.messages().forEach(message -> System.out.println(message.message()));
    } catch (RateLimitedException e) {
      System.out.println("Come back in " + e.retryAfter());
    } catch (OutcomeUnknownException e) {
      Settlement settlement = e.settle(Duration.ofSeconds(30));
      if (settlement instanceof Settlement.Applied applied) {
        System.out.println("Applied at " + applied.entry().changedAt());
      } else if (settlement instanceof Settlement.NotApplied) {
        System.out.println("Not applied as far as is shown: send " + e.sent() + " again");
      } else if (settlement instanceof Settlement.StillUnknown unknown) {
        System.out.println("Look at " + e.insight() + ": " + unknown.why());
      }
    } catch (InsightsException e) {
      System.out.println(e.status() + " " + e.errors() + " " + e.rayId());
    }
  }

  private static void later(Insight insight) {
    CompletableFuture<Receipt> receipt = insight.async().reset();
    receipt.thenAccept(done -> {}).join();
  }

  private static void many(InsightsClient cloudflare, Insight insight) {
    Stream<Change> changes =
        Stream.of(
            Change.reset(insight.ref()),
            Change.classify(insight.ref(), Classification.falsePositive()));
    BulkReport report = cloudflare.bulk(changes, BulkOptions.defaults());
    if (!report.isComplete()) {
      throw new AssertionError(report.toString());
    }
  }

  private static void fromCsv(InsightsClient cloudflare) throws IOException {
    Path file = Files.createTempFile("changes", ".csv");
    Files.writeString(
        file,
        """
        account,done,accept_risk,behind the VPN, as agreed
        account,busy,false_positive,
        account,lost,reset,
        """);
    BulkReport report = run(cloudflare, file);
    if (!Files.readAllLines(file).equals(List.of("account,busy,false_positive,"))
        || report.applied().size() != 1
        || report.unknown().size() != 1) {
      throw new AssertionError(report.toString());
    }
    if (!run(cloudflare, file).isComplete()) {
      throw new AssertionError("Expected the second run to be complete");
    }
    Files.delete(file);
  }

  private static BulkReport run(InsightsClient cloudflare, Path file) throws IOException {
    List<Change> changes;
    try (Stream<String> rows = Files.lines(file)) {
      changes = rows.map(Samples::change).toList();
    }
    BulkOptions options = BulkOptions.defaults().withDeadline(Duration.ofMinutes(30));
    BulkReport report = cloudflare.bulk(changes, options);
    for (BulkResult.Failed result : report.unknown()) {
      System.out.println("look before sending again: " + result.change().tag());
    }
    for (List<BulkResult> rows : report.identical()) {
      System.out.println("given more than once: " + rows.get(0).change().tag());
    }
    Files.write(file, report.rest().stream().map(change -> (String) change.tag()).toList());
    return report;
  }

  private static Change change(String row) {
    String[] cells = row.split(",", 4);
    InsightRef insight = InsightRef.account(cells[0], cells[1]);
    Change change =
        switch (cells[2]) {
          case "accept_risk" -> Change.classify(insight, Classification.acceptRisk(cells[3]));
          case "false_positive" -> Change.classify(insight, Classification.falsePositive());
          case "reset" -> Change.reset(insight);
          default -> throw new IllegalArgumentException("Unknown action in row: " + row);
        };
    return change.withTag(row);
  }
}
