package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact bytes that go out. */
class RequestBytesTest {
  private static final String TOKEN = "token-0123456789";

  private WireServer server;
  private InsightsClient client;

  @BeforeEach
  void start() throws IOException {
    server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
    client = InsightsClient.builder().baseUrl(server.url()).apiToken(TOKEN).build();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  /** A verb, and the body it sends. */
  record Sample(String body, Consumer<Insight> verb) {
    @Override
    public String toString() {
      return body;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("{\"classification\":null}", Insight::reset),
        new Sample("{\"classification\":\"false_positive\"}", Insight::falsePositive),
        new Sample(
            "{\"classification\":\"false_positive\",\"rationale\":\"seen\"}",
            insight -> insight.falsePositive("seen")),
        new Sample(
            "{\"classification\":\"accept_risk\",\"rationale\":\"behind WAF rule 12\"}",
            insight -> insight.acceptRisk("behind WAF rule 12")),
        new Sample(
            "{\"classification\":\"accept_risk\",\"rationale\":\"<>&'=/ \\\"quoted\\\" \\\\ 😀"
                + " é\"}",
            insight -> insight.acceptRisk("<>&'=/ \"quoted\" \\ 😀 é")),
        new Sample(
            "{\"classification\":\"accept_risk\",\"rationale\":\"a\\nb\\t\\u0000\"}",
            insight -> insight.acceptRisk("a\nb\t\0")),
        new Sample(
            "{\"classification\":\"snoozed\"}",
            insight -> insight.classify(Classification.unrecognized("snoozed", null))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void accountScopeSendsExactlyThis(Sample sample) {
    sample.verb().accept(client.account("acc").insight("issue"));

    WireRequest sent = server.onlyRequest();
    assertThat(sent.line())
        .isEqualTo(
            "PATCH /client/v4/accounts/acc/security-center/insights/issue/classification HTTP/1.1");
    assertThat(sent.text()).isEqualTo(sample.body());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void zoneScopeSendsExactlyThis(Sample sample) {
    sample.verb().accept(client.zone("zon").insight("issue"));

    WireRequest sent = server.onlyRequest();
    assertThat(sent.line())
        .isEqualTo(
            "PATCH /client/v4/zones/zon/security-center/insights/issue/classification HTTP/1.1");
    assertThat(sent.body()).isEqualTo(sample.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void headCarriesTokenAndMediaTypeOnceEach() {
    client.account("acc").insight("issue").reset();

    WireRequest sent = server.onlyRequest();
    assertThat(sent.values("authorization")).isEqualTo(List.of("Bearer " + TOKEN));
    assertThat(sent.values("content-type")).isEqualTo(List.of("application/json"));
    assertThat(sent.values("accept")).isEqualTo(List.of("application/json"));
    assertThat(sent.values("content-length")).isEqualTo(List.of("23"));
  }

  @Test
  void identifiersArePercentEncodedAsOneSegment() {
    client.account("a/b?c#d").insight("%2e%2e/;é 😀").reset();

    assertThat(server.onlyRequest().line())
        .isEqualTo(
            "PATCH /client/v4/accounts/a%2Fb%3Fc%23d/security-center/insights/"
                + "%252e%252e%2F;%C3%A9%20%F0%9F%98%80/classification HTTP/1.1");
  }

  @Test
  void reclassifyResetsFirst() {
    client.account("acc").insight("issue").reclassify(Classification.acceptRisk("moved"));

    assertThat(server.requests())
        .extracting(WireRequest::text)
        .containsExactly(
            "{\"classification\":null}",
            "{\"classification\":\"accept_risk\",\"rationale\":\"moved\"}");
  }
}
