package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What goes to the log, and on which level. */
class Slf4jListenerTest {
  private final List<String> lines = new ArrayList<>();
  private final Logger log =
      (Logger)
          Proxy.newProxyInstance(
              Slf4jListenerTest.class.getClassLoader(),
              new Class<?>[] {Logger.class},
              (proxy, method, arguments) -> {
                lines.add(method.getName() + " " + arguments[1]);
                return null;
              });

  @Test
  void repetitionsAreInfoAndSuccessIsDebugAndNeitherTellsSecrets() throws IOException {
    try (WireServer server =
            new WireServer(
                (request, number, socket) -> {
                  WireServer.write(
                      socket,
                      number == 1
                          ? WireServer.http("429 Too Many", "", "CF-Ray: 7d1f-AMS")
                          : WireServer.http("200 OK", WireServer.APPLIED));
                  return true;
                });
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("s3cr3t-for-tests")
                .time(new VirtualTime())
                .listener(new Slf4jListener(log))
                .build()) {
      client.zone("zone").insight("issue").acceptRisk("confidential");
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith(
            "info AttemptEvent[insight=zone_id zone, issue_id issue, reading=false, attempt=1")
        .contains("ending=REFUSED, status=429, rayId=7d1f-AMS");
    assertThat(lines.get(1)).startsWith("debug ").contains("ending=APPLIED", "attempt=2");
    assertThat(lines.toString()).doesNotContain("s3cr3t-for-tests", "confidential");
  }

  @Test
  void finalFailureIsAWarning() throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("500 Trouble", ""));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken("s3cr3t-for-tests")
                .listener(new Slf4jListener(log).andThen(event -> lines.add("second")))
                .build()) {
      HostileEventsTest.ending(client.zone("zone").insight("issue"), false);
    }
    assertThat(lines).hasSize(2).last().isEqualTo("second");
    assertThat(lines.get(0)).startsWith("warn ").contains("ending=UNKNOWN, status=500");
  }
}
