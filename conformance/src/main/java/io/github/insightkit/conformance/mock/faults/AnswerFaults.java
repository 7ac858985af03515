package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.Change.write;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Envelope;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Faults in an answer as a whole: its bytes, its status and its media type. */
final class AnswerFaults {
  private static final int LATE = 12;
  private static final int LONG = 100;

  private AnswerFaults() {}

  static List<Fault> of(Contract contract) {
    return Stream.of(
            EnvelopeFaults.all(),
            successes(contract.machine()),
            unnamed(contract.operations().get(0)),
            bytes(),
            refusals(),
            statuses())
        .flatMap(List::stream)
        .toList();
  }

  /** In a success as a whole; some come late or to some changes only. */
  private static List<Fault> successes(StateMachine machine) {
    Predicate<Call> reset = Cases.wanted(machine.home()).and(Call::applied);
    Predicate<Call> longish =
        call -> call.applied() && call.rationale() != null && call.rationale().length() > LONG;
    return List.of(
        fault("envelope-in-array", "ENVELOPE-08")
            .says("the envelope stands in an array")
            .by(write(Call::applied, body -> "[" + body + "]")),
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
            .by(remembering(AnswerFaults::leavingErrorsOutLater)),
        EnvelopeFaults.success(
            "error-item-text",
            "ENVELOPE-05",
            "a success has an error whose code is a string",
            e -> Envelope.item(e, "/errors", 1000, "A remark").put("code", "1000")),
        fault("body-cut-with-long-rationale", "ENVELOPE-01")
            .says("the last brace is missing where the rationale has over " + LONG + " characters")
            .by(write(longish, AnswerFaults::cut)));
  }

  /** In the bytes of a success: what comes is not one JSON document. */
  private static List<Fault> bytes() {
    return List.of(
        bytes("body-empty", "the body is empty", body -> ""),
        bytes("body-html", "the body is HTML", body -> "<html><body>OK</body></html>"),
        bytes("body-cut", "the last brace is missing", AnswerFaults::cut),
        bytes("second-document", "a second document follows", body -> body + "{}"),
        bytes(
            "byte-order-mark",
            "the body starts with a byte order mark",
            body -> "\u00ef\u00bb\u00bf" + body),
        bytes(
            "invalid-utf-8",
            "a string holds a byte that isn't UTF-8",
            body -> "{\"note\":\"\u00ff\"," + body.substring(1)),
        bytes(
            "duplicate-names",
            "success stands there twice",
            body -> "{\"success\":true," + body.substring(1)),
        bytes("not-a-number", "a number is NaN", body -> "{\"elapsed\":NaN," + body.substring(1)));
  }

  /** In what a refused change is answered with. */
  private static List<Fault> refusals() {
    return List.of(
        foreign("html", "HTML", "text/html", "<html>Refused</html>"),
        foreign("text", "a line of text", "text/plain", "refused"),
        foreign("empty", "empty", "application/json", ""),
        mislabelled("html", "HTML", body -> "<html>Refused</html>"),
        mislabelled("cut", "cut off before its end", AnswerFaults::cut),
        mislabelled("twice", "two JSON texts", body -> body + body),
        fault("refusal-array", "ERROR-01")
            .says("a refusal is an array")
            .by(write(Call::refusedChange, body -> "[" + body + "]")),
        EnvelopeFaults.refusal(
            "success-text", "has a success that is a string", e -> e.put("success", "false")),
        EnvelopeFaults.refusal(
            "errors-object", "has errors that are an object", e -> e.putObject("errors")),
        refusedItem("code-text", "code is a string", item -> item.put("code", "1000")),
        refusedItem("code-missing", "code is left out", item -> item.remove("code")),
        refusedItem("message-missing", "message is left out", item -> item.remove("message")),
        refusedItem("message-object", "message is an object", item -> item.putObject("message")),
        fault("refusal-item-text", "ENVELOPE-05")
            .says("a refusal's error is a string")
            .by(compose(Call::refusedChange, e -> e.putArray("errors").add("refused"))),
        fault("refusal-pointer-array", "ENVELOPE-06")
            .says("a refusal's error has a pointer that is an array")
            .by(
                compose(
                    Call::refusedChange,
                    e -> Envelope.firstError(e).putObject("source").putArray("pointer"))));
  }

  /** In the status of a success, if the contract names those that there are. */
  private static List<Fault> unnamed(Operation operation) {
    return IntStream.of(200, 201, 202)
        .filter(status -> !operation.namesSuccess(status))
        .mapToObj(
            status ->
                fault("success-" + status, "ENVELOPE-02")
                    .says(
                        "a success has the status " + status + ", which the contract doesn't name")
                    .by(render(Call::applied, reply -> reply.withStatus(status))))
        .toList();
  }

  /** In the status and the header fields. */
  private static List<Fault> statuses() {
    return List.of(
        refusal(200),
        refusal(302),
        refusal(500),
        refusal(503),
        type("content-type-html", "text/html"),
        type("content-type-text", "text/plain"),
        fault("content-type-missing", "HTTP-02")
            .says("a success declares no media type")
            .by(render(Call::applied, reply -> reply.without("Content-Type"))),
        redirect(301),
        redirect(302),
        redirect(307),
        redirect(308));
  }

  private static Fault refusedItem(String id, String description, Consumer<ObjectNode> change) {
    return fault("refusal-" + id, "ENVELOPE-05")
        .says("a refusal's error's " + description)
        .by(compose(Call::refusedChange, e -> change.accept(Envelope.firstError(e))));
  }

  private static Fault foreign(String id, String what, String type, String content) {
    return fault("refusal-" + id, "ERROR-01")
        .says("a refusal is " + what)
        .by(
            render(
                Call::refusedChange,
                reply -> reply.withText(content).withHeader("Content-Type", type)));
  }

  private static Fault mislabelled(String id, String what, UnaryOperator<String> as) {
    return fault("refusal-mislabelled-" + id, "HTTP-16")
        .says("a refusal is labelled as JSON and is " + what)
        .by(write(Call::refusedChange, as));
  }

  /** Changes the body, in which each character stands for one byte. */
  private static Fault bytes(String id, String description, UnaryOperator<String> change) {
    return fault(id, "ENVELOPE-01")
        .says(description)
        .by(
            render(
                Call::applied,
                reply -> {
                  String body = new String(reply.body(), StandardCharsets.ISO_8859_1);
                  return reply.withBody(change.apply(body).getBytes(StandardCharsets.ISO_8859_1));
                }));
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

  private static Change leavingErrorsOutLater() {
    AtomicInteger count = new AtomicInteger();
    return compose(
        call -> call.applied() && count.incrementAndGet() > LATE,
        envelope -> envelope.remove("errors"));
  }

  private static String cut(String body) {
    return body.substring(0, body.length() - 1);
  }
}
