package io.github.insightkit.sdk;

import static io.github.insightkit.sdk.AuditedServer.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.sdk.Settlement.Applied;
import io.github.insightkit.sdk.Settlement.Evidence;
import io.github.insightkit.sdk.Settlement.NotApplied;
import io.github.insightkit.sdk.Settlement.StillUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found out about changes whose outcome is unknown; {@code docs/unknown-outcomes.md}. */
class SettleTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final String ACCEPTED = "\"accept_risk\"";
  private static final String FALSE_POSITIVE = "\"false_positive\"";
  private static final String WHY = "\"because\"";

  private final VirtualTime time = new VirtualTime();
  private AuditedServer server;
  private InsightsClient client;
  private Insight insight;

  @BeforeEach
  void start() throws IOException {
    server = new AuditedServer();
    client = server.client().time(time).build();
    insight = client.account("acc").insight("i");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  /** What the server does, and what comes of it; of what isn't known, the reason. */
  record Case(String name, Consumer<AuditedServer> server, Class<?> expected, String why) {
    String row() {
      String says =
          expected == Applied.class
              ? "applied |"
              : expected == NotApplied.class ? "not applied |" : "unknown: " + why + " |";
      return name + " | " + says;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case applied(String name, Consumer<AuditedServer> server) {
    return new Case(name, server, Applied.class, "");
  }

  private static Case notApplied(String name, Consumer<AuditedServer> server) {
    return new Case(name, lost(server), NotApplied.class, "");
  }

  private static Case unknown(String name, String why, Consumer<AuditedServer> server) {
    return new Case(name, server, StillUnknown.class, why);
  }

  private static Consumer<AuditedServer> lost(Consumer<AuditedServer> more) {
    return server -> {
      server.applies = false;
      more.accept(server);
    };
  }

  static Stream<Case> acceptedRisks() {
    return Stream.of(
        applied("applied, reply lost", server -> {}),
        applied("applied, 500", server -> server.reply = AuditedServer.BROKEN),
        applied("applied, malformed answer", server -> server.reply = AuditedServer.MALFORMED),
        applied("applied, log late", server -> server.late = 2),
        applied(
            "applied, and reset by somebody",
            server -> server.afterwards = () -> server.change(NOW.plusSeconds(1), "null", "null")),
        applied("applied, list can't be read", server -> server.listReadable = false),
        notApplied("lost", server -> {}),
        notApplied("lost, 500", server -> server.reply = AuditedServer.BROKEN),
        notApplied("lost, log can't be read", server -> server.logReadable = false),
        notApplied("lost, list can't be read", server -> server.listReadable = false),
        notApplied("lost, not in the list", server -> server.listed = false),
        notApplied("lost, the server doesn't tell the time", server -> server.tellsTime = false),
        notApplied(
            "lost, the same two hours before",
            server ->
                server
                    .change(NOW.minusSeconds(7_200), ACCEPTED, WHY)
                    .change(NOW.minusSeconds(7_100), "null", "null")),
        notApplied(
            "lost, somebody's other value",
            server -> server.afterwards = () -> server.change(NOW, FALSE_POSITIVE, "null")),
        notApplied(
            "lost, somebody's other rationale",
            server -> server.afterwards = () -> server.change(NOW, ACCEPTED, "\"another\"")),
        unknown(
            "applied, log later than the wait",
            "the list shows the value that was sent, and the audit log has no entry of it",
            server -> server.late = 100),
        unknown(
            "applied, log can't be read",
            "the list shows the value that was sent, which may have stood before",
            server -> server.logReadable = false),
        unknown(
            "nothing can be read",
            "neither the audit log nor the list can be read",
            server -> {
              server.logReadable = false;
              server.listReadable = false;
            }),
        unknown(
            "log can't be read, not in the list",
            "the audit log can't be read, and the list doesn't have the insight",
            server -> {
              server.logReadable = false;
              server.listed = false;
            }),
        unknown(
            "applied, the server doesn't tell the time",
            "the audit log has an entry that may be this change or another one",
            server -> server.tellsTime = false),
        unknown(
            "applied, entries without a time",
            "the audit log has an entry that may be this change or another one",
            server -> server.datesEntries = false),
        unknown(
            "lost, somebody's entry without a time",
            "an entry of the audit log doesn't say when it was made",
            lost(
                server -> {
                  server.datesEntries = false;
                  server.afterwards = () -> server.change(NOW, FALSE_POSITIVE, "null");
                })),
        unknown(
            "lost, the same half a minute before",
            "the audit log has an entry that may be this change or another one",
            lost(
                server ->
                    server
                        .change(NOW.minusSeconds(30), ACCEPTED, WHY)
                        .change(NOW.minusSeconds(29), "null", "null"))),
        unknown(
            "applied, rationale cut",
            "the audit log has an entry that may be this change or another one",
            server -> server.rationaleCut = 4),
        unknown(
            "the log lacks it before somebody's change",
            "what was sent stood before somebody else's change, and the audit log doesn't say since"
                + " when",
            lost(
                server ->
                    server.afterwards =
                        () -> {
                          server.log(NOW, ACCEPTED, "null", "null");
                        })),
        unknown(
            "the log lacks a change between two",
            "the audit log leaves out a change between two of somebody else's",
            lost(
                server ->
                    server.afterwards =
                        () -> {
                          server.log(NOW, "null", FALSE_POSITIVE, "null");
                          server.log(NOW.plusSeconds(1), "\"other\"", "null", "null");
                        })),
        unknown(
            "log and list disagree",
            "the audit log and the list disagree on what stands",
            lost(
                server ->
                    server.afterwards =
                        () -> {
                          server.log(NOW, "null", FALSE_POSITIVE, "null");
                        })),
        unknown(
            "the list alone shows it",
            "the list shows the value that was sent, and the audit log has no entry of it",
            lost(server -> server.standing = ACCEPTED)));
  }

  @ParameterizedTest
  @MethodSource("acceptedRisks")
  void acceptedRiskIsSettled(Case given) {
    given.server().accept(server);
    InsightsException failure = failure(() -> insight.acceptRisk("because"));
    assertThat(failure.mayHaveBeenApplied()).isTrue();

    check(failure.settle(WAIT), given);
  }

  static Stream<Case> resets() {
    return Stream.of(
        applied(
            "applied, reply lost", server -> server.change(NOW.minusSeconds(90), ACCEPTED, WHY)),
        notApplied(
            "a value stood; lost", server -> server.change(NOW.minusSeconds(90), ACCEPTED, WHY)),
        unknown(
            "of nothing, without an entry",
            "a reset of what isn't set may leave no entry in the audit log",
            server -> server.logs = false),
        unknown(
            "of nothing, with an entry",
            "the audit log has an entry that may be this change or another one",
            server -> {}));
  }

  @ParameterizedTest
  @MethodSource("resets")
  void resetIsSettled(Case given) {
    given.server().accept(server);

    check(failure(insight::reset).settle(WAIT), given);
  }

  private static void check(Settlement settlement, Case given) {
    assertThat(settlement).isInstanceOf(given.expected());
    if (settlement instanceof StillUnknown unknown) {
      assertThat(unknown.why()).isEqualTo(given.why());
    }
  }

  @Test
  void everyCaseIsInTheDocs() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("docs/unknown-outcomes.md"));

    assertThat(Stream.concat(acceptedRisks(), resets()).toList())
        .allSatisfy(given -> assertThat(rows).anyMatch(row -> row.startsWith("| " + given.row())));
  }

  @Test
  void evidenceShowsWhatWasReadAndWhatCouldNot() {
    server.applies = false;
    server.logReadable = false;
    Evidence evidence = failure(() -> insight.acceptRisk("because")).settle(WAIT).evidence();

    assertThat(evidence.sentAt()).isEqualTo(NOW);
    assertThat(evidence.log()).isEmpty();
    assertThat(evidence.logFailure())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("404");
    assertThat(evidence.listFailure()).isNull();
    assertThat(evidence.listed())
        .isNotNull()
        .satisfies(shown -> assertThat(shown.id()).isEqualTo("i"));
  }

  @Test
  void somebodyElsesChangeIsToldApart() {
    server.afterwards = () -> server.change(NOW.plusSeconds(1), "null", "null");
    Applied settled = (Applied) failure(() -> insight.acceptRisk("because")).settle(WAIT);

    assertThat(settled.entry().rationale()).isEqualTo("because");
    assertThat(settled.evidence().log()).hasSize(2);
    assertThat(settled.evidence().others())
        .singleElement()
        .satisfies(other -> assertThat(other.previousValue()).isEqualTo("accept_risk"));
  }

  @Test
  void entriesCountByTheClockOfTheServer() {
    server.reply = AuditedServer.BROKEN;
    failure(() -> insight.acceptRisk("because")).settle(WAIT);

    assertThat(server.asked())
        .anyMatch(
            line -> line.contains("since=2031-05-05T11%3A59%3A00Z") && line.contains("order=asc"));
  }

  @Test
  void logIsAskedAgainUntilTheWaitIsOver() {
    server.applies = false;
    server.reply = AuditedServer.BROKEN;
    failure(() -> insight.acceptRisk("because")).settle(WAIT);

    assertThat(time.waits())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    assertThat(server.asked()).filteredOn(line -> line.contains("audit-log")).hasSize(4);
  }

  @Test
  void withoutAWaitEachIsReadOnce() {
    server.applies = false;
    server.reply = AuditedServer.BROKEN;
    failure(() -> insight.acceptRisk("because")).settle(Duration.ZERO);

    assertThat(time.waits()).isEmpty();
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void logOfTooManyEntriesSettlesNothing() {
    server.applies = false;
    for (int i = 0; i < 1_000; i++) {
      server.log(NOW, FALSE_POSITIVE, FALSE_POSITIVE, "null");
    }
    Settlement settlement = failure(() -> insight.acceptRisk("because")).settle(WAIT);

    assertThat(((StillUnknown) settlement).why()).contains("more than 1000 entries");
  }

  @Test
  void bothHalvesOfReclassifyingAreSettled() {
    server.change(NOW.minusSeconds(90), FALSE_POSITIVE, "null");
    ReclassifyException first =
        (ReclassifyException)
            failure(() -> insight.reclassify(Classification.acceptRisk("because")));
    assertThat(first.half()).isEqualTo(ReclassifyException.Half.RESET);
    assertThat(((Applied) first.settle(WAIT)).entry().previousValue()).isEqualTo("false_positive");

    server.answered = 1;
    ReclassifyException second =
        (ReclassifyException)
            failure(() -> insight.reclassify(Classification.acceptRisk("because")));
    assertThat(second.half()).isEqualTo(ReclassifyException.Half.SET);
    assertThat(((Applied) second.settle(WAIT)).entry().rationale()).isEqualTo("because");
  }

  @Test
  void whatCertainlyWasNotAppliedIsSettledWithoutReading() throws IOException {
    try (WireServer refusing = WireServer.always(WireServer.http("404 Not Found", "{}"));
        InsightsClient other =
            InsightsClient.builder().baseUrl(refusing.url()).apiToken("token-0123456789").build()) {
      InsightsException failure = failure(() -> other.account("a").insight("i").reset());

      assertThat(failure.settle(WAIT)).isEqualTo(new NotApplied(Evidence.NONE));
      assertThat(refusing.requests()).hasSize(1);
    }
  }

  @Test
  void nobodyHasToWait() {
    CompletableFuture<Settlement> settling =
        failure(() -> insight.acceptRisk("because")).settleAsync(WAIT);

    assertThat(settling.join()).isInstanceOf(Applied.class);
  }

  @Test
  void interruptedThreadGetsAnAnswerAndItsFlag() {
    InsightsException failure = failure(() -> insight.acceptRisk("because"));
    Thread.currentThread().interrupt();
    Settlement settlement = failure.settle(WAIT);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(((StillUnknown) settlement).why()).contains("interrupted");
  }

  @Test
  void closedClientSaysSo() {
    InsightsException failure = failure(() -> insight.acceptRisk("because"));
    client.close();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> failure.settle(WAIT))
        .withMessageContaining("closed");
  }

  @Test
  void waitIsFromZeroToADay() {
    InsightsException failure = failure(() -> insight.acceptRisk("because"));

    for (Duration wait : new Duration[] {Duration.ofNanos(-1), Duration.ofDays(1).plusNanos(1)}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> failure.settle(wait))
          .withMessage("Expected a wait from zero to a day, got " + wait);
    }
  }

  @Test
  void messageOfReclassifyingIsBounded() {
    FailureDetails details =
        FailureDetails.of(Subject.of(insight.ref()), null, Explanation.NONE, 1);
    ReclassifyException failure =
        new ReclassifyException(
            ReclassifyException.Half.SET, new NotSentException("x".repeat(2_500), details, null));

    assertThat(failure.getMessage())
        .hasSize(2_500)
        .startsWith("Reclassifying failed")
        .endsWith("...");
  }

  private static InsightsException failure(ThrowingCallable change) {
    return catchThrowableOfType(InsightsException.class, change);
  }
}
