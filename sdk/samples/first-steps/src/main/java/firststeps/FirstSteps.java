package firststeps;

import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightSummary;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import java.util.List;

/** Accepts the risk of what was found on one host: {@code FirstSteps ACCOUNT_ID HOST}. */
public final class FirstSteps {
  private FirstSteps() {}

  public static void main(String[] args) {
    String accountId = args[0];
    String host = args[1];
    try (InsightsClient cloudflare = InsightsClient.fromEnv()) {
      Insights insights = cloudflare.account(accountId);
      InsightFilter open = InsightFilter.all().subject(host).dismissed(false);
      List<InsightSummary> found = insights.list(open).stream().toList();
      for (InsightSummary summary : found) {
        insights.insight(summary).acceptRisk("Mitigated by WAF rule 12");
      }
    } catch (InsightsException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
