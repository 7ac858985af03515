package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.command.InsightConformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handing the pact out, and publishing it to a broker. */
class PactSharingTest {
  private static final String SECRET = "s3cret-of-the-broker";

  private record Ran(int exit, String out, String err) {}

  private static Ran run(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        InsightConformance.execute(
            environment, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(exit, out.toString(), err.toString());
  }

  private static Ran publish(Map<String, String> environment, String url, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "pact", "publish", "--broker-base-url", url, "--consumer-app-version", "1.2.3"));
    args.addAll(Arrays.asList(more));
    return run(environment, args.toArray(String[]::new));
  }

  @Test
  void exportWritesTheCommittedBytes(@TempDir Path folder) throws IOException {
    Ran ran = run(Map.of(), "pact", "export", folder.resolve("a/b").toString());

    Path file = folder.resolve("a/b").resolve(PactFile.NAME);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().strip()).isEqualTo(file.toString());
    assertThat(file).hasSameBinaryContentAs(Path.of("pacts", PactFile.NAME));
  }

  @Test
  void exportToWhatIsNoFolderIsABadArgument(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Ran ran = run(Map.of(), "pact", "export", file.toString());

    assertThat(ran.exit()).isEqualTo(64);
    assertThat(ran.err()).contains("can't write to the folder " + file);
  }

  @Test
  void everythingIsPublishedInOneRequest() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.answering(200, BrokerStandIn.PUBLISHED)) {
      Ran ran = publish(Map.of(), broker.url(), "--branch", "main", "--tag", "a", "--tag", "b");

      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("Pact successfully published").contains("version 1.2.3");
      assertThat(broker.published()).hasSize(1);
      BrokerStandIn.Received sent = broker.published().get(0);
      assertThat(sent.line()).isEqualTo("POST /contracts/publish");
      JsonNode body = JsonMapper.shared().readTree(sent.body());
      assertThat(body.at("/pacticipantName").stringValue()).isEqualTo("insight-classification-sdk");
      assertThat(body.at("/pacticipantVersionNumber").stringValue()).isEqualTo("1.2.3");
      assertThat(body.at("/branch").stringValue()).isEqualTo("main");
      assertThat(body.at("/tags").toString()).isEqualTo("[\"a\",\"b\"]");
      assertThat(body.at("/contracts/0/providerName").stringValue())
          .isEqualTo("cloudflare-security-center");
      assertThat(Base64.getDecoder().decode(body.at("/contracts/0/content").stringValue()))
          .isEqualTo(Files.readAllBytes(Path.of("pacts", PactFile.NAME)));
    }
  }

  @Test
  void bearerTokenComesFromTheEnvironment() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.asking("Bearer " + SECRET)) {
      Ran ran =
          run(
              Map.of("PACT_BROKER_BASE_URL", broker.url(), "PACT_BROKER_TOKEN", SECRET),
              "pact",
              "publish",
              "--consumer-app-version",
              "1.2.3");

      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out() + ran.err()).doesNotContain(SECRET);
    }
  }

  @Test
  void userAndPasswordComeFromTheEnvironment() throws IOException {
    String basic =
        Base64.getEncoder().encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8));
    try (BrokerStandIn broker = BrokerStandIn.asking("Basic " + basic)) {
      Ran ran =
          publish(
              Map.of("PACT_BROKER_USERNAME", "me", "PACT_BROKER_PASSWORD", SECRET), broker.url());

      assertThat(ran.exit()).as(ran.err()).isZero();
    }
  }

  @Test
  void refusedCredentialsAreNamedAndNotPrinted() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.asking("Bearer another")) {
      Ran ran = publish(Map.of("PACT_BROKER_TOKEN", SECRET), broker.url());

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err())
          .contains("refused with status 401")
          .contains("nothing was published")
          .contains("set PACT_BROKER_TOKEN")
          .doesNotContain(SECRET);
      assertThat(broker.published()).isEmpty();
    }
  }

  @Test
  void conflictSaysWhichAndWhatToDo() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.answering(409, BrokerStandIn.CONFLICT)) {
      Ran ran = publish(Map.of(), broker.url());

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err())
          .contains("refused with status 409: Cannot change the content of the pact")
          .contains("choose another --consumer-app-version");
      assertThat(broker.published()).hasSize(1);
    }
  }

  @Test
  void invalidRequestSaysWhatTheBrokerSays() throws IOException {
    try (BrokerStandIn broker =
        BrokerStandIn.answering(400, "{\"errors\":{\"branch\":[\"cannot be blank\"]}}")) {
      Ran ran = publish(Map.of(), broker.url());

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("refused with status 400: branch cannot be blank");
    }
  }

  @Test
  void unavailableBrokerIsAskedOnce() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.answering(503, "{}")) {
      Ran ran = publish(Map.of(), broker.url());

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("refused with status 503").contains("nothing was published");
      assertThat(broker.published()).hasSize(1);
    }
  }

  @Test
  void acknowledgementWithoutContractsIsNoSuccess() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.answering(200, "{\"hello\":1}")) {
      Ran ran = publish(Map.of(), broker.url());

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("got an answer without pb:contracts");
    }
  }

  @Test
  void brokerThatCantTakeEverythingAtOnceGetsNothing() throws IOException {
    try (BrokerStandIn broker = BrokerStandIn.outdated()) {
      Ran ran = publish(Map.of(), broker.url(), "--tag", "a");

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("whose index has no pb:publish-contracts");
      assertThat(broker.published()).isEmpty();
    }
  }

  @Test
  void deadBrokerIsUnavailable() throws IOException {
    String url;
    try (BrokerStandIn broker = BrokerStandIn.outdated()) {
      url = broker.url();
    }

    Ran ran = publish(Map.of("PACT_BROKER_TOKEN", SECRET), url);

    assertThat(ran.exit()).isEqualTo(69);
    assertThat(ran.err()).contains("can't reach the broker at " + url).doesNotContain(SECRET);
  }

  @Test
  void badArgumentsAreNamed() {
    assertThat(run(Map.of(), "pact", "publish", "--consumer-app-version", "1").err())
        .contains("expected --broker-base-url, or PACT_BROKER_BASE_URL to be set; got neither");
    assertThat(publish(Map.of(), "ftp://broker").err()).contains("got \"ftp://broker\"");
    assertThat(publish(Map.of(), "http://127.0.0.1:9", "--tag", " ").err())
        .contains("expected a tag, got nothing but white space");
    assertThat(publish(Map.of("PACT_BROKER_USERNAME", "me"), "http://127.0.0.1:9").err())
        .contains("got only PACT_BROKER_USERNAME");
    assertThat(
            publish(
                    Map.of("PACT_BROKER_USERNAME", "me", "PACT_BROKER_TOKEN", SECRET),
                    "http://127.0.0.1:9")
                .err())
        .contains("got both")
        .doesNotContain(SECRET);
    assertThat(run(Map.of(), "pact", "publish").exit()).isEqualTo(64);
    assertThat(run(Map.of(), "pact").exit()).isEqualTo(64);
  }
}
