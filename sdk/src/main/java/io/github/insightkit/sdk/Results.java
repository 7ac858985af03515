package io.github.insightkit.sdk;

import io.github.insightkit.sdk.internal.Answer;
import io.github.insightkit.sdk.internal.Ending;
import io.github.insightkit.sdk.internal.Outcome;
import io.github.insightkit.sdk.internal.RateLimitHeader;
import io.github.insightkit.sdk.model.ClassificationChange;
import io.github.insightkit.sdk.model.EnvelopeItem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the ending of a change into the receipt or the failure that the caller gets. */
final class Results {
  private Results() {}

  static Receipt receiptOrThrow(InsightRef insight, ClassificationChange change, Outcome outcome) {
    Ending ending = outcome.ending();
    int attempts = outcome.attempts();
    if (ending instanceof Ending.Applied applied) {
      Answer answer = applied.answer();
      return new Receipt(
          answer.status(),
          applied.messages(),
          applied.errors(),
          answer.rayId(),
          rateLimit(answer),
          attempts);
    }
    throw failure(insight, change, ending, attempts);
  }

  private static InsightsException failure(
      InsightRef insight, ClassificationChange change, Ending ending, int attempts) {
    if (ending instanceof Ending.Refused refused) {
      return refused(insight, refused, attempts);
    }
    if (ending instanceof Ending.NotSent notSent) {
      return new NotSentException(
          "Not sent: "
              + notSent.cause()
              + "; nothing was applied. Check the base URL, the network and the proxy"
              + tail(insight, null, attempts),
          details(insight, null, List.of(), List.of(), attempts),
          notSent.cause());
    }
    if (ending instanceof Ending.NoCredentials none) {
      return new CredentialsException(
          "Not sent: no usable credentials could be had: "
              + none.cause().getMessage()
              + tail(insight, null, attempts),
          details(insight, null, List.of(), List.of(), attempts),
          none.cause());
    }
    if (ending instanceof Ending.Unknown unknown) {
      Answer answer = unknown.answer();
      return new OutcomeUnknownException(
          "Sent, and nobody knows whether it was applied: "
              + (answer == null ? "the reply was lost (" + unknown.cause() + ")" : said(answer))
              + ". Look at the insight, or reset it to get to a known state"
              + tail(insight, answer, attempts),
          details(insight, answer, List.of(), List.of(), attempts),
          change,
          unknown.cause());
    }
    Ending.Malformed malformed = (Ending.Malformed) ending;
    return new MalformedAnswerException(
        "Expected the contract's envelope with \"success\": true, got "
            + said(malformed.answer())
            + " that can't be relied on: "
            + malformed.trouble()
            + ". Check the base URL and what answers there"
            + tail(insight, malformed.answer(), attempts),
        details(insight, malformed.answer(), List.of(), List.of(), attempts));
  }

  private static InsightsException refused(
      InsightRef insight, Ending.Refused refused, int attempts) {
    Answer answer = refused.answer();
    FailureDetails details =
        details(insight, answer, refused.errors(), refused.messages(), attempts);
    String reasons = refused.errors().isEmpty() ? "" : ": " + describe(refused.errors());
    String tail = tail(insight, answer, attempts);
    if (answer.status() == 429) {
      return new RateLimitedException(
          "Refused with " + said(answer) + ", too many requests" + reasons + tail,
          details,
          refused.retryAfter());
    }
    if (aboutCredentials(answer.status(), refused.errors())) {
      return new CredentialsException(
          "Refused with "
              + said(answer)
              + reasons
              + ". Check the token and its permission on Security Center"
              + tail,
          details,
          null);
    }
    return new RefusedException(
        "Refused with " + said(answer) + reasons + "; nothing was applied" + tail,
        details,
        refused.retryAfter());
  }

  /** 401 and 403 by their meaning; a 400 by the API's codes for credentials it can't read. */
  private static boolean aboutCredentials(int status, List<EnvelopeItem> errors) {
    return status == 401
        || status == 403
        || (status == 400
            && (Codes.contain(errors, 6003)
                || Codes.contain(errors, 9106)
                || Codes.contain(errors, 9109)));
  }

  private static String said(Answer answer) {
    String type = answer.contentType();
    return answer.status()
        + (type == null || type.contains("json") ? "" : " (" + type + ")")
        + (answer.trouble() == null
            ? ""
            : ", of which the body can't be read: " + answer.trouble());
  }

  private static String describe(List<EnvelopeItem> errors) {
    StringBuilder text = new StringBuilder();
    int shown = Math.min(errors.size(), 5);
    for (int i = 0; i < shown; i++) {
      EnvelopeItem error = errors.get(i);
      text.append(i == 0 ? "" : "; ")
          .append(error.code() == null ? "no code" : error.code())
          .append(' ')
          .append(shorten(Objects.requireNonNullElse(error.message(), "(no message)")));
    }
    if (errors.size() > shown) {
      text.append("; and ").append(errors.size() - shown).append(" more");
    }
    return text.toString();
  }

  private static String shorten(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }

  private static String tail(InsightRef insight, @Nullable Answer answer, int attempts) {
    String ray = answer == null ? null : answer.rayId();
    return " ["
        + insight
        + (ray == null ? "" : ", ray " + ray)
        + ", "
        + attempts
        + (attempts == 1 ? " attempt]" : " attempts]");
  }

  private static FailureDetails details(
      InsightRef insight,
      @Nullable Answer answer,
      List<EnvelopeItem> errors,
      List<EnvelopeItem> messages,
      int attempts) {
    return new FailureDetails(
        insight,
        answer == null ? null : answer.status(),
        errors,
        messages,
        answer == null ? null : answer.rayId(),
        attempts);
  }

  private static @Nullable RateLimit rateLimit(Answer answer) {
    RateLimitHeader header = RateLimitHeader.parse(answer.rateLimit());
    return header == null ? null : new RateLimit(header.remaining(), header.reset());
  }
}
