package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.NamedChange.rows;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults in an answer: its status, its media type, its bytes, and the members of its envelope. */
final class AnswerFaults {
  private static final String ROWS =
      """
      success-missing | ENVELOPE-02 | success is left out | applied | write "success":true,
      success-text | ENVELOPE-02 | success is a string | applied | write "success":true => "success":"true"
      success-number | ENVELOPE-02 | success is 1 | applied | write "success":true => "success":1
      success-null | ENVELOPE-02 | success is null | applied | write "success":true => "success":null
      success-false | ENVELOPE-02 | success is false | applied | write "success":true => "success":false
      success-renamed | ENVELOPE-02 | success is written Success | applied | write "success" => "Success"
      envelope-wrapped | ENVELOPE-08 | the envelope stands in a member data | applied | write (.+) => {"data":$1}
      envelope-in-array | ENVELOPE-08 | the envelope stands in an array | applied | write (.+) => [$1]
      errors-missing | ENVELOPE-03 | errors is left out | applied | write "errors":\\[],
      errors-null | ENVELOPE-03 | errors is null | applied | write "errors":\\[] => "errors":null
      errors-object | ENVELOPE-03 | errors is an object | applied | write "errors":\\[] => "errors":{}
      error-item-text | ENVELOPE-05 | a success has an error whose code is a string | applied | write "errors":\\[ => $0{"code":"1000","message":"A remark"}
      messages-missing | ENVELOPE-04 | messages is left out | applied | write ,"messages":\\[]
      messages-null | ENVELOPE-04 | messages is null | applied | write \\[]}$ => null}
      messages-object | ENVELOPE-04 | messages is an object | applied | write \\[]}$ => {}}
      items-text | ENVELOPE-05 | a message is a string | applied | write \\[]}$ => ["Applied"]}
      item-code-text | ENVELOPE-05 | a message's code is a string | applied | write \\[]}$ => [{"code":"1000","message":"The change was applied"}]}
      item-code-missing | ENVELOPE-05 | a message's code is left out | applied | write \\[]}$ => [{"message":"The change was applied"}]}
      item-code-null | ENVELOPE-05 | a message's code is null | applied | write \\[]}$ => [{"code":null,"message":"The change was applied"}]}
      item-message-missing | ENVELOPE-05 | a message's message is left out | applied | write \\[]}$ => [{"code":1000}]}
      item-message-null | ENVELOPE-05 | a message's message is null | applied | write \\[]}$ => [{"code":1000,"message":null}]}
      item-documentation-number | ENVELOPE-06 | a message's documentation_url is a number | applied | write \\[]}$ => [{"code":1000,"message":"The change was applied","documentation_url":1}]}
      item-source-text | ENVELOPE-06 | a message's source is a string | applied | write \\[]}$ => [{"code":1000,"message":"The change was applied","source":"body"}]}
      item-pointer-number | ENVELOPE-06 | a message's pointer is a number | applied | write \\[]}$ => [{"code":1000,"message":"The change was applied","source":{"pointer":1}}]}
      body-empty | ENVELOPE-01 | the body is empty | applied | write .+
      body-html | ENVELOPE-01 | the body is HTML | applied | write .+ => <html><body>OK</body></html>
      body-cut | ENVELOPE-01 | the last brace is missing | applied | write }$
      second-document | ENVELOPE-01 | a second document follows | applied | write $ => {}
      byte-order-mark | ENVELOPE-01 | the body starts with a byte order mark | applied | write ^ => \u00ef\u00bb\u00bf
      invalid-utf-8 | ENVELOPE-01 | a string holds a byte that isn't UTF-8 | applied | write ^\\{ => {"note":"\u00ff",
      duplicate-names | ENVELOPE-01 | success stands there twice | applied | write ^\\{ => {"success":true,
      not-a-number | ENVELOPE-01 | a number is NaN | applied | write ^\\{ => {"elapsed":NaN,
      refusal-success-true | ENVELOPE-07 | a refusal has success true | refused change | write "success":false => "success":true
      refusal-success-missing | ERROR-01 | a refusal has no success | refused change | write "success":false,
      refusal-success-text | ERROR-01 | a refusal has a success that is a string | refused change | write "success":false => "success":"false"
      refusal-errors-empty | ERROR-01 | a refusal has no error | refused change | write "errors":\\[.*],"m => "errors":[],"m
      refusal-errors-missing | ERROR-01 | a refusal has no errors | refused change | write "errors":\\[.*],"m => "m
      refusal-errors-object | ENVELOPE-03 | a refusal has errors that are an object | refused change | write "errors":\\[.*],"m => "errors":{},"m
      refusal-array | ERROR-01 | a refusal is an array | refused change | write (.+) => [$1]
      refusal-mislabelled-html | HTTP-16 | a refusal is labelled as JSON and is HTML | refused change | write .+ => <html>Refused</html>
      refusal-mislabelled-cut | HTTP-16 | a refusal is labelled as JSON and is cut off before its end | refused change | write }$
      refusal-mislabelled-twice | HTTP-16 | a refusal is labelled as JSON and is two JSON texts | refused change | write (.+) => $1$1
      refusal-code-text | ENVELOPE-05 | a refusal's error's code is a string | refused change | write "code":\\d+ => "code":"1000"
      refusal-code-missing | ENVELOPE-05 | a refusal's error's code is left out | refused change | write "code":\\d+,
      refusal-message-missing | ENVELOPE-05 | a refusal's error's message is left out | refused change | write ,"message":"[^"]*"
      refusal-message-object | ENVELOPE-05 | a refusal's error's message is an object | refused change | write "message":"[^"]*" => "message":{}
      refusal-item-text | ENVELOPE-05 | a refusal's error is a string | refused change | write "errors":\\[.*],"m => "errors":["refused"],"m
      refusal-pointer-array | ENVELOPE-06 | a refusal's error has a pointer that is an array | refused change | write ("message":"[^"]*")(,"source":\\{[^}]*})? => $1,"source":{"pointer":[]}
      no-content | ENVELOPE-01 | a change is acknowledged with the status 204 and no content | applied | rewrite-answer \\d+([\\s\\S]*\\n\\n).* => 204$1
      reset-no-content | ENVELOPE-01 | a reset is acknowledged with the status 204 and no content | to HOME & applied | rewrite-answer \\d+([\\s\\S]*\\n\\n).* => 204$1
      reset-without-messages | ENVELOPE-04 | messages is left out where a reset is acknowledged | to HOME & applied | rewrite-answer ,"messages":\\[]
      body-cut-with-long-rationale | ENVELOPE-01 | the last brace is missing where the rationale has over 100 characters | applied & long reason | rewrite-answer }$
      refusal-200 | HTTP-01 | a refusal has the status 200 | refused change | rewrite-answer \\A\\d+ => 200
      needless-change-denied | HTTP-01 | what stands already is answered with the status 200, and no success | applied & same state | write "success":true => "success":false
      refusal-302 | HTTP-01 | a refusal has the status 302 | refused change | rewrite-answer \\A\\d+ => 302
      refusal-500 | HTTP-01 | a refusal has the status 500 | refused change | rewrite-answer \\A\\d+ => 500
      refusal-503 | HTTP-01 | a refusal has the status 503 | refused change | rewrite-answer \\A\\d+ => 503
      refusal-html | ERROR-01 | a refusal is HTML | refused change | rewrite-answer application/json([\\s\\S]*\\n\\n).* => text/html$1<html>Refused</html>
      refusal-text | ERROR-01 | a refusal is a line of text | refused change | rewrite-answer application/json([\\s\\S]*\\n\\n).* => text/plain$1refused
      refusal-empty | ERROR-01 | a refusal is empty | refused change | rewrite-answer (\\n\\n).* => $1
      stack-trace-in-refusal | SAFETY-01 | a refused change tells where in the code it was refused | refused change | rewrite-answer (\\n\\n)\\{ => $1{"trace":"java.lang.IllegalStateException: refused\\\\n\\\\tat com.example.insights.Classifier.change(Classifier.java:117)\\\\n\\\\tat com.example.insights.Handler.handle(Handler.java:42)",
      content-type-html | HTTP-02 | a success is declared as text/html | applied | rewrite-answer application/json => text/html
      content-type-text | HTTP-02 | a success is declared as text/plain | applied | rewrite-answer application/json => text/plain
      content-type-twice | HTTP-02 | a success is declared as JSON, and as text as well | applied | rewrite-answer (\\n)(\\n) => $1Content-Type: text/plain$1$2
      content-type-missing | HTTP-02 | a success declares no media type | applied | rewrite-answer Content-Type: .*\\n
      challenge-missing | AUTH-06 | a 401 doesn't say by which scheme to come back | 401 | rewrite-answer WWW-Authenticate: .*\\n
      not-allowed-without-allow | HTTP-07 | a 405 comes without the field Allow | 405 | rewrite-answer Allow: .*\\n
      not-allowed-without-patch | HTTP-07 | the field Allow of a 405 doesn't name PATCH | 405 | rewrite-answer (Allow:).* => $1 GET, HEAD
      unauthorized-success-true | ENVELOPE-07 | a request that is refused for its credentials gets a success of true | turned away | rewrite-answer "success":false => "success":true
      unauthorized-500 | HTTP-01 | a request that is refused for its credentials gets the status 500 | turned away | rewrite-answer \\A\\d+ => 500
      misframed-acknowledged | HTTP-21 | what isn't HTTP as RFC 9112 has it is acknowledged | unreadable & !without a host | rewrite-answer \\d+([\\s\\S]*\\n\\n).* => 200$1{"success":true,"errors":[],"messages":[],"result":null}
      misframed-500 | HTTP-04 | what isn't HTTP as RFC 9112 has it is answered with the status 500 | unreadable | rewrite-answer \\A\\d+ => 500
      deflate-for-gzip | HTTP-11 | an answer to who accepts gzip alone is declared as deflate | accepts gzip | rewrite-answer (\\n)(\\n) => $1Content-Encoding: deflate$1$2
      gzip-in-name-only | HTTP-10 | an answer for who accepts gzip is declared as gzip, and can't be unpacked | accepts gzip | rewrite-answer (\\n)(\\n) => $1Content-Encoding: gzip$1$2
      gzip-refusal-in-name-only | HTTP-10 | a refusal for who accepts gzip is declared as gzip, and can't be unpacked | accepts gzip & refused change | rewrite-answer (\\n)(\\n) => $1Content-Encoding: gzip$1$2
      gzip-long-refusal-in-name-only | HTTP-10 | what is refused and long is declared as gzip, for who accepts that, and can't be unpacked | accepts gzip & refused change & ~\\n\\n[\\s\\S]{700} | rewrite-answer (\\n)(\\n) => $1Content-Encoding: gzip$1$2
      gzip-reset-in-name-only | HTTP-10 | a reset for who accepts gzip is declared as gzip, and can't be unpacked | accepts gzip & to HOME & applied | rewrite-answer (\\n)(\\n) => $1Content-Encoding: gzip$1$2
      gzip-cut | HTTP-10 | a success for who accepts gzip is declared as gzip, and can't be unpacked | accepts gzip & applied | rewrite-answer (\\n)(\\n).* => $1Content-Encoding: gzip$1$2\u001f\u008b\b\0
      """;

