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
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults in an answer: its status, its media type, its bytes, and the members of its envelope. */
final class AnswerFaults {
  /** The id, the rule, the sentence, what is in the text of a success, and what stands there. */
  private static final String SUCCESSES =
      """
      success-missing | ENVELOPE-02 | success is left out | "success":true, |
      success-text | ENVELOPE-02 | success is a string | "success":true | "success":"true"
      success-number | ENVELOPE-02 | success is 1 | "success":true | "success":1
      success-null | ENVELOPE-02 | success is null | "success":true | "success":null
      success-false | ENVELOPE-02 | success is false | "success":true | "success":false
      success-renamed | ENVELOPE-02 | success is written Success | "success" | "Success"
      envelope-wrapped | ENVELOPE-08 | the envelope stands in a member data | (.+) | {"data":$1}
      envelope-in-array | ENVELOPE-08 | the envelope stands in an array | (.+) | [$1]
      errors-missing | ENVELOPE-03 | errors is left out | "errors":\\[], |
      errors-null | ENVELOPE-03 | errors is null | "errors":\\[] | "errors":null
      errors-object | ENVELOPE-03 | errors is an object | "errors":\\[] | "errors":{}
      error-item-text | ENVELOPE-05 | a success has an error whose code is a string | "errors":\\[ | $0{"code":"1000","message":"A remark"}
      messages-missing | ENVELOPE-04 | messages is left out | ,"messages":\\[] |
      messages-null | ENVELOPE-04 | messages is null | \\[]}$ | null}
      messages-object | ENVELOPE-04 | messages is an object | \\[]}$ | {}}
      items-text | ENVELOPE-05 | a message is a string | \\[]}$ | ["Applied"]}
      item-code-text | ENVELOPE-05 | a message's code is a string | \\[]}$ | [{"code":"1000","message":"The change was applied"}]}
      item-code-missing | ENVELOPE-05 | a message's code is left out | \\[]}$ | [{"message":"The change was applied"}]}
      item-code-null | ENVELOPE-05 | a message's code is null | \\[]}$ | [{"code":null,"message":"The change was applied"}]}
      item-message-missing | ENVELOPE-05 | a message's message is left out | \\[]}$ | [{"code":1000}]}
      item-message-null | ENVELOPE-05 | a message's message is null | \\[]}$ | [{"code":1000,"message":null}]}
      item-documentation-number | ENVELOPE-06 | a message's documentation_url is a number | \\[]}$ | [{"code":1000,"message":"The change was applied","documentation_url":1}]}
      item-source-text | ENVELOPE-06 | a message's source is a string | \\[]}$ | [{"code":1000,"message":"The change was applied","source":"body"}]}
      item-pointer-number | ENVELOPE-06 | a message's pointer is a number | \\[]}$ | [{"code":1000,"message":"The change was applied","source":{"pointer":1}}]}
      body-empty | ENVELOPE-01 | the body is empty | .+ |
      body-html | ENVELOPE-01 | the body is HTML | .+ | <html><body>OK</body></html>
      body-cut | ENVELOPE-01 | the last brace is missing | }$ |
      second-document | ENVELOPE-01 | a second document follows | $ | {}
      byte-order-mark | ENVELOPE-01 | the body starts with a byte order mark | ^ | \u00ef\u00bb\u00bf
      invalid-utf-8 | ENVELOPE-01 | a string holds a byte that isn't UTF-8 | ^\\{ | {"note":"\u00ff",
      duplicate-names | ENVELOPE-01 | success stands there twice | ^\\{ | {"success":true,
      not-a-number | ENVELOPE-01 | a number is NaN | ^\\{ | {"elapsed":NaN,
      """;

  /** The same of refused changes; the sentence goes on after "a refusal". */
  private static final String REFUSALS =
      """
      success-true | ENVELOPE-07 | has success true | "success":false | "success":true
      success-missing | ERROR-01 | has no success | "success":false, |
      success-text | ERROR-01 | has a success that is a string | "success":false | "success":"false"
      errors-empty | ERROR-01 | has no error | "errors":\\[.*],"m | "errors":[],"m
      errors-missing | ERROR-01 | has no errors | "errors":\\[.*],"m | "m
      errors-object | ENVELOPE-03 | has errors that are an object | "errors":\\[.*],"m | "errors":{},"m
      array | ERROR-01 | is an array | (.+) | [$1]
      mislabelled-html | HTTP-16 | is labelled as JSON and is HTML | .+ | <html>Refused</html>
      mislabelled-cut | HTTP-16 | is labelled as JSON and is cut off before its end | }$ |
      mislabelled-twice | HTTP-16 | is labelled as JSON and is two JSON texts | (.+) | $1$1
      code-text | ENVELOPE-05 | 's error's code is a string | "code":\\d+ | "code":"1000"
      code-missing | ENVELOPE-05 | 's error's code is left out | "code":\\d+, |
      message-missing | ENVELOPE-05 | 's error's message is left out | ,"message":"[^"]*" |
      message-object | ENVELOPE-05 | 's error's message is an object | "message":"[^"]*" | "message":{}
      item-text | ENVELOPE-05 | 's error is a string | "errors":\\[.*],"m | "errors":["refused"],"m
      pointer-array | ENVELOPE-06 | 's error has a pointer that is an array | ("message":"[^"]*")(,"source":\\{[^}]*})? | $1,"source":{"pointer":[]}
      """;

  private static final int LATE = 12;
  private static final int LONG = 100;

  private AnswerFaults() {}

  static Stream<Fault> of(Contract contract) {
    return Stream.of(
            NamedChange.rows(SUCCESSES).map(cells -> written("", "", Call::applied, cells)),
            NamedChange.rows(REFUSALS)
                .map(cells -> written("refusal-", "a refusal ", Call::refusedChange, cells)),
            successes(contract.machine()),
            unnamed(contract.operations().get(0)),
            IntStream.of(200, 302, 500, 503).mapToObj(AnswerFaults::refusal),
            IntStream.of(301, 302, 307, 308)
                .mapToObj(status -> redirect("redirect-" + status, "valid", Call::applied, status)),
            Stream.of(redirect("repetition-303", "repeated", Cases::isRepeated, 303)),
            statuses(),
            Stream.of(throttled(new Cases(contract.machine()))))
        .flatMap(faults -> faults);
  }

  /** In a success as a whole; some come late or to some changes only. */
  private static Stream<Fault> successes(StateMachine machine) {
    Predicate<Call> reset = Cases.wanted(machine.home()).and(Call::applied);
    Predicate<Call> longish =
        call -> call.applied() && call.rationale() != null && call.rationale().length() > LONG;
    return Stream.of(
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
  private static Stream<Fault> statuses() {
    return Stream.of(
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

  /** Sends such requests elsewhere, and applies none. */
  private static Fault redirect(String id, String sort, Predicate<Call> which, int status) {
    return fault(id, "HTTP-03")
        .says("a %s change is redirected with the status %s".formatted(sort, status))
        .by(
            after(
                Stage.DECIDE,
                which,
                call ->
                    call.decide(
                        Refusal.of(status, 1905, "The resource is elsewhere")
                            .with("Location", call.request().path() + "/"))));
  }

  private static Fault written(String id, String words, Predicate<Call> when, String[] cells) {
    return fault(id + cells[0], cells[1])
        .says((words + cells[2]).replace(" '", "'"))
        .by(write(when, cells[3], cells[4]));
  }
}
