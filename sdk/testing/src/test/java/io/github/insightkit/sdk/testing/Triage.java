package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.Settlement;
import java.time.Duration;

/** What the docs test: code of a user's, that accepts a risk and says whether it is accepted. */
final class Triage {
  private final InsightsClient client;

  Triage(InsightsClient client) {
    this.client = client;
  }

  boolean accept(InsightRef insight, String rationale) {
    try {
      client.insight(insight).acceptRisk(rationale);
      return true;
    } catch (OutcomeUnknownException e) {
      return e.settle(Duration.ofMinutes(1)) instanceof Settlement.Applied;
    } catch (InsightsException e) {
      return false;
    }
  }
}
