package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.automaton.Event;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.verdict.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is spent on making a counterexample small, and on what it is not tried. */
class MinimizerTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static Event event(Input input) {
    return new Event(0, input, Answer.ACCEPTED);
  }

  @Test
  void aRequestCostsOneAndWhatTakesNoTimeNoMore() {
    assertThat(Minimizer.cost(List.of())).isZero();
    assertThat(Minimizer.cost(List.of(event(new Input.SafeMethod()), event(Input.Gap.RECONNECTED))))
        .isEqualTo(2);
  }

  @Test
  void noMoreIsSpentThanAFewPausesTake() {
    List<Event> run =
        new ArrayList<>(Collections.nCopies(Minimizer.MOST_PAUSES, event(Input.Gap.PAUSED)));
    assertThat(Minimizer.cost(run)).isBetween(1, Minimizer.LEFT_OUT);

    run.add(event(Input.Gap.PAUSED));
    assertThat(Minimizer.cost(run)).isGreaterThan(Minimizer.LEFT_OUT);
  }

  /** A server that says nothing to an array for a rationale, and never answers an object. */
  private static Result.Response answer(
      Request request, ListingServer.Sound sound, CountDownLatch never) {
    String body = request.body().utf8();
    if (body.contains("\"rationale\":{")) {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return body.contains("\"rationale\":[7]")
        ? new Result.Response(204, List.of(), ByteString.EMPTY, false)
        : sound.to(request);
  }

  @Test
  void whatIsNotAnsweredInTimeIsNotSentAgainWithLessBefore() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (ListingServer server =
        ListingServer.start(
            CONTRACT,
            Policies.usual(CONTRACT),
            (request, sound) -> answer(request, sound, never))) {
      Report report =
          Checked.report(CONTRACT, server.baseUrl(), Duration.ofSeconds(2), Checked.WITHOUT_PAUSE);

      assertThat(Checked.message(report, "HTTP-14"))
          .matches("expected an answer, got none in time, each of \\d+ times");
      assertThat(report.history().exchanges())
          .extracting(Exchange::purpose)
          .filteredOn(purpose -> purpose.startsWith("again: "))
          .anyMatch(purpose -> purpose.endsWith(" with an array for a rationale"))
          .noneMatch(purpose -> purpose.endsWith(" with an object for a rationale"));
    }
  }
}
