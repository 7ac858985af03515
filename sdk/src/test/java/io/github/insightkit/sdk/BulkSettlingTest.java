package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a bulk run finds out at its end about what is unknown. */
class BulkSettlingTest {
  private static final BulkOptions SETTLING =
      BulkOptions.defaults().withConcurrency(1).withSettling(Duration.ZERO);

  private static final InsightRef INSIGHT = InsightRef.account("acc", "i");
  private static final Classification RISK = Classification.acceptRisk("because");

  private static BulkReport run(AuditedServer server, BulkOptions options, Change... changes) {
    try (InsightsClient client = server.client().time(new VirtualTime()).build()) {
      return client.bulk(List.of(changes), options);
    }
  }

  private static @Nullable Settlement settlement(BulkReport report) {
    return ((BulkResult.Failed) report.results().get(0)).settlement();
  }

  @Test
  void lostReplyIsSettledAsApplied() throws IOException {
    try (AuditedServer server = new AuditedServer()) {
      BulkReport report = run(server, SETTLING, Change.classify(INSIGHT, RISK));

      assertThat(settlement(report)).isInstanceOf(Settlement.Applied.class);
      assertThat(report.applied()).hasSize(1);
      assertThat(report.unknown()).isEmpty();
      assertThat(report.rest()).isEmpty();
      assertThat(report.isComplete()).isTrue();
    }
  }

  @Test
  void lostChangeIsSettledAsNotAppliedAndIsRest() throws IOException {
    try (AuditedServer server = new AuditedServer()) {
      server.applies = false;
      Change change = Change.classify(INSIGHT, RISK).withTag("row");
      BulkReport report = run(server, SETTLING, change);

      assertThat(settlement(report)).isInstanceOf(Settlement.NotApplied.class);
      assertThat(report.rest()).containsExactly(change);
      assertThat(report.unknown()).isEmpty();
      assertThat(report.isComplete()).isFalse();
    }
  }

  @Test
  void whatCannotBeSettledStaysUnknown() throws IOException {
    try (AuditedServer server = new AuditedServer()) {
      server.logReadable = false;
      BulkReport report = run(server, SETTLING, Change.classify(INSIGHT, RISK));

      assertThat(settlement(report)).isInstanceOf(Settlement.StillUnknown.class);
      assertThat(report.unknown()).hasSize(1);
      assertThat(report.applied()).isEmpty();
      assertThat(report.rest()).isEmpty();
    }
  }

  @Test
  void ofAReclassificationWhoseResetWasAppliedTheNewValueIsLeft() throws IOException {
    try (AuditedServer server = new AuditedServer()) {
      server.change(AuditedServer.NOW.minusSeconds(7_200), "\"false_positive\"", "null");
      BulkReport report = run(server, SETTLING, Change.reclassify(INSIGHT, RISK));

      assertThat(settlement(report)).isInstanceOf(Settlement.Applied.class);
      assertThat(report.rest()).containsExactly(Change.classify(INSIGHT, RISK));
      assertThat(report.applied()).isEmpty();
    }
  }

  @Test
  void withoutTheOptionNothingIsRead() throws IOException {
    try (AuditedServer server = new AuditedServer()) {
      BulkReport report = run(server, BulkOptions.defaults(), Change.classify(INSIGHT, RISK));

      assertThat(settlement(report)).isNull();
      assertThat(report.unknown()).hasSize(1);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void waitOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BulkOptions.defaults().withSettling(Duration.ofDays(2)))
        .withMessage("Expected a wait from zero to a day, got PT48H");
  }
}
