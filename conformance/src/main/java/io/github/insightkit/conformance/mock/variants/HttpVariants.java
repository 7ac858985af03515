package io.github.insightkit.conformance.mock.variants;

import static io.github.insightkit.conformance.mock.server.Change.answer;
import static io.github.insightkit.conformance.mock.server.Change.compose;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.NamedChange.rows;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Decision;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Legal ways to answer by HTTP: statuses, fields, methods and paths. */
final class HttpVariants {
  private static final ArrayNode NO_ENTRIES = JsonNodeFactory.instance.arrayNode();

  /** The id, the sentence, when the server does something else, and what; see the vocabulary. */
  private static final String ROWS =
      """
      unauthorized-400 | whatever is wrong with the credentials, the status is 400 | turned away | answer-challenging 400
      unauthorized-401 | whatever is wrong with the credentials, the status is 401 | turned away | answer-challenging 401
      unauthorized-403 | whatever is wrong with the credentials, the status is 403 | turned away | answer-challenging 403
      unauthorized-404 | whatever is wrong with the credentials, the status is 404 | turned away | answer-challenging 404
      unknown-issues-400 | an insight that isn't there is answered with the status 400 | unknown issue | refuse-at IDENTIFY 400 7404 There is no such insight
      unknown-issues-403 | an insight that isn't there is answered with the status 403 | unknown issue | refuse-at IDENTIFY 403 7404 There is no such insight
      unknown-issues-404 | an insight that isn't there is answered with the status 404 | unknown issue | refuse-at IDENTIFY 404 7404 There is no such insight
      query-refused-400 | any query is refused with the status 400 | ~\\A\\S*\\? | refuse-at ROUTE 400 1921 This can't be taken
      null-body-refused-404 | a body that is null is refused with the status 404 | ~\\n\\n\\s*null\\s*\\z | refuse-at ROUTE 404 1921 This can't be taken
      chunks-refused-411 | content in chunks is refused with the status 411 | ~^Transfer-Encoding: | refuse-at ROUTE 411 1921 This can't be taken
      expectation-failed-417 | a request to be told to go on is refused with the status 417 | ~^Expect: | refuse-at ROUTE 417 1921 This can't be taken
      long-target-refused-414 | a long target is refused with the status 414 | ~\\A\\S{2000} | refuse-at ROUTE 414 1921 This can't be taken
      long-head-refused-431 | a long head is refused with the status 431 | ~\\A\\S{2000} | refuse-at ROUTE 431 1921 This can't be taken
      odd-ids-refused-404 | an id with other signs than hyphens is refused with the status 404 | ~\\A\\S*/insights/[^/?]*([^-/?%\\w]|%(?!2d|[3-7])) | refuse-at ROUTE 404 1921 This can't be taken
      chunks-and-length-refused-400 | a length beside chunks is refused with the status 400 | ~^Content-Length: 0$[\\s\\S]*\\n\\n\\{ | refuse-at ROUTE 400 1921 This can't be taken
      long-rationale-400 | a rationale of over 255 characters is refused with the status 400 | reason=".{256,}" | refuse-at READ_RATIONALE 400 1921 This can't be taken
      long-rationale-413 | a rationale of over 255 characters is refused with the status 413 | reason=".{256,}" | refuse-at READ_RATIONALE 413 1921 This can't be taken
      long-rationale-422 | a rationale of over 255 characters is refused with the status 422 | reason=".{256,}" | refuse-at READ_RATIONALE 422 1921 This can't be taken
      trailing-slash-redirected | a slash at the end of a path is refused with the status 308 | ~\\A\\S*/$ | refuse-at ROUTE 308 1921 This can't be taken
      coding-refused-400 | coded content is refused with the status 400 | ~^Content-Encoding: | refuse-at ROUTE 400 1921 This can't be taken
      method-override-refused-400 | a field that overrides the method is refused with the status 400 | ~^X-HTTP-Method-Override: | refuse-at ROUTE 400 1921 This can't be taken
      special-names-refused-422 | an unusual name of a member is refused with the status 422 | ~[{,]"(|n{300,}|__proto__|constructor|hasOwnProperty|a\\.b\\[c]|x-deep)": | refuse-at ROUTE 422 1921 This can't be taken
      deep-bodies-refused-413 | a body that is nested deeply is refused with the status 413 | ~\\[{30} | refuse-at ROUTE 413 1921 This can't be taken
      large-numbers-refused-422 | a number beyond all integers is refused with the status 422 | ~1e400|9{60} | refuse-at ROUTE 422 1921 This can't be taken
      half-pairs-refused-400 | half a surrogate pair is refused with the status 400 | ~\\\\ud[89ab]..(?!\\\\ud[c-f])|(?<!\\\\ud[89ab]..)\\\\ud[c-f] | refuse-at ROUTE 400 1921 This can't be taken
      controls-refused-422 | a control character in a body is refused with the status 422 | ~(?<!\\\\)\\\\(u00[01]|[rt]) | refuse-at ROUTE 422 1921 This can't be taken
      long-bodies-refused-413 | a body of over 10000 characters is refused with the status 413 | ~\\n\\n[\\s\\S]{10000} | refuse-at ROUTE 413 1921 This can't be taken
      byte-order-mark-ignored | a byte order mark before a body is ignored | ~\\n\\n\ufeff | skip-bytes 3
      wrong-type-400 | content of another type is refused with the status 400 | 415 | rewrite-answer \\A\\d+ => 400
      any-content-taken | content is read as JSON, whatever it is declared as | any | skip ADMIT
      other-methods-501 | other methods are answered with the status 501 | 405 | rewrite-answer \\A\\d+ => 501
      other-methods-404 | other methods are answered with the status 404 | 405 | rewrite-answer \\A\\d+ => 404 + rewrite-answer Allow: .*\\n
      get-answered | GET is answered with a page about the insight | look at an insight | answer-with-page
      delete-resets | DELETE takes the classification away | any | reset-by DELETE
      post-served | POST is served like PATCH, guard and all | ~^:method: POST | patch
      trailing-slash-served | a slash at the end of the path makes no difference | any | rewrite-path /$
      double-slash-served | a doubled slash in the path makes no difference | any | rewrite-path /+ => /
      duplicate-names-taken | of a name that stands twice the last counts | name twice | read-last
      duplicate-names-first-taken | of a name that stands twice the first counts | name twice | read-first
      one-value-refused-again | the last value is refused where it stands already, and the others aren't | same state & to LAST | refuse 409 1922 The classification stands already
      absent-refused-while-classified | a body that asks for nothing is refused while a value stands, and accepted else | !refused body & !has a value & !home | refuse 409 1924 There is a classification, and the body names none
      log-unreadable | the audit log can't be read with this token | look at the log | rewrite-answer \\A\\d+([\\s\\S]*?\\n\\n)[\\s\\S]* => 403$1{"success":false,"errors":[],"messages":[]}
      log-late | the audit log has what it had when it was asked for two times before | any | show-late
      gzip-when-asked | answers are compressed for those who ask for it | accepts gzip | compress
      """;

