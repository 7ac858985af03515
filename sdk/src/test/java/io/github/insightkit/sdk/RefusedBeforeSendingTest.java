package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never becomes a request. */
class RefusedBeforeSendingTest {
  private final InsightsClient client =
      InsightsClient.builder().apiToken("token-for-tests").build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "''|Expected issue_id, got an empty string",
        ".|which a path takes for a direction",
        "..|which a path takes for a direction",
        "a\tb|got U+0009 at index 1",
        "a\u0085b|got U+0085 at index 1"
      })
  void identifierThatNoPathCanCarry(String id, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.account("acc").insight(id))
        .withMessageContaining(message);
  }

  @Test
  void halfASurrogatePairInAnIdentifier() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.zone("a\ud800"))
        .withMessageContaining("half a surrogate pair at index 1");
  }

  @Test
  void scopeIdentifierLongerThanTheContractAllows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.account("a".repeat(33)))
        .withMessage("Expected account_id of at most 32 characters, got 33 characters");
    assertThat(client.account("a".repeat(32))).isNotNull();
  }

  @Test
  void missingRationale() {
    assertThatNullPointerException()
        .isThrownBy(() -> client.account("acc").insight("i").acceptRisk(nothing()))
        .withMessage("Expected rationale, for \"accept_risk\" takes one, got null");
  }

  @Test
  void halfASurrogatePairInARationale() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.acceptRisk("\udc00"))
        .withMessageContaining("rationale of well-formed Unicode");
  }

  @Test
  void knownValueThroughTheWayOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.unrecognized("accept_risk", null))
        .withMessageContaining("use the method of that name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "trailing\r\n", "tab\t", "é", "blank inside"})
  void tokenThatIsNoToken(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().apiToken(token))
        .withMessageStartingWith("Expected an API token")
        .withMessageNotContaining("lines");
  }

  @Test
  void credentialTooShortToBeMasked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().apiToken("sevench"))
        .withMessage(
            "Expected an API token of at least 8 characters, got one of 7: one so short can't be"
                + " kept out of messages and logs. Real ones are longer; make up a longer one for"
                + " tests");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().apiKey("me@example.com", "sevench"))
        .withMessageStartingWith("Expected an API key of at least 8 characters, got one of 7");
    assertThat(InsightsClient.builder().apiToken("eightchr").build()).isNotNull();
  }

  @Test
  void missingCredentials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().build())
        .withMessageContaining("Expected credentials, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().fromEnv(Map.of()))
        .withMessageContaining("CLOUDFLARE_API_TOKEN, which isn't set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://127.999.999.999"
      })
  void plainHttpToAnotherMachine(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().apiToken("token-for-tests").baseUrl(url).build())
        .withMessageStartingWith("Expected https, got plain http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://api.example.com", "https://u:p@example.com", "https://example.com?x=1", ""})
  void baseUrlThatIsNone(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InsightsClient.builder().apiToken("token-for-tests").baseUrl(url).build())
        .withMessageStartingWith("Expected a")
        .withMessageNotContaining("u:p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1", "http://[::1]:8080/client/v4"})
  void plainHttpToLoopbackIsLetThrough(String url) {
    assertThat(InsightsClient.builder().apiToken("token-for-tests").baseUrl(url).build())
        .isNotNull();
  }

  @Test
  void closedClient() {
    Insight insight = client.account("acc").insight("issue");
    client.close();
    client.close();
    assertThatIllegalStateException()
        .isThrownBy(insight::reset)
        .withMessageContaining("got one that has been closed");
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }
}
