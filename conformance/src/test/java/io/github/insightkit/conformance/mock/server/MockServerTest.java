package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Outcome;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.Transition;
import io.github.insightkit.conformance.evolution.Evolution;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.mock.faults.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server keeps the contract, whatever the contract says. */
final class MockServerTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  static List<Transition> transitions() {
    return CONTRACT.machine().transitions();
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void everyTransitionComesOutAsTheContractSays(Transition row) throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).start();
        WireClient client = new WireClient(server.baseUri())) {
      client.patch("t", Probes.body(row.from()));

      WireClient.Response response = client.patch("t", Probes.body(row.to()));

      boolean refused = row.outcome() == Outcome.REFUSED;
      assertThat(response.status()).isEqualTo(refused ? 400 : 200);
      assertThat(response.json().path("success").asBoolean()).isEqualTo(!refused);
    }
  }

  @Test
  void valueAddedToTheContractAloneIsServedAndBroken() throws IOException {
    Contract wider = Evolution.named("a value with a required rationale").contract();
    List<String> faults = Faults.of(wider).all().stream().map(NamedChange::id).toList();
    assertThat(faults)
        .contains(
            "direct-change-mitigated-to-other",
            "direct-change-other-to-mitigated",
            "mitigated-refused",
            "mitigated-without-rationale",
            "reset-from-mitigated-refused");
    State mitigated = wider.machine().state("mitigated");
    State other = wider.machine().state("other");
    try (MockServer server = MockServer.builder(wider).start();
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("m", "{\"classification\":\"mitigated\"}").code()).isEqualTo(1002);
      assertThat(client.patch("m", Probes.body(mitigated)).status()).isEqualTo(200);
      assertThat(client.patch("m", Probes.body(mitigated)).status()).isEqualTo(200);
      assertThat(client.patch("m", Probes.body(other)).code()).isEqualTo(1001);
      assertThat(client.patch("m", "{\"classification\":null}").status()).isEqualTo(200);
      assertThat(client.patch("m", Probes.body(other)).status()).isEqualTo(200);
      assertThat(client.patch("m", Probes.body(mitigated)).code()).isEqualTo(1001);
    }
  }

  @Test
  void withoutATokenAnybodyMayIn() throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).start();
        WireClient client = new WireClient(server.baseUri())) {
      String auth = "Authorization: Bearer whatever";
      assertThat(client.patch(Probes.ACCOUNT, "a", "{}", auth).status()).isEqualTo(200);
      assertThat(client.patch("a", "{}").status()).isEqualTo(200);
    }
  }

  @Test
  void tokenIsAskedForOnceItIsSet() throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).token("t\u00e4st").start();
        WireClient client = new WireClient(server.baseUri())) {
      WireClient.Response none = client.patch("a", "{}");
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.header("www-authenticate")).isEqualTo("Bearer");
      assertThat(none.code()).isEqualTo(9106);
      assertAnswer(client, "Authorization: Basic test", 400, 6003);
      assertAnswer(client, "Authorization: Bearertest", 400, 6003);
      assertAnswer(client, "Authorization: Bearer test2", 403, 9109);
      assertAnswer(client, "Authorization: Bearer", 400, 6003);
      assertAnswer(client, "Authorization: Bearer x\r\nAuthorization: Bearer x", 400, 6003);
      String right = "Authorization: bearer t\u00c3\u00a4st";
      assertThat(client.patch(Probes.ACCOUNT, "a", "{}", right).status()).isEqualTo(200);
    }
  }

  private static void assertAnswer(WireClient client, String header, int status, int code)
      throws IOException {
    WireClient.Response response = client.patch(Probes.ACCOUNT, "a", "{}", header);
    assertThat(response.status()).as(header).isEqualTo(status);
    assertThat(response.code()).as(header).isEqualTo(code);
  }

  @Test
  void oneOfManyRacingForAnInsightWins() throws Exception {
    List<State> values = CONTRACT.machine().values();
    ExecutorService clients = Executors.newFixedThreadPool(values.size());
    try (MockServer server = MockServer.builder(CONTRACT).start()) {
      CyclicBarrier start = new CyclicBarrier(values.size());
      List<Future<Integer>> wins = new ArrayList<>();
      for (State value : values) {
        Callable<Integer> race =
            () -> {
              int won = 0;
              try (WireClient client = new WireClient(server.baseUri())) {
                for (int round = 0; round < 200; round++) {
                  start.await();
                  won += client.patch("race-" + round, Probes.body(value)).status() == 200 ? 1 : 0;
                }
              }
              return won;
            };
        wins.add(clients.submit(race));
      }
      int all = 0;
      for (Future<Integer> won : wins) {
        all += won.get();
      }
      assertThat(all).isEqualTo(200);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void insightsAreBoundedAndTheKnownOnesGoOn() {
    State home = CONTRACT.machine().home();
    InsightStore memory = InsightStore.inMemory(new Insight(home, null), 2);
    memory.update(new Insight.Id("account", "a", "1"), before -> before);
    memory.update(new Insight.Id("account", "a", "2"), before -> before);

    assertThatThrownBy(() -> memory.update(new Insight.Id("account", "a", "3"), before -> before))
        .isInstanceOf(Refusal.RefusedException.class)
        .hasMessage(
            "This server keeps 2 insights and has no room for another; start it anew, or use fewer"
                + " ids");
    memory.update(new Insight.Id("account", "a", "1"), before -> before);
  }

  @Test
  void portInUseIsSaidInOneLine() {
    try (MockServer server = MockServer.builder(CONTRACT).start()) {
      int port = server.baseUri().getPort();
      assertThatThrownBy(() -> MockServer.builder(CONTRACT).port(port).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("can't listen on http://127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void portThatIsNoneIsRefused() {
    assertThatThrownBy(() -> MockServer.builder(CONTRACT).port(65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a port from 0 to 65535, got 65536");
  }

  @Test
  void closingTwiceDoesNothingMore() {
    MockServer server = MockServer.builder(CONTRACT).start();
    server.close();
    server.close();
  }

  @Test
  void requestDoesNotShowItsToken() {
    ReceivedRequest request =
        new ReceivedRequest(
            "PATCH",
            "/",
            "HTTP/1.1",
            List.of(new Header("Authorization", "Bearer x")),
            new byte[0],
            1,
            true);

    assertThat(request.toString()).startsWith("PATCH / (0 bytes").doesNotContain("Bearer");
  }
}
