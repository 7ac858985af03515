package io.github.insightkit.sdk;

import org.jspecify.annotations.Nullable;

/** Turns the ending of a reading's request into the answer or the failure that the caller gets. */
final class ReadResults {
  private ReadResults() {}

  static Answer answerOrThrow(Subject subject, Outcome outcome) {
    Ending ending = outcome.ending();
    if (ending instanceof Ending.Applied read) {
      return read.answer();
    }
    if (ending instanceof Ending.Malformed malformed && malformed.answer().tooLong()) {
      throw stopped(
          subject,
          outcome,
          PagingException.Reason.PAGE_TOO_LARGE,
          "Expected a page of at most "
              + PageTurner.MAX_BODY_BYTES
              + " bytes, got a longer one: ask for fewer entries a page, with perPage(..)");
    }
    throw Results.failure(subject, null, ending, outcome.attempts());
  }

  static PagingException stopped(
      Subject subject, Outcome outcome, PagingException.Reason reason, String message) {
    Answer answer = answer(outcome.ending());
    return new PagingException(
        FailureText.of(message, subject, answer, outcome.attempts()),
        FailureDetails.of(subject, answer, Explanation.NONE, outcome.attempts()),
        reason);
  }

  static InsightsException malformed(
      Subject subject, Outcome outcome, Answer answer, String trouble) {
    return Results.failure(
        subject, null, new Ending.Malformed(answer, Explanation.NONE, trouble), outcome.attempts());
  }

  private static @Nullable Answer answer(Ending ending) {
    if (ending instanceof Ending.Applied read) {
      return read.answer();
    }
    return ending instanceof Ending.Malformed malformed ? malformed.answer() : null;
  }
}
