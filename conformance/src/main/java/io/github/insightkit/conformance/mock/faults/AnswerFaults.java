package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.Change.write;
import static io.github.insightkit.conformance.mock.server.Kept.counting;
import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.Map;
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

  /**
   * The id, the rule, whose answer it is, the sentence, what is in it, and what stands there. An
   * answer is its status, its fields, a line for each, and after an empty one its content.
   */
  private static final String ANSWERS =
      """
      no-content | ENVELOPE-01 | success | a change is acknowledged with the status 204 and no content | \\d+([\\s\\S]*\\n\\n).* | 204$1
      reset-no-content | ENVELOPE-01 | reset | a reset is acknowledged with the status 204 and no content | \\d+([\\s\\S]*\\n\\n).* | 204$1
      reset-without-messages | ENVELOPE-04 | reset | messages is left out where a reset is acknowledged | ,"messages":\\[] |
      body-cut-with-long-rationale | ENVELOPE-01 | long | the last brace is missing where the rationale has over 100 characters | }$ |
      refusal-200 | HTTP-01 | refusal | a refusal has the status 200 | \\A\\d+ | 200
      refusal-302 | HTTP-01 | refusal | a refusal has the status 302 | \\A\\d+ | 302
      refusal-500 | HTTP-01 | refusal | a refusal has the status 500 | \\A\\d+ | 500
      refusal-503 | HTTP-01 | refusal | a refusal has the status 503 | \\A\\d+ | 503
      refusal-html | ERROR-01 | refusal | a refusal is HTML | application/json([\\s\\S]*\\n\\n).* | text/html$1<html>Refused</html>
      refusal-text | ERROR-01 | refusal | a refusal is a line of text | application/json([\\s\\S]*\\n\\n).* | text/plain$1refused
      refusal-empty | ERROR-01 | refusal | a refusal is empty | (\\n\\n).* | $1
      stack-trace-in-refusal | SAFETY-01 | refusal | a refused change tells where in the code it was refused | (\\n\\n)\\{ | $1{"trace":"java.lang.IllegalStateException: refused\\\\n\\\\tat com.example.insights.Classifier.change(Classifier.java:117)\\\\n\\\\tat com.example.insights.Handler.handle(Handler.java:42)",
      content-type-html | HTTP-02 | success | a success is declared as text/html | application/json | text/html
      content-type-text | HTTP-02 | success | a success is declared as text/plain | application/json | text/plain
      content-type-missing | HTTP-02 | success | a success declares no media type | Content-Type: .*\\n |
      challenge-missing | AUTH-06 | 401 | a 401 doesn't say by which scheme to come back | WWW-Authenticate: .*\\n |
      not-allowed-without-allow | HTTP-07 | 405 | a 405 comes without the field Allow | Allow: .*\\n |
      unauthorized-success-true | ENVELOPE-07 | credentials | a request that is refused for its credentials gets a success of true | "success":false | "success":true
      unauthorized-500 | HTTP-01 | credentials | a request that is refused for its credentials gets the status 500 | \\A\\d+ | 500
      misframed-acknowledged | HTTP-21 | misframed | what isn't HTTP as RFC 9112 has it is acknowledged | \\d+([\\s\\S]*\\n\\n).* | 200$1{"success":true,"errors":[],"messages":[],"result":null}
      misframed-500 | HTTP-04 | unreadable | what isn't HTTP as RFC 9112 has it is answered with the status 500 | \\A\\d+ | 500
      deflate-for-gzip | HTTP-11 | gzip | an answer to who accepts gzip alone is declared as deflate | (\\n)(\\n) | $1Content-Encoding: deflate$1$2
      gzip-in-name-only | HTTP-10 | gzip | an answer for who accepts gzip is declared as gzip, and can't be unpacked | (\\n)(\\n) | $1Content-Encoding: gzip$1$2
      gzip-refusal-in-name-only | HTTP-10 | gzip refusal | a refusal for who accepts gzip is declared as gzip, and can't be unpacked | (\\n)(\\n) | $1Content-Encoding: gzip$1$2
      gzip-reset-in-name-only | HTTP-10 | gzip reset | a reset for who accepts gzip is declared as gzip, and can't be unpacked | (\\n)(\\n) | $1Content-Encoding: gzip$1$2
      gzip-cut | HTTP-10 | gzip success | a success for who accepts gzip is declared as gzip, and can't be unpacked | (\\n)(\\n).* | $1Content-Encoding: gzip$1$2\u001f\u008b\b\0
      """;

  private static final int LATE = 12;
  private static final Predicate<Call> GZIP =
      Cases.asked("^Accept-Encoding: .*gzip(?!;q=0(?!\\.))");

  private AnswerFaults() {}

  static Stream<Fault> of(Contract contract) {
    Cases cases = new Cases(contract.machine());
    Map<String, Predicate<Call>> whose = whose(cases);
    return Stream.of(
            NamedChange.rows(SUCCESSES).map(cells -> written("", "", Call::applied, cells)),
            NamedChange.rows(REFUSALS)
                .map(cells -> written("refusal-", "a refusal ", Call::refusedChange, cells)),
            Fault.rows(
                ANSWERS,
                "%4$s",
                cells ->
                    render(
                        requireNonNull(whose.get(cells[2])),
                        reply -> reply.replaced(cells[4], cells[5]))),
            unnamed(contract.operations().get(0)),
            IntStream.of(301, 302, 307, 308)
                .mapToObj(status -> redirect("redirect-" + status, "valid", Call::applied, status)),
            Stream.of(redirect("repetition-303", "repeated", Cases::isRepeated, 303)),
            others(cases))
        .flatMap(faults -> faults);
  }

  private static Map<String, Predicate<Call>> whose(Cases cases) {
    Predicate<Call> reset = Cases.wanted(cases.home()).and(Call::applied);
    return Map.ofEntries(
        Map.entry("success", Call::applied),
        Map.entry("reset", reset),
        Map.entry(
            "long",
            call -> call.applied() && call.rationale() != null && call.rationale().length() > 100),
        Map.entry("refusal", Call::refusedChange),
        Map.entry("credentials", Call::unauthorized),
        Map.entry("401", call -> call.refusedWith(401)),
        Map.entry("405", call -> call.refusedWith(405)),
        Map.entry("misframed", call -> isUnreadable(call) && !call.reply().text().contains("Host")),
        Map.entry("unreadable", AnswerFaults::isUnreadable),
        Map.entry("gzip", GZIP),
        Map.entry("gzip success", GZIP.and(Call::applied)),
        Map.entry("gzip refusal", GZIP.and(Call::refusedChange)),
        Map.entry("gzip reset", GZIP.and(reset)));
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

  private static Stream<Fault> others(Cases cases) {
    return Stream.of(
        fault("errors-missing-later", "ENVELOPE-03")
            .says("errors is left out of every answer after the first " + LATE)
            .by(
                counting(
                    Call::applied,
                    turn -> turn > LATE,
                    late -> compose(late, envelope -> envelope.remove("errors")))),
        fault("gzip-twice", "ENVELOPE-01")
            .says("a success for who accepts gzip is compressed twice, and says so once")
            .by(
                render(
                    GZIP.and(Call::applied),
                    reply -> reply.compressed().without("Content-Encoding").compressed())),
        fault("gzip-turned-down", "HTTP-11")
            .says("an answer to who turns gzip down is compressed")
            .by(render(Cases.asked("^Accept-Encoding: .*gzip;q=0(?!\\.)"), Reply::compressed)),
        // As where what counts requests stands behind what serves them.
        fault("throttled-change-made", "TRANSITION-02")
            .says("a direct change is told to come back later, with the status 429, and made")
            .by(
                refuse(
                        cases.direct(),
                        Refusal.of(429, 971, "Too many requests").with("Retry-After", "0"))
                    .and(makeRefused(call -> call.refusedWith(429)))));
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

  private static boolean isUnreadable(Call call) {
    return call.decision() instanceof Refusal one && one.code() == 10400;
  }
}