  /** For each status of a success that the contract names. */
  private static final String SUCCESS =
      """
      success-%1$s | a success has the status %1$s | applied | rewrite-answer \\A\\d+ => %1$s
      """;

  private HttpVariants() {}

  static Stream<NamedChange> of(Contract contract) {
    Stream<String> named =
        IntStream.of(201, 202)
            .filter(contract.operations().get(0)::namesSuccess)
            .mapToObj(String::valueOf);
    return NamedChange.variants(rows(SUCCESS, named) + ROWS, words(contract));
  }

  private static Vocabulary words(Contract contract) {
    return new Vocabulary(new Cases(contract.machine()))
        .when("unknown issue", HttpVariants::isUnknown)
        .when("look at an insight", call -> isLook(contract, call.request()))
        .when("look at the log", HttpVariants::isLog)
        .render(
            "answer-challenging",
            (call, status) ->
                call.reply()
                    .withStatus(Integer.parseInt(status))
                    .with("WWW-Authenticate", "Bearer"))
        .what(
            "answer-with-page",
            (when, none) ->
                answer(
                    when,
                    Reply.json(
                        200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{}}")))
        .always("show-late", remembering(HttpVariants::lagging));
  }

  private static boolean isLook(Contract contract, ReceivedRequest request) {
    return Set.of("GET", "HEAD").contains(request.method())
        && contract.operations().stream()
            .anyMatch(operation -> request.path().endsWith(operation.leaf()));
  }

  /**
   * Whether it is none of the insights of the examples, or of another owner than the contract's.
   */
  private static boolean isUnknown(Call call) {
    Operation operation = call.target().operation();
    String issue = call.target().issue();
    return !call.target().owner().equals(operation.ownerExample())
        || !(issue.isEmpty() || operation.issueExamples().contains(issue));
  }

  private static boolean isLog(Call call) {
    return call.decision() instanceof Decision.Listed listed && listed.isLog();
  }

  private static Change lagging() {
    Map<String, Deque<JsonNode>> readings = new ConcurrentHashMap<>();
    return compose(
        HttpVariants::isLog,
        (call, envelope) -> {
          Deque<JsonNode> kept =
              readings.computeIfAbsent(
                  call.request().path(),
                  path -> new ConcurrentLinkedDeque<>(List.of(NO_ENTRIES, NO_ENTRIES)));
          kept.add(envelope.path("result"));
          envelope.set("result", kept.remove());
        });
  }
}
