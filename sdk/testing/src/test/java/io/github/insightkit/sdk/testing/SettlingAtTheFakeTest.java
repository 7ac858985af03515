package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.Settlement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client finds out at the fake about a change whose outcome is unknown. */
class SettlingAtTheFakeTest {
  private static final InsightRef REF = InsightRef.account("a", "i");
  private static final Duration WAIT = Duration.ofMinutes(5);

  private final FakeInsights fake = new FakeInsights().add(REF);

  @AfterEach
  void close() {
    fake.close();
  }

  private OutcomeUnknownException unknown(Fault fault) {
    fake.next(Operation.CHANGE, fault);
    return catchThrowableOfType(
        OutcomeUnknownException.class, () -> fake.client().insight(REF).acceptRisk("rule 12"));
  }

  @Test
  void lostReplyIsSettledAsApplied() {
    assertThat(unknown(Fault.replyLost()).settle(WAIT)).isInstanceOf(Settlement.Applied.class);
    assertThat(fake.time().waits()).isEmpty();
  }

  @Test
  void lostRequestIsSettledAsNotAppliedAfterTheWholeWait() {
    assertThat(unknown(Fault.requestLost()).settle(WAIT)).isInstanceOf(Settlement.NotApplied.class);
    assertThat(fake.time().waits().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(WAIT);
  }

  @Test
  void lateHistoryIsWaitedFor() {
    fake.delayHistory(Duration.ofMinutes(1));

    assertThat(unknown(Fault.replyLost()).settle(WAIT)).isInstanceOf(Settlement.Applied.class);
  }

  @Test
  void historyLaterThanTheWaitLeavesItUnknown() {
    fake.delayHistory(Duration.ofMinutes(6));

    Settlement settlement = unknown(Fault.replyLost()).settle(WAIT);
    assertThat(settlement).isInstanceOf(Settlement.StillUnknown.class);
    assertThat(((Settlement.StillUnknown) settlement).why())
        .isEqualTo("the list shows the value that was sent, and the audit log has no entry of it");
  }

  @Test
  void unreadableHistoryLeavesItUnknown() {
    fake.every(Operation.HISTORY, Fault.forbidden());

    Settlement settlement = unknown(Fault.replyLost()).settle(Duration.ZERO);
    assertThat(settlement).isInstanceOf(Settlement.StillUnknown.class);
    assertThat(((Settlement.StillUnknown) settlement).why())
        .isEqualTo("the list shows the value that was sent, which may have stood before");
  }

  @Test
  void somebodyElsesChangeIsToldApart() {
    OutcomeUnknownException unknown = unknown(Fault.requestLost());
    fake.set(REF, Classification.acceptRisk("theirs"), "they");

    Settlement settlement = unknown.settle(Duration.ZERO);
    assertThat(settlement).isInstanceOf(Settlement.NotApplied.class);
    assertThat(settlement.evidence().others()).hasSize(1);
  }
}
