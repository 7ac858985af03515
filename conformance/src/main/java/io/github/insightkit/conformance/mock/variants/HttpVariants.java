package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.answer;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.instead;
import static io.github.insightkit.conformance.mock.server.Change.parse;
import static io.github.insightkit.conformance.mock.server.Change.patching;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.render;
import static io.github.insightkit.conformance.mock.server.Change.resetting;
import static io.github.insightkit.conformance.mock.server.Change.respelling;
import static io.github.insightkit.conformance.mock.variants.Variant.variant;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.LenientJson;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Body;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Legal ways to answer by HTTP: statuses, fields, methods and paths. */
final class HttpVariants {
  private static final ArrayNode NO_ENTRIES = JsonNodeFactory.instance.arrayNode();
  private static final int MOST_READINGS = 16;

  /** The id, what is refused, the status, and by what it is known. */
  private static final String REFUSED =
      """
      query-refused-400 | any query | 400 | \\A\\S*\\?
      null-body-refused-404 | a body that is null | 404 | \\n\\n\\s*null\\s*\\z
      chunks-refused-411 | content in chunks | 411 | ^Transfer-Encoding:
      expectation-failed-417 | a request to be told to go on | 417 | ^Expect:
      long-target-refused-414 | a long target | 414 | \\A\\S{2000}
      long-head-refused-431 | a long head | 431 | \\A\\S{2000}
      odd-ids-refused-404 | an id with other signs than hyphens | 404 | \\A\\S*/insights/[^/?]*([^-/?%\\w]|%(?!2d|[3-7]))
      chunks-and-length-refused-400 | a length beside chunks | 400 | ^Content-Length: 0$[\\s\\S]*\\n\\n\\{
      long-rationale-400 | a rationale of over 255 characters | 400 | e":"[^"]{256}
      long-rationale-413 | a rationale of over 255 characters | 413 | e":"[^"]{256}
      long-rationale-422 | a rationale of over 255 characters | 422 | e":"[^"]{256}
      trailing-slash-redirected | a slash at the end of a path | 308 | \\A\\S*/$
      coding-refused-400 | coded content | 400 | ^Content-Encoding:
      method-override-refused-400 | a field that overrides the method | 400 | ^X-HTTP-Method-Override:
      special-names-refused-422 | an unusual name of a member | 422 | [{,]"(|n{300,}|__proto__|constructor|hasOwnProperty|a\\.b\\[c]|x-deep)":
      deep-bodies-refused-413 | a body that is nested deeply | 413 | \\[{30}
      large-numbers-refused-422 | a number beyond all integers | 422 | 1e400|9{60}
      half-pairs-refused-400 | half a surrogate pair | 400 | \\\\ud[89ab]..(?!\\\\ud[c-f])|(?<!\\\\ud[89ab]..)\\\\ud[c-f]
      controls-refused-422 | a control character in a body | 422 | (?<!\\\\)\\\\(u00[01]|[rt])
      long-bodies-refused-413 | a body of over 10000 characters | 413 | \\n\\n[\\s\\S]{10000}
      """;

  private HttpVariants() {}

  static Stream<Variant> of(Contract contract) {
    return Stream.of(
            each(
                "success",
                "a success has the status",
                IntStream.of(201, 202).filter(contract.operations().get(0)::namesSuccess),
                status -> render(Call::applied, reply -> reply.withStatus(status))),
            each(
                "unauthorized",
                "whatever is wrong with the credentials, the status is",
                IntStream.of(400, 401, 403, 404),
                status ->
                    render(
                        Call::unauthorized,
                        reply ->
                            reply.withStatus(status).withHeader("WWW-Authenticate", "Bearer"))),
            each(
                "unknown-issues",
                "an insight that isn't there is answered with the status",
                IntStream.of(400, 403, 404),
                status -> knowingTwo(Refusal.of(status, 7404, "There is no such insight"))),
            Variant.rows(
                REFUSED,
                "%2$s is refused with the status %3$s",
                cells ->
                    refuse(
                        Stage.ROUTE,
                        Cases.asked(cells[3]),
                        Refusal.of(Integer.parseInt(cells[2]), 1921, "This can't be taken"))),
            others(contract))
        .flatMap(variants -> variants);
  }

