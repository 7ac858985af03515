package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Attempt;
import io.github.insightkit.conformance.mock.server.DecidedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Faults in a success as a whole, and those that come late or to some changes only. */
final class SuccessFaults {
  private static final int LATE = 12;
  private static final int LONG = 100;

  private SuccessFaults() {}

  static List<Fault> of(StateMachine machine) {
    Predicate<DecidedRequest> reset =
        answer ->
            answer.applied() && is(answer, attempt -> machine.home().equals(attempt.wanted()));
    return List.of(
        fault("envelope-in-array", "ENVELOPE-08")
            .says("the envelope stands in an array")
            .by(render(DecidedRequest::applied, reply -> reply.withText("[" + reply.text() + "]"))),
        fault("no-content", "ENVELOPE-01")
            .says("a change is acknowledged with the status 204 and no content")
            .by(render(DecidedRequest::applied, reply -> reply.withStatus(204).withText(""))),
        fault("reset-no-content", "ENVELOPE-01")
            .says("a reset is acknowledged with the status 204 and no content")
            .by(render(reset, reply -> reply.withStatus(204).withText(""))),
        fault("reset-without-messages", "ENVELOPE-04")
            .says("messages is left out where a reset is acknowledged")
            .by(compose(reset, envelope -> envelope.remove("messages"))),
        fault("errors-missing-later", "ENVELOPE-03")
            .says("errors is left out of every answer after the first " + LATE)
            .by(
                remembering(
                    () -> {
                      AtomicInteger count = new AtomicInteger();
                      return compose(
                          answer -> answer.applied() && count.incrementAndGet() > LATE,
                          envelope -> envelope.remove("errors"));
                    })),
        fault("error-item-text", "ENVELOPE-05")
            .says("a success has an error whose code is a string")
            .by(
                compose(
                    DecidedRequest::applied,
                    envelope ->
                        envelope
                            .withArray("/errors")
                            .addObject()
                            .put("code", "1000")
                            .put("message", "A remark"))),
        fault("body-cut-with-long-rationale", "ENVELOPE-01")
            .says("the last brace is missing where the rationale has over " + LONG + " characters")
            .by(
                render(
                    answer -> answer.applied() && is(answer, SuccessFaults::isLong),
                    reply ->
                        reply.withText(reply.text().substring(0, reply.text().length() - 1)))));
  }

  private static boolean is(DecidedRequest answer, Predicate<Attempt> kind) {
    return answer.attempt() != null && kind.test(answer.attempt());
  }

  private static boolean isLong(Attempt attempt) {
    return attempt.rationale() != null && attempt.rationale().length() > LONG;
  }
}
