package io.github.insightkit.recipes;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.insightkit.sdk.BulkAbortedException;
import io.github.insightkit.sdk.BulkOptions;
import io.github.insightkit.sdk.BulkReport;
import io.github.insightkit.sdk.BulkResult;
import io.github.insightkit.sdk.Change;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightsClient;
import java.io.BufferedWriter;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/bulk.md}: changes from a file, and on with the rest. */
class BulkFromCsvTest {
  @TempDir Path folder;

  /** Makes the changes of a file; run again, it makes those that certainly weren't made. */
  static BulkReport run(InsightsClient cloudflare, Path file) throws IOException {
    Path sent = file.resolveSibling(file.getFileName() + ".sent");
    Set<String> before = Files.exists(sent) ? Set.copyOf(Files.readAllLines(sent)) : Set.of();
    List<Change> changes;
    try (Stream<String> rows = Files.lines(file)) {
      changes = rows.filter(row -> !before.contains(row)).map(row -> change(row)).toList();
    }
    try (BufferedWriter journal = Files.newBufferedWriter(sent, CREATE, APPEND)) {
      return cloudflare.bulk(
          changes,
          BulkOptions.defaults()
              .withDeadline(Duration.ofMinutes(30))
              .withProgress(progress -> note(progress.last(), journal)));
    }
  }

  static void note(BulkResult result, BufferedWriter journal) {
    if (result instanceof BulkResult.Applied || isUnknown(result)) {
      try {
        journal.append((String) result.change().tag()).append('\n').flush();
      } catch (IOException e) {
        throw new IOError(e); // An error stops the run; an exception would be dropped.
      }
    }
  }

  static boolean isUnknown(BulkResult result) {
    return result instanceof BulkResult.Failed failed && failed.failure().mayHaveBeenApplied();
  }

  static Change change(String row) {
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

  static void tell(BulkReport report) {
    for (BulkResult.Failed result : report.unknown()) {
      System.out.println("look before sending again: " + result.change().tag());
    }
    for (Change change : report.rest()) {
      System.out.println("left for the next run: " + change.tag());
    }
    if (report.stoppedBy() != null) {
      System.out.println("stopped by " + report.stoppedBy().getMessage());
    }
  }

  @Test
  void secondRunSendsWhatIsLeftAndNothingTwice() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("changes.csv"),
            """
            account,done,accept_risk,behind the VPN, as agreed
            account,busy,false_positive,
            account,lost,reset,
            """);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<String> bodies = new CopyOnWriteArrayList<>();
    try (MockWebServer server =
            Replies.server(
                request -> {
                  bodies.add(Replies.body(request));
                  boolean first = seen.add(request.getTarget());
                  return first && request.getTarget().contains("/busy/")
                      ? Replies.refused(409)
                      : first && request.getTarget().contains("/lost/")
                          ? Replies.refused(500)
                          : Replies.applied();
                });
        InsightsClient cloudflare = client(server)) {
      BulkReport report = run(cloudflare, file);
      tell(report);

      assertThat(report.applied()).hasSize(1);
      assertThat(report.rest())
          .extracting(Change::tag)
          .containsExactly("account,busy,false_positive,");
      assertThat(report.unknown()).hasSize(1);
      assertThat(bodies)
          .contains(
              "{\"classification\":\"accept_risk\",\"rationale\":\"behind the VPN, as agreed\"}");

      bodies.clear();
      assertThat(run(cloudflare, file).applied()).hasSize(1);
      assertThat(bodies).containsExactly("{\"classification\":\"false_positive\"}");
      assertThat(run(cloudflare, file).results()).isEmpty();
    }
  }

  @Test
  void journalThatCannotBeWrittenStopsTheRun() throws Exception {
    BufferedWriter closed = Files.newBufferedWriter(folder.resolve("journal"));
    closed.close();
    try (MockWebServer server = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare = client(server)) {
      List<Change> changes = List.of(change("account,one,reset,"), change("account,two,reset,"));
      BulkOptions options =
          BulkOptions.defaults()
              .withConcurrency(1)
              .withProgress(progress -> note(progress.last(), closed));

      assertThatExceptionOfType(BulkAbortedException.class)
          .isThrownBy(() -> cloudflare.bulk(changes, options))
          .satisfies(aborted -> assertThat(aborted.report().applied()).isNotEmpty());
    }
  }

  @Test
  void unknownActionIsNamedBeforeAnythingIsSent() throws Exception {
    Path file = Files.writeString(folder.resolve("changes.csv"), "account,one,ignore,\n");
    try (MockWebServer server = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare = client(server)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run(cloudflare, file))
          .withMessage("Unknown action in row: account,one,ignore,");
      assertThat(server.getRequestCount()).isZero();
    }
  }

  private static InsightsClient client(MockWebServer server) {
    return InsightsClient.builder()
        .baseUrl(Replies.url(server))
        .apiToken("token-of-a-recipe")
        .build();
  }
}