  /** For each status of a success that the contract doesn't name, if it names any. */
  private static final String UNNAMED =
      """
      success-%1$s | ENVELOPE-02 | a success has the status %1$s, which the contract doesn't name | applied | rewrite-answer \\A\\d+ => %1$s
      """;

  /** The id, what is redirected, the status, and when; nothing of it is applied. */
  private static final String REDIRECTED =
      """
      redirect-301 | a valid change | 301 | applied
      redirect-302 | a valid change | 302 | applied
      redirect-307 | a valid change | 307 | applied
      redirect-308 | a valid change | 308 | applied
      repetition-303 | a repeated change | 303 | same state
      """;

  private static final String REDIRECT =
      """
      %1$s | HTTP-03 | %2$s is redirected with the status %3$s | %4$s | refuse %3$s 1905 The resource is elsewhere | %3$s | rewrite-answer (\\n)(\\n) => $1Location: {path}/$1$2
      """;

  // A throttled change is made where what counts requests stands behind what serves them.
  private static final String OTHERS =
      """
      errors-missing-later | ENVELOPE-03 | errors is left out of every answer after the first 12 | applied & thirteenth on | write "errors":\\[],
      gzip-twice | ENVELOPE-01 | a success for who accepts gzip is compressed twice, and says so once | accepts gzip & applied | compress + rewrite-answer Content-Encoding: .*\\n + compress
      gzip-turned-down | HTTP-11 | an answer to who turns gzip down is compressed | ~^Accept-Encoding: .*gzip;q=0(?!\\.) | compress
      throttled-change-made | TRANSITION-02 | a direct change is told to come back later, with the status 429, and made | direct change | refuse 429 971 Too many requests + refused-make | 429 | rewrite-answer (\\n)(\\n) => $1Retry-After: 0$1$2
      """;

  private AnswerFaults() {}

  static Stream<NamedChange> of(Contract contract) {
    Stream<String> unnamed =
        IntStream.of(200, 201, 202)
            .filter(status -> !contract.operations().get(0).namesSuccess(status))
            .mapToObj(String::valueOf);
    return NamedChange.faults(
        ROWS + rows(UNNAMED, unnamed) + rows(REDIRECT, REDIRECTED) + OTHERS,
        new Vocabulary(new Cases(contract.machine()))
            .when(
                "long reason", call -> call.rationale() != null && call.rationale().length() > 100)
            .when("unreadable", AnswerFaults::isUnreadable)
            .when("without a host", call -> call.reply().text().contains("Host"))
            .after("thirteenth on", When.turn(turn -> turn > 12)));
  }

  private static boolean isUnreadable(Call call) {
    return call.decision() instanceof Refusal one && one.code() == 10400;
  }
}
