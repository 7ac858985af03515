package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.counting;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.Change.write;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults in an answer as a whole: its bytes, its status and its media type. */
final class AnswerFaults {
  private static final int LATE = 12;
  private static final int LONG = 100;

  private AnswerFaults() {}

  static List<Fault> of(Contract contract) {
    return Stream.of(
            EnvelopeFaults.all(),
            successes(contract.machine()).stream(),
            unnamed(contract.operations().get(0)),
            IntStream.of(200, 302, 500, 503).mapToObj(AnswerFaults::refusal),
            IntStream.of(301, 302, 307, 308).mapToObj(AnswerFaults::redirect),
            statuses().stream(),
            Stream.of(throttled(new Cases(contract.machine()))))
        .flatMap(faults -> faults)
        .toList();
  }

  /** In a success as a whole; some come late or to some changes only. */
  private static List<Fault> successes(StateMachine machine) {
    Predicate<Call> reset = Cases.wanted(machine.home()).and(Call::applied);
    Predicate<Call> longish =
        call -> call.applied() && call.rationale() != null && call.rationale().length() > LONG;
    return List.of(
        fault("no-content", "ENVELOPE-01")
            .says("a change is acknowledged with the status 204 and no content")
            .by(render(Call::applied, reply -> reply.withStatus(204).withText(""))),
        fault("reset-no-content", "ENVELOPE-01")
            .says("a reset is acknowledged with the status 204 and no content")
            .by(render(reset, reply -> reply.withStatus(204).withText(""))),
        fault("reset-without-messages", "ENVELOPE-04")
            .says("messages is left out where a reset is acknowledged")
            .by(compose(reset, envelope -> envelope.remove("messages"))),
        fault("errors-missing-later", "ENVELOPE-03")
            .says("errors is left out of every answer after the first " + LATE)
            .by(
                counting(
                    Call::applied,
                    turn -> turn > LATE,
                    late -> compose(late, envelope -> envelope.remove("errors")))),
        fault("body-cut-with-long-rationale", "ENVELOPE-01")
            .says("the last brace is missing where the rationale has over " + LONG + " characters")
            .by(write(longish, body -> body.substring(0, body.length() - 1))));
  }

  /** In the status of a success, if the contract names those that there are. */
  private static Stream<Fault> unnamed(Operation operation) {
    return IntStream.of(200, 201, 202)
        .filter(status -> !operation.namesSuccess(status))
        .mapToObj(
            status ->
                fault("success-" + status, "ENVELOPE-02")
                    .says(
                        "a success has the status " + status + ", which the contract doesn't name")
                    .by(render(Call::applied, reply -> reply.withStatus(status))));
  }

  /** In the status and the header fields. */
  private static List<Fault> statuses() {
    return List.of(
        foreign("html", "HTML", "text/html", "<html>Refused</html>"),
        foreign("text", "a line of text", "text/plain", "refused"),
        foreign("empty", "empty", "application/json", ""),
        type("content-type-html", "text/html"),
        type("content-type-text", "text/plain"),
        fault("content-type-missing", "HTTP-02")
            .says("a success declares no media type")
            .by(render(Call::applied, reply -> reply.without("Content-Type"))));
  }

  /** As where what counts requests stands behind what serves them. */
  private static Fault throttled(Cases cases) {
    return fault("throttled-change-made", "TRANSITION-02")
        .says("a direct change is told to come back later, with the status 429, and made")
        .by(
            refuse(
                    cases.direct(),
                    Refusal.of(429, 971, "Too many requests").with("Retry-After", "0"))
                .and(makeRefused(call -> call.refusedWith(429))));
  }

  private static Fault foreign(String id, String what, String type, String content) {
    return fault("refusal-" + id, "ERROR-01")
        .says("a refusal is " + what)
        .by(
            render(
                Call::refusedChange,
                reply -> reply.withText(content).withHeader("Content-Type", type)));
  }

  private static Fault refusal(int status) {
    return fault("refusal-" + status, "HTTP-01")
        .says("a refusal has the status " + status)
        .by(render(Call::refusedChange, reply -> reply.withStatus(status)));
  }

  private static Fault type(String id, String type) {
    return fault(id, "HTTP-02")
        .says("a success is declared as " + type)
        .by(render(Call::applied, reply -> reply.withHeader("Content-Type", type)));
  }

  /** Sends every valid request elsewhere, and applies none. */
  private static Fault redirect(int status) {
    return fault("redirect-" + status, "HTTP-03")
        .says("a valid change is redirected with the status " + status)
        .by(
            after(
                Stage.DECIDE,
                Call::applied,
                call ->
                    call.decide(
                        Refusal.of(status, 1905, "The resource is elsewhere")
                            .with("Location", call.request().path() + "/"))));
  }
}
