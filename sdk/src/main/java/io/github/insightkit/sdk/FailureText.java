package io.github.insightkit.sdk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a failure's message. What a server or a library wrote is escaped and cut. */
final class FailureText {
  private static final int MAX_CAUSE = 300;
  private static final int MAX_REASONS = 5;
  private static final int MAX_REASON = 200;
  private static final int MAX_CODE = 60;

  private FailureText() {}

  /** The whole message: what happened, and what it was about. */
  static String of(String text, Subject subject, @Nullable Answer answer, int attempts) {
    String ray = answer == null ? null : answer.rayId();
    return text
        + " ["
        + subject
        + (ray == null ? "" : ", ray " + ray)
        + ", "
        + attempts
        + (attempts == 1 ? " attempt]" : " attempts]");
  }

  /** What an answer says: its status, its media type if it isn't JSON, and the reasons it gives. */
  static String said(Answer answer, Explanation why) {
    String type = why.contentType();
    return answer.status()
        + (type == null || type.contains("json") ? "" : " (" + type + ")")
        + (answer.trouble() == null ? "" : ", of which the body can't be read: " + answer.trouble())
        + (why.errors().isEmpty() ? "" : ": " + reasons(why.errors()));
  }

  /** How the edge says that it was the edge, as far as the reasons don't say it already. */
  static String edge(Explanation why) {
    Integer code = why.edgeCode();
    return (why.mitigation() == null ? "" : ", cf-mitigated: " + why.mitigation())
        + (code == null || Codes.contain(why.errors(), code) ? "" : ", edge error " + code);
  }

  static String cause(@Nullable Throwable cause) {
    String text = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
    return Printable.of(text == null ? String.valueOf(cause) : text, MAX_CAUSE);
  }

  private static String reasons(List<EnvelopeItem> errors) {
    StringBuilder text = new StringBuilder();
    int shown = Math.min(errors.size(), MAX_REASONS);
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : "; ").append(reason(errors.get(i)));
    }
    if (errors.size() > shown) {
      text.append("; and ").append(errors.size() - shown).append(" more");
    }
    return text.toString();
  }

  private static String reason(EnvelopeItem error) {
    BigDecimal code = error.code();
    String message = error.message();
    String said = Printable.of(message == null ? "(no message)" : message, MAX_REASON);
    return code == null ? said : Printable.of(code.toString(), MAX_CODE) + " " + said;
  }
}
