package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Schemas;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exchanges say. */
class ContentsTest {
  private final Contents contents = new Contents(Recorded.CONTRACT);

  private boolean isProvocation(String body) {
    return contents.isProvocation(nothing().patch(body).answered(200).history().exchanges().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"", "\\\\", "<b>", "\\u0007", "\\n"})
  void textThatBreaksAnAnswerWhereItIsCopiedAsItIsProvokes(String text) {
    assertThat(isProvocation(body("other", text))).isTrue();
    assertThat(isProvocation("[{\"a\":[\"" + text + "\"]}]")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "'", "\\u00e4", ">"})
  void otherTextDoesNot(String text) {
    assertThat(isProvocation(body("other", text))).isFalse();
  }

  @Test
  void whatIsNoDocumentHasNoText() {
    assertThat(isProvocation("<html>")).isFalse();
    assertThat(isProvocation("7")).isFalse();
  }

  @Test
  void aDocumentIsHeldToItsSchemaAndAnythingElseIsNot() {
    assertThat(contents.problems("SuccessEnvelope", ByteString.encodeUtf8("{}")))
        .extracting(Schemas.Problem::pointer)
        .contains("/success");
    assertThat(contents.problems("SuccessEnvelope", ByteString.encodeUtf8("{"))).isEmpty();
  }
}
