package shrinking;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.BulkOptions;
import io.github.insightkit.sdk.Change;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.InsightFilter;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.Insights;
import io.github.insightkit.sdk.InsightsClient;
import java.util.List;

/** Uses most of the client, so that little of it is shrunk away: {@code Program ACCOUNT_ID}. */
public final class Program {
  private Program() {}

  public static void main(String[] args) {
    String account = args[0];
    try (InsightsClient cloudflare = InsightsClient.fromEnv()) {
      Insights insights = cloudflare.account(account);
      List<Change> changes =
          insights.list(InsightFilter.all().dismissed(false)).stream()
              .map(found -> InsightRef.account(account, String.valueOf(found.id())))
              .map(ref -> Change.classify(ref, Classification.acceptRisk("Behind the VPN")))
              .toList();
      System.out.println(cloudflare.bulk(changes, BulkOptions.defaults()).isComplete());
      System.out.println(insights.insight("one").async().reset().join().status());
      for (AuditEntry entry : insights.history()) {
        System.out.println(entry.changedAt());
      }
    }
  }
}
