package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

/** That what is remembered of one answer changes nothing about the next. */
class JudgeTest {
  private static final String BODY =
      "{\"success\":true,\"errors\":[],"
          + "\"messages\":[{\"code\":1000,\"message\":\"one-token-1 and other-token-2\"}]}";

  private static Ending judged(String body, Secret secret) {
    Answer answer = Answer.of(200, Headers.of(), secret, body, null, false);
    return Judge.of(answer, new SystemTime(), secret);
  }

  private static List<String> messages(Ending ending) {
    return ((Ending.Applied) ending)
        .said().messages().stream().map(item -> String.valueOf(item.message())).toList();
  }

  @Test
  void sameAnswerIsMaskedForEachCredential() {
    Secret one = Secret.bearer("one-token-1");
    Secret other = Secret.bearer("other-token-2");

    assertThat(messages(judged(BODY, one))).containsExactly("[redacted] and other-token-2");
    assertThat(messages(judged(BODY, other))).containsExactly("one-token-1 and [redacted]");
    assertThat(messages(judged(BODY, one))).containsExactly("[redacted] and other-token-2");
  }

  @Test
  void answerThatDiffersInOneCharacterIsReadAnew() {
    Secret secret = Secret.bearer("one-token-1");

    assertThat(judged(BODY, secret)).isInstanceOf(Ending.Applied.class);
    assertThat(judged(BODY.replace("true", "True"), secret)).isInstanceOf(Ending.Malformed.class);
    assertThat(judged(BODY.replace("true", "null"), secret)).isInstanceOf(Ending.Malformed.class);
    assertThat(judged(BODY.replace("true", "false"), secret)).isInstanceOf(Ending.Refused.class);
    assertThat(judged(BODY + "x", secret)).isInstanceOf(Ending.Malformed.class);
    assertThat(judged(BODY, secret)).isInstanceOf(Ending.Applied.class);
  }
}
