package io.github.insightkit.sdk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the ending of a change into the receipt or the failure that the caller gets. */
final class Results {
  private Results() {}

  static Receipt receiptOrThrow(
      Transport transport,
      InsightRef insight,
      ClassificationChange change,
      CallOptions options,
      Outcome outcome) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.Applied applied) {
      Answer answer = applied.answer();
      return Receipt.of(
          applied.said(), answer.status(), answer.rayId(), rateLimit(answer), outcome.attempts());
    }
    SentChange sent =
        new SentChange(
            transport, insight, change, options, outcome.sentNanos(), transport.time().nanoTime());
    throw failure(Subject.of(insight), sent, ending, outcome.attempts());
  }

  /** What a request that didn't succeed ends in; without a change it was a reading. */
  static InsightsException failure(
      Subject subject, @Nullable SentChange change, Ending ending, int attempts) {
    return new Failure(subject, change, attempts).of(ending);
  }

  private static @Nullable RateLimit rateLimit(Answer answer) {
    RateLimitHeader limit = RateLimitHeader.tightestOf(answer);
    return limit == null ? null : new RateLimit(limit.remaining(), limit.reset());
  }

  /** What failed, with what is the same for all endings. */
  private record Failure(Subject subject, @Nullable SentChange change, int attempts) {
    InsightsException of(Ending ending) {
      if (ending instanceof Ending.Refused refused) {
        return refused(refused.answer(), refused.why());
      }
      if (ending instanceof Ending.Blocked blocked) {
        return blocked(blocked.answer(), blocked.why());
      }
      if (ending instanceof Ending.NotSent notSent) {
        return new NotSentException(
            FailureText.of(
                "Not sent: "
                    + FailureText.cause(notSent.cause())
                    + "; "
                    + nothing()
                    + ". Check the base URL, the network and the proxy",
                subject,
                null,
                attempts),
            details(null, Explanation.NONE),
            notSent.cause());
      }
      if (ending instanceof Ending.NoCredentials none) {
        return new CredentialsException(
            FailureText.of(
                "Not sent: no usable credentials could be had: " + FailureText.cause(none.cause()),
                subject,
                null,
                attempts),
            details(null, Explanation.NONE),
            none.cause());
      }
      if (ending instanceof Ending.Unknown unknown) {
        return unknown(unknown);
      }
      Ending.Malformed malformed = (Ending.Malformed) ending;
      return new MalformedAnswerException(
          FailureText.of(
              "Expected the contract's envelope with \"success\": true, got "
                  + FailureText.said(malformed.answer(), malformed.why())
                  + " that can't be relied on: "
                  + malformed.trouble()
                  + ". Check the base URL and what answers there",
              subject,
              malformed.answer(),
              attempts),
          details(malformed.answer(), malformed.why()),
          change != null);
    }

    private String nothing() {
      return change == null ? "nothing was read" : "nothing was applied";
    }

    private InsightsException refused(Answer answer, Explanation why) {
      String said = "Refused with " + FailureText.said(answer, why);
      FailureDetails details = details(answer, why);
      if (answer.status() == 429) {
        return new RateLimitedException(
            FailureText.of(said + "; too many requests, " + nothing(), subject, answer, attempts),
            details);
      }
      if (aboutCredentials(answer.status(), why.errors())) {
        return new CredentialsException(
            FailureText.of(
                said + "; " + nothing() + ". Check the token and its permission on Security Center",
                subject,
                answer,
                attempts),
            details,
            null);
      }
      return new RefusedException(
          FailureText.of(said + "; " + nothing(), subject, answer, attempts), details);
    }

    private InsightsException blocked(Answer answer, Explanation why) {
      return new EdgeBlockedException(
          FailureText.of(
              "Turned away before the API with "
                  + FailureText.said(answer, why)
                  + FailureText.edge(why)
                  + "; "
                  + nothing()
                  + ". The token isn't the cause: the address, the network or"
                  + " the client is blocked or challenged. Try from another network, or give the"
                  + " ray id to whoever runs the edge or the proxy",
              subject,
              answer,
              attempts),
          details(answer, why));
    }

    private InsightsException unknown(Ending.Unknown unknown) {
      Answer answer = unknown.answer();
      String came =
          answer == null
              ? "the reply was lost (" + FailureText.cause(unknown.cause()) + ")"
              : FailureText.said(answer, unknown.why());
      if (change == null) {
        return new UnansweredException(
            FailureText.of(
                "Expected an answer, got none: " + came + "; reading again does no harm",
                subject,
                answer,
                attempts),
            details(answer, unknown.why()),
            unknown.cause());
      }
      return new OutcomeUnknownException(
          FailureText.of(
              "Sent, and nobody knows whether it was applied: "
                  + came
                  + ". settle(..) may find out; a reset leads to a known state",
              subject,
              answer,
              attempts),
          details(answer, unknown.why()),
          change.change(),
          unknown.cause());
    }

    private FailureDetails details(@Nullable Answer answer, Explanation why) {
      FailureDetails details = FailureDetails.of(subject, answer, why, attempts);
      return change == null ? details : details.of(change);
    }
  }

  /** 401 and 403 by their meaning; a 400 by the API's codes for credentials it can't read. */
  private static boolean aboutCredentials(int status, List<EnvelopeItem> errors) {
    return status == 401
        || status == 403
        || (status == 400
            && (Codes.contain(errors, 6003)
                || Codes.contain(errors, 6111)
                || Codes.contain(errors, 9106)
                || Codes.contain(errors, 9109)));
  }
}
