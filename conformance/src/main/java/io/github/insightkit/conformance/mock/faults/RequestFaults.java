package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.becomeRefused;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.instead;
import static io.github.insightkit.conformance.mock.server.Change.letIn;
import static io.github.insightkit.conformance.mock.server.Change.makeRefused;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.contract.LenientJson;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Envelope;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what is made of a request that is written in an unusual way, or asks for too much. */
final class RequestFaults {
  private static final int MOST_READINGS = 16;

  private RequestFaults() {}

  static List<Fault> of(StateMachine machine) {
    Cases cases = new Cases(machine);
    Predicate<Call> foreign = says("^Content-Type: (?!application/json *(;|$))");
    Predicate<Call> malformed = call -> call.request().body().length > 0 && !isJson(call);
    return List.of(
        at("accept-refused", "HTTP-17", 406, "any Accept", "^Accept: "),
        at("escape-refused", "HTTP-08", 400, "an escape for a letter", "\\\\u00[4-7]"),
        at(
            "id-encoding-refused",
            "HTTP-19",
            404,
            "an encoded letter",
            "\\A\\S*/insights/\\S*%[2-7]"),
        at("field-case-refused", "HTTP-08", 415, "a field in capitals", "(?-i)^.ONTENT-TYPE: "),
        at("scheme-case-refused", "HTTP-19", 401, "bearer", "(?-i)^Authorization: (b|BE)"),
        at("other-type-500", "HTTP-18", 500, "content of another type", foreign),
        at("coding-500", "HTTP-18", 500, "coded content", "^Content-Encoding: "),
        at("expect-refused", "HTTP-09", 417, "any Expect", "^Expect: "),
        at("odd-member-500", "HTTP-04", 500, "a member with an odd name", "1e400|\":9{60}"),
        at("quoted-id-500", "HTTP-04", 500, "a quoted id", "\\A\\S*/insights/%22"),
        at("invalid-utf-8-500", "TEXT-02", 500, "what isn't UTF-8", "\ufffd"),
        fault("other-type-refused-and-stored", "HTTP-18")
            .says("content of another type is refused, and the change is made all the same")
            .by(
                instead(Stage.ADMIT, foreign, call -> {})
                    .and(refuse(foreign, refusal(415)))
                    .and(makeRefused(foreign))),
        fault("late-error-sets", "VALUE-02")
            .says("a body that isn't JSON is refused, and a value is set")
            .by(becomeRefused(malformed, cases.first())),
        fault("trailing-content-ignored", "VALUE-04")
            .says("what follows upon the object in a body is ignored")
            .by(
                parse(
                    malformed.and(call -> !objects(call.request()).isEmpty()),
                    request -> objects(request).get(0))),
        fault("wrapped-body-unwrapped", "VALUE-04")
            .says("a change that stands in an array or a text is taken")
            .by(parse(says("^[\\[\"].*\\{.*\\}"), RequestFaults::inner)),
        fault("empty-token-accepted", "AUTH-02")
            .says("an empty token is let in")
            .by(letIn(call -> "Bearer".equals(call.request().credentials()))),
        fault("hyphens-in-ids-ignored", "ISOLATION-02")
            .says("insights whose ids differ only in hyphens share a state")
            .by(identify((call, id) -> id.withIssue(id.issue().replace("-", "")))),
        fault("quotes-around-ids-ignored", "SCOPE-02")
            .says("quotes around an id are dropped")
            .by(identify((call, id) -> id.withIssue(id.issue().replace("\"", "")))),
        fault("gzip-in-name-only", "HTTP-10")
            .says("an answer to who accepts gzip is declared as gzip, and isn't")
            .by(
                render(
                    says("^Accept-Encoding: .*gzip"),
                    reply -> reply.and("Content-Encoding", "gzip"))));
  }

  private static Fault at(String id, String rule, int status, String what, String pattern) {
    return at(id, rule, status, what, says(pattern));
  }

  private static Fault at(String id, String rule, int status, String what, Predicate<Call> when) {
    return fault(id, rule)
        .says(what + " is answered with the status " + status)
        .by(refuse(Stage.ADMIT, when, refusal(status)));
  }

  private static Refusal refusal(int status) {
    return Refusal.of(status, 1920, "The request can't be taken");
  }

  /** Whether this is found in the request: its target, its fields, a line for each, or its body. */
  private static Predicate<Call> says(String pattern) {
    Predicate<String> found = Pattern.compile("(?im)" + pattern).asPredicate();
    return call -> found.test(call.request().text());
  }

  private static boolean isJson(Call call) {
    return StrictJson.read(call.request().body()) instanceof StrictJson.Document;
  }

  private static List<ObjectNode> objects(ReceivedRequest request) {
    return LenientJson.readings(request.body(), MOST_READINGS);
  }

  /** What stands between the first brace and the last one, whatever it is wrapped in. */
  private static ObjectNode inner(ReceivedRequest request) {
    String body = new String(request.body(), UTF_8).replace("\\\"", "\"");
    return (ObjectNode)
        Envelope.JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
  }
}
