package io.github.insightkit.conformance.second;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The two implementations, given the same random requests and the same choices, accept and refuse
 * the same, and are left in the same state.
 */
class TwoServersTest {
  private static final String TOKEN = "token-of-the-tests";
  private static final String OWNER = "023e105f4ecef8ad9ca31a8372d0c353";
  private static final List<String> PROBES =
      List.of(
          "{\"classification\":\"false_positive\"}",
          "{\"classification\":\"other\",\"rationale\":\"r\"}");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private static MockServer first;

  @SuppressWarnings("NullAway.Init")
  private static SecondServer second;

  private static int issues;

  @BeforeContainer
  static void start() throws IOException {
    Contract contract = Frozen.CONTRACT;
    Policies choices = Policies.usual(contract);
    // Those of the second server.
    for (String choice :
        List.of(
            "same-value=refused",
            "absent=refused",
            "rationale-only=refused",
            "blank-rationale=refused",
            "unknown-fields=refused")) {
      choices = choices.with(choice);
    }
    first = MockServer.builder(contract).policies(choices).token(TOKEN).start();
    second = SecondServer.start(TOKEN);
  }

  @AfterContainer
  static void stop() {
    first.close();
    second.close();
  }

  @Provide
  Arbitrary<List<String>> bodies() {
    Arbitrary<String> classification =
        Arbitraries.of(
            "\"false_positive\"",
            "\"accept_risk\"",
            "\"other\"",
            "null",
            "\"snoozed\"",
            "\"\"",
            "\"null\"",
            "\"OTHER\"",
            "7",
            "[]",
            "{}");
    Arbitrary<String> rationale =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("\"why\"", "\"\\u00e9\\ud83d\\ude00\"")),
            Tuple.of(1, Arbitraries.of("\"\"", "\" \\t\"", "null", "7", "true", "[\"r\"]")));
    Arbitrary<String> plain =
        Combinators.combine(classification, rationale, Arbitraries.integers().between(0, 9))
            .as(
                (value, why, shape) ->
                    switch (shape) {
                      case 0, 1, 2 -> "{\"classification\":" + value + "}";
                      case 3 -> "{\"rationale\":" + why + "}";
                      case 4 -> "{\"rationale\":" + why + ",\"classification\":" + value + "}";
                      case 5 -> "{\"classification\":" + value + ",\"more\":" + why + "}";
                      default -> "{\"classification\":" + value + ",\"rationale\":" + why + "}";
                    });
    Arbitrary<String> odd =
        Arbitraries.of(
            "{}",
            "",
            "[]",
            "null",
            "{\"classification\":",
            "{\"classification\":null,}",
            "{\"classification\":null}{}",
            "{\"classification\":null,\"classification\":null}");
    return Arbitraries.frequencyOf(Tuple.of(9, plain), Tuple.of(1, odd))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void twoServersAcceptAndRefuseTheSame(@ForAll("bodies") List<String> bodies)
      throws IOException, InterruptedException {
    String issue = "issue-" + ++issues;
    List<String> requests = new ArrayList<>(bodies);
    // What these are answered with tells the state that the others leave behind.
    requests.addAll(PROBES);
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (String body : requests) {
      one.add(body + " " + answer(first.baseUri().toString(), issue, body));
      other.add(body + " " + answer(second.baseUrl(), issue, body));
    }

    assertThat(one).isEqualTo(other);
  }

  private static String answer(String baseUrl, String issue, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create(
                        baseUrl
                            + "/accounts/"
                            + OWNER
                            + "/security-center/insights/"
                            + issue
                            + "/classification"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    boolean success = response.body().replace(" ", "").contains("\"success\":true");
    return response.statusCode() / 100 + "xx " + (success ? "accepted" : "refused");
  }
}
