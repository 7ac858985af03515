package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The list of insights, over the wire. */
final class OverviewTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String OWNER = "023e105f4ecef8ad9ca31a8372d0c353";
  private static final String LIST = "/client/v4/accounts/" + OWNER + "/security-center/insights";
  private static final String RISK = "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";

  private static MockServer server(String... choices) {
    Policies policies = Policies.usual(CONTRACT).with(choices);
    return MockServer.builder(CONTRACT).policies(policies).start();
  }

  @Test
  void listSaysWhatStandsOnEachInsight() throws IOException {
    try (MockServer server = server();
        WireClient client = new WireClient(server.baseUri())) {
      client.patch("b", RISK);
      client.patch("a", "{\"classification\":null}");

      WireClient.Response list = client.send("GET", LIST, "");

      assertThat(list.status()).isEqualTo(200);
      assertThat(list.json().toString())
          .isEqualTo(
              "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"count\":2,\"issues\":["
                  + "{\"id\":\"a\",\"dismissed\":false,\"user_classification\":null},"
                  + "{\"id\":\"b\",\"dismissed\":false,\"user_classification\":\"accept_risk\"}],"
                  + "\"page\":1,\"per_page\":25}}");
    }
  }

  @Test
  void ownersHaveTheirOwnLists() throws IOException {
    try (MockServer server = server();
        WireClient client = new WireClient(server.baseUri())) {
      client.patch("a", RISK);

      assertThat(
              client.send("GET", LIST.replace(OWNER, "x"), "").json().at("/result/count").asInt())
          .isZero();
      assertThat(client.send("GET", zones(), "").json().at("/result/count").asInt()).isZero();
    }
  }

  @Test
  void sharedScopesHaveOneList() throws IOException {
    try (MockServer server = server("scopes=shared");
        WireClient client = new WireClient(server.baseUri())) {
      client.patch("a", RISK);

      assertThat(
              client
                  .send("GET", zones(), "")
                  .json()
                  .at("/result/issues/0/user_classification")
                  .stringValue())
          .isEqualTo("accept_risk");
    }
  }

  @Test
  void listComesInPages() throws IOException {
    try (MockServer server = server();
        WireClient client = new WireClient(server.baseUri())) {
      for (String issue : new String[] {"a", "b", "c"}) {
        client.patch(issue, RISK);
      }

      WireClient.Response second = client.send("GET", LIST + "?page=2&per_page=2", "");

      assertThat(second.json().at("/result/count").asInt()).isEqualTo(3);
      assertThat(second.json().at("/result/issues").size()).isEqualTo(1);
      assertThat(second.json().at("/result/issues/0/id").stringValue()).isEqualTo("c");
      assertThat(client.send("GET", LIST + "?per_page=1001", "").code()).isEqualTo(7004);
      assertThat(client.send("GET", LIST + "?page=0", "").status()).isEqualTo(400);
    }
  }

  @Test
  void listTakesTheSameCredentials() throws IOException {
    try (MockServer server = MockServer.builder(CONTRACT).token("t").start();
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.send("GET", LIST, "").status()).isEqualTo(401);
      assertThat(client.send("GET", LIST, "", "Authorization: Bearer t").status()).isEqualTo(200);
    }
  }

  @Test
  void serverWithoutAListKnowsNoSuchRoute() throws IOException {
    try (MockServer server = server("reader=none");
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.send("GET", LIST, "").code()).isEqualTo(7000);
    }
  }

  private static String zones() {
    return "/client/v4/" + Probes.ZONE + "/security-center/insights";
  }
}