  private static Stream<Variant> others(Contract contract) {
    return Stream.of(
        variant("wrong-type-400", "content of another type is refused with the status 400")
            .by(render(call -> call.refusedWith(415), reply -> reply.withStatus(400))),
        variant("any-content-taken", "content is read as JSON, whatever it is declared as")
            .by(instead(Stage.ADMIT, call -> true, call -> {})),
        variant("other-methods-501", "other methods are answered with the status 501")
            .by(render(call -> call.refusedWith(405), reply -> reply.withStatus(501))),
        variant("other-methods-404", "other methods are answered with the status 404")
            .by(
                render(
                    call -> call.refusedWith(405),
                    reply -> reply.withStatus(404).without("Allow"))),
        variant("get-answered", "GET is answered with a page about the insight")
            .by(getting(contract)),
        variant("delete-resets", "DELETE takes the classification away")
            .by(resetting("DELETE", contract.machine().home())),
        variant("post-served", "POST is served like PATCH, guard and all")
            .by(patching(request -> request.method().equals("POST"), request -> request)),
        variant("trailing-slash-served", "a slash at the end of the path makes no difference")
            .by(respelling(path -> path.replaceFirst("/$", ""))),
        variant("double-slash-served", "a doubled slash in the path makes no difference")
            .by(respelling(path -> path.replaceAll("/+", "/"))),
        variant("duplicate-names-taken", "of a name that stands twice the last counts")
            .by(parse(Body::namesTwice, Body::lastCounting)),
        variant("duplicate-names-first-taken", "of a name that stands twice the first counts")
            .by(
                parse(
                    Body::namesTwice,
                    request -> LenientJson.readings(request.body(), MOST_READINGS).get(0))),
        variant(
                "one-value-refused-again",
                "the last value is refused where it stands already, and the others aren't")
            .by(
                refuse(
                    call ->
                        Cases.isRepeated(call)
                            && new Cases(contract.machine()).last().equals(call.wanted()),
                    Refusal.of(409, 1922, "The classification stands already"))),
        variant(
                "absent-refused-while-classified",
                "a body that asks for nothing is refused while a value stands, and accepted else")
            .by(
                refuse(
                    call ->
                        !call.hasRefusedBody()
                            && call.wanted() == null
                            && call.before().state().classification() != null,
                    Refusal.of(409, 1924, "There is a classification, and the body names none"))),
        variant("log-unreadable", "the audit log can't be read with this token")
            .by(
                render(
                    HttpVariants::isLog,
                    reply -> Reply.json(403, "{\"success\":false,\"errors\":[],\"messages\":[]}"))),
        variant("log-late", "the audit log has what it had when it was asked for two times before")
            .by(remembering(HttpVariants::lagging)),
        variant("gzip-when-asked", "answers are compressed for those who ask for it")
            .by(render(Cases.asked("^Accept-Encoding: .*gzip(?!;q=0(?!\\.))"), Reply::compressed)));
  }

  private static Stream<Variant> each(
      String id, String what, IntStream statuses, IntFunction<Change> as) {
    return statuses.mapToObj(
        status -> variant(id + "-" + status, what + " " + status).by(as.apply(status)));
  }

  /** Knows the insights of the examples, and no other owner than the contract's. */
  private static Change knowingTwo(Refusal refusal) {
    return refuse(
        Stage.IDENTIFY,
        call -> {
          Operation operation = call.target().operation();
          String issue = call.target().issue();
          return !call.target().owner().equals(operation.ownerExample())
              || !(issue.isEmpty() || operation.issueExamples().contains(issue));
        },
        refusal);
  }

  private static boolean isLog(Call call) {
    return call.decision() instanceof Decision.Listed listed && listed.isLog();
  }

  private static Change lagging() {
    Map<String, Deque<JsonNode>> readings = new ConcurrentHashMap<>();
    return compose(
        (call, envelope) -> {
          if (isLog(call)) {
            Deque<JsonNode> kept =
                readings.computeIfAbsent(
                    call.request().path(),
                    path -> new ConcurrentLinkedDeque<>(List.of(NO_ENTRIES, NO_ENTRIES)));
            kept.add(envelope.path("result"));
            envelope.set("result", kept.remove());
          }
        });
  }

  private static Change getting(Contract contract) {
    return answer(
        call ->
            Set.of("GET", "HEAD").contains(call.request().method())
                && contract.operations().stream()
                    .anyMatch(operation -> call.request().path().endsWith(operation.leaf())),
        Reply.json(200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{}}"));
  }
}
