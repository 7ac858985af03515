package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.sdk.AttemptEvent;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import io.github.insightkit.sdk.InsightsListener;
import io.github.insightkit.sdk.RefusedException;
import io.github.insightkit.sdk.Slf4jListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** {@code docs/watching.md}: to log and to count. */
class WatchingTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger log =
      (Logger)
          Proxy.newProxyInstance(
              WatchingTest.class.getClassLoader(),
              new Class<?>[] {Logger.class},
              (proxy, method, arguments) -> {
                lines.add(method.getName() + " " + arguments[1]);
                return null;
              });

  static InsightsClientBuilder logging(InsightsClientBuilder builder, Logger log) {
    return builder.listener(new Slf4jListener(log));
  }

  /** Counts requests by how they ended. */
  static final class Counts implements InsightsListener {
    private final Map<AttemptEvent.Ending, LongAdder> byEnding = new ConcurrentHashMap<>();

    @Override
    public void attemptEnded(AttemptEvent event) {
      byEnding.computeIfAbsent(event.ending(), ending -> new LongAdder()).increment();
    }

    long of(AttemptEvent.Ending ending) {
      LongAdder count = byEnding.get(ending);
      return count == null ? 0 : count.sum();
    }
  }

  static InsightsClientBuilder loggingAndCounting(
      InsightsClientBuilder builder, Logger log, Counts counts) {
    return builder.listener(new Slf4jListener(log).andThen(counts));
  }

  @Test
  void refusalIsLoggedAsAWarningWithoutItsReasons() throws Exception {
    try (MockWebServer server = server(Replies.refused(404));
        InsightsClient cloudflare = logging(builder(server), log).build()) {
      reset(cloudflare);

      assertThat(lines).hasSize(1);
      assertThat(lines.get(0))
          .startsWith("warn AttemptEvent[insight=account_id account, issue_id insight,")
          .contains("ending=REFUSED, status=404")
          .doesNotContain("token-of-a-recipe");
    }
  }

  @Test
  void bothListenersAreTold() throws Exception {
    Counts counts = new Counts();
    try (MockWebServer server = server(Replies.refused(404), Replies.applied());
        InsightsClient cloudflare = loggingAndCounting(builder(server), log, counts).build()) {
      reset(cloudflare);
      reset(cloudflare);

      assertThat(lines).hasSize(2);
      assertThat(counts.of(AttemptEvent.Ending.REFUSED)).isEqualTo(1);
      assertThat(counts.of(AttemptEvent.Ending.APPLIED)).isEqualTo(1);
      assertThat(counts.of(AttemptEvent.Ending.UNKNOWN)).isZero();
    }
  }

  private static void reset(InsightsClient cloudflare) {
    try {
      cloudflare.account("account").insight("insight").reset();
    } catch (RefusedException e) {
      assertThat(e.status()).hasValue(404);
    }
  }

  private static MockWebServer server(MockResponse... replies) throws IOException {
    Iterator<MockResponse> next = List.of(replies).iterator();
    return Replies.server(request -> next.next());
  }

  private static InsightsClientBuilder builder(MockWebServer server) {
    return InsightsClient.builder().baseUrl(Replies.url(server)).apiToken("token-of-a-recipe");
  }
}
