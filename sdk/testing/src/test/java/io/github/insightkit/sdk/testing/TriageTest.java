package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.RefusedException;
import io.github.insightkit.sdk.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The code of sdk/docs/testing.md. */
@ExtendWith(FakeInsightsExtension.class)
class TriageTest {
  private static final InsightRef INSIGHT = InsightRef.account("account", "insight");

  @Test
  void riskIsAccepted(FakeInsights fake, InsightsClient client) {
    fake.add(INSIGHT);

    assertThat(new Triage(client).accept(INSIGHT, "WAF rule 12")).isTrue();

    assertThat(fake.classification(INSIGHT)).isEqualTo(Classification.acceptRisk("WAF rule 12"));
  }

  @Test
  void lostReplyIsSettled(FakeInsights fake, InsightsClient client) {
    fake.add(INSIGHT).next(Operation.CHANGE, Fault.replyLost());

    assertThat(new Triage(client).accept(INSIGHT, "WAF rule 12")).isTrue();
  }

  @Test
  void lostRequestIsNotAccepted(FakeInsights fake, InsightsClient client) {
    fake.add(INSIGHT).next(Operation.CHANGE, Fault.requestLost());

    assertThat(new Triage(client).accept(INSIGHT, "WAF rule 12")).isFalse();
  }

  @Test
  void everyFault(FakeInsights fake) {
    fake.add(INSIGHT);
    // The next change is throttled, the one after it refused; then all goes well again.
    fake.next(
        Operation.CHANGE,
        Fault.rateLimited(Duration.ofMinutes(1)),
        Fault.refused(409, 1001, "Another value stands"));
    // Until heal(), no reading of the audit log gets an answer.
    fake.every(Operation.HISTORY, Fault.failed(502));
    // Time passes; the attempt's timeout is shorter.
    fake.next(Operation.LIST, Fault.none().delayed(Duration.ofSeconds(40)));
    // The change is applied, and the answer is useless.
    fake.next(Operation.CHANGE, Fault.malformed().afterServing());
    // Whatever you like.
    fake.next(Operation.CHANGE, Fault.answered(500, "text/plain", "Oops"));

    assertThatThrownBy(() -> fake.client().insight(INSIGHT).falsePositive())
        .isInstanceOf(RefusedException.class);
    fake.heal();
    assertThat(fake.client().insight(INSIGHT).history()).isEmpty();
  }

  @Test
  void waitsAreOverAtOnce(FakeInsights fake, InsightsClient client) {
    fake.add(INSIGHT).next(Operation.CHANGE, Fault.rateLimited(Duration.ofMinutes(1)));

    client.insight(INSIGHT).falsePositive();

    assertThat(fake.time().waits()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void listAndHistoryShowWhatStands(FakeInsights fake, InsightsClient client) {
    fake.add(INSIGHT, Builders.insightSummary().severity(Severity.CRITICAL).build());
    fake.set(INSIGHT, Classification.acceptRisk("Ticket 7"), "somebody@example.com");

    InsightFilter critical = InsightFilter.all().severity(Severity.CRITICAL);
    assertThat(client.account("account").list(critical))
        .extracting(InsightSummary::id)
        .containsExactly("insight");
    assertThat(client.insight(INSIGHT).history()).hasSize(1);
  }

  @Test
  void failuresAreReal() {
    RefusedException refused = Failures.refused(409, 1001, "Another value stands");
    assertThat(refused.hasCode(1001)).isTrue();
    assertThat(Failures.outcomeUnknown(true).mayHaveBeenApplied()).isTrue();
  }

  @Test
  void withoutJUnit() {
    try (FakeInsights fake = new FakeInsights()) {
      fake.add(INSIGHT);
      fake.client().insight(INSIGHT).falsePositive();
    }
  }

  @Test
  void clientOfTheMock() {
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl("http://127.0.0.1:8080/client/v4")
            .apiToken("token-of-the-mock")
            .build()) {
      assertThat(client).hasToString("InsightsClient[http://127.0.0.1:8080/client/v4/]");
    }
  }
}
