package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.issue;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.refuse;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.respelling;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ContractBehaviour;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.PercentEncoding;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Faults in which insight a request is about, and in keeping insights apart. */
record InsightFaults(Cases cases, String scopes) {
  private static final String EMPTY_ID = "\\A\\S*/insights//";

  /** The id, the rule, the sentence, and what is left out of an id. */
  private static final String IDS =
      """
      insight-id-truncated | ISOLATION-02 | insights whose ids have the first 32 characters in common share a state | (?<=^.{32}).*
      insight-prefix-compared | ISOLATION-02 | insights whose ids begin alike share a state | (?<=^.{8}).*
      hyphens-in-ids-ignored | ISOLATION-02 | insights whose ids differ only in hyphens share a state | -
      plus-after-id-ignored | ISOLATION-02 | a plus after an id is ignored | \\+$
      blank-after-id-ignored | ISOLATION-02 | a blank after an id is ignored | \\x20$
      matrix-parameter-ignored | SCOPE-03 | a parameter after an id is ignored | ;\\w+=.*$
      dot-after-id-ignored | ISOLATION-02 | a dot after an id is ignored | \\.$
      list-of-ids-read | ISOLATION-02 | of a list of ids the first counts | ,.*$
      mark-ends-id | ISOLATION-02 | an id ends where an encoded question mark or number sign stands | [?#].*$
      id-extension-ignored | ISOLATION-02 | what names a format is ignored | \\.json$
      quotes-around-ids-ignored | SCOPE-02 | quotes around an id are dropped | "
      """;

  /** The same of a path, as it came. */
  private static final String PATHS =
      """
      undecodable-bytes-in-ids-ignored | SCOPE-02 | bytes that aren't UTF-8 in an id are ignored | %FF|%C3%28
      blank-before-owner-ignored | ISOLATION-03 | a blank before the id of an owner is ignored | %20(?=[^/]*/[^/]*/insights/)
      last-owner-counts | ISOLATION-03 | of a list of ids of owners the last counts | [^/]*%2C(?=[^/]*/[^/]*/insights/)
      controls-in-ids-ignored | SCOPE-02 | control characters in an id are ignored | %00
      """;

  static Stream<Fault> of(Contract contract) {
    InsightFaults here = new InsightFaults(new Cases(contract.machine()), scopes(contract));
    return Stream.of(
            places(contract, here.scopes),
            Fault.rows(IDS, "%3$s", cells -> issue((call, id) -> id.replaceAll(cells[3], ""))),
            Fault.rows(PATHS, "%3$s", cells -> respelling(path -> path.replaceAll(cells[3], ""))),
            here.mixedUp(),
            MemoryFaults.of(here.cases))
        .flatMap(faults -> faults);
  }

  private static String scopes(Contract contract) {
    return String.join(" or ", contract.operations().stream().map(Operation::scope).toList());
  }

  /** In finding what a path is about. */
  private static Stream<Fault> places(Contract contract, String scopes) {
    Operation first = contract.operations().get(0);
    String known =
        String.join("|", contract.operations().stream().map(Operation::collection).toList());
    String unknown = "(?<=^" + ContractBehaviour.BASE + "/)(?!(" + known + ")/)[a-z_-]+";
    return Stream.of(
        fault("unknown-collection-served", "SCOPE-01")
            .says("a collection that the contract doesn't know is served as " + first.collection())
            .by(respelling(path -> path.replaceFirst(unknown, first.collection()))),
        fault("dot-segments-resolved", "SCOPE-03")
            .says("dots in a path, encoded or not, lead to another insight")
            .by(respelling(InsightFaults::resolved)),
        fault("doubly-decoded-id", "SCOPE-02")
            .says("an id is decoded twice")
            .by(issue((call, id) -> id.indexOf('%') < 0 ? id : PercentEncoding.decode(id))),
        fault("empty-id-served", "SCOPE-02")
            .says("an empty id is served as the insight that was asked for last")
            .by(remembering(InsightFaults::servingEmptyId)),
        fault("owners-ignored", "ISOLATION-03")
            .says("an insight is reached through any " + scopes)
            .by(identify((call, id) -> id.withOwner(""))),
        fault("owner-case-ignored", "ISOLATION-03")
            .says("owners whose ids differ only in case share their insights")
            .by(identify((call, id) -> id.withOwner(id.owner().toLowerCase(Locale.ROOT)))),
        redirecting("issue", first.issueParameter(), Insight.Id::withIssue),
        redirecting("id", "id", Insight.Id::withIssue),
        fault("original-url-counts", "ISOLATION-01")
            .says("a path in a field that proxies set counts, and not that of the request")
            .by(
                reading(
                    Stage.ROUTE,
                    request -> {
                      String path = request.header("X-Original-URL");
                      return path == null ? request : request.withTarget(path);
                    })),
        redirecting("owner", first.ownerParameter(), Insight.Id::withOwner));
  }

  /** In keeping insights apart. */
  private Stream<Fault> mixedUp() {
    return Stream.of(
        fault("one-global-state", "ISOLATION-01")
            .says("all insights share one state")
            .by(identify((call, id) -> new Insight.Id("", "", ""))),
        fault("insights-of-owner-shared", "ISOLATION-01")
            .says("all insights of an " + scopes + " share one state")
            .by(issue((call, id) -> "")),
        fault("insight-case-ignored", "ISOLATION-02")
            .says("insights whose ids differ only in case share a state")
            .by(issue((call, id) -> id.toLowerCase(Locale.ROOT))),
        fault("reset-leaks", "ISOLATION-01")
            .says("a reset takes back the values of all insights")
            .by(remembering(() -> leaking((one, other) -> true))),
        fault("reset-leaks-between-scopes", "ISOLATION-01")
            .says("a reset is made for the insights with the same id in all scopes")
            .by(remembering(() -> leaking((one, other) -> one.issue().equals(other.issue())))),
        fault("value-of-another-refused", "ISOLATION-01")
            .says("a value that another insight has is refused")
            .by(remembering(this::unique)));
  }

  private static String resolved(String encoded) {
    String path = encoded.replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f", "/");
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static Change servingEmptyId() {
    AtomicReference<String> last = new AtomicReference<>("/");
    return reading(Stage.ROUTE, one -> one.has(EMPTY_ID) ? one.withTarget(last + "") : one)
        .and(
            after(
                Stage.ROUTE,
                call -> !call.request().has(EMPTY_ID),
                call -> last.set(call.request().path())));
  }

  /** Puts what the body names in place of what the path names. */
  private static Fault redirecting(
      String what, String member, BiFunction<Insight.Id, String, Insight.Id> redirection) {
    return fault("body-" + what + "-redirects", "ISOLATION-04")
        .says("an " + member + " in the body counts, and not that of the path")
        .by(
            identify(
                (call, id) ->
                    StrictJson.read(call.request().body()) instanceof StrictJson.Document document
                            && document.root().path(member).isString()
                        ? redirection.apply(id, document.root().path(member).stringValue())
                        : id));
  }

  /** As where a column of values is declared to be unique. */
  private Change unique() {
    Map<Insight.Id, State> classified = new ConcurrentHashMap<>();
    return refuse(
            call ->
                classified.entrySet().stream()
                    .anyMatch(
                        one ->
                            one.getValue().equals(call.wanted())
                                && !one.getKey().equals(call.insight())),
            Refusal.of(409, 1020, "Another insight has that"))
        .and(
            after(
                Stage.CHANGE,
                call -> true,
                call -> {
                  classified.remove(call.insight());
                  if (!cases.isHome(call.after())) {
                    classified.put(call.insight(), call.after().state());
                  }
                }));
  }

  /** An insight that is looked at after a reset of another finds itself reset. */
  private Change leaking(BiPredicate<Insight.Id, Insight.Id> to) {
    Set<Insight.Id> reset = ConcurrentHashMap.newKeySet();
    Set<Insight.Id> classified = ConcurrentHashMap.newKeySet();
    return on(
        Stage.CHANGE,
        (call, usual) -> {
          boolean isHit = reset.remove(call.insight());
          boolean isReset = !isHit && !cases.isHome(call.before());
          if (isHit) {
            call.finds(cases.unclassified());
          }
          usual.take(call);
          if (!cases.isHome(call.after())) {
            classified.add(call.insight());
          } else if (isReset) {
            classified.remove(call.insight());
            classified.stream().filter(other -> to.test(call.insight(), other)).forEach(reset::add);
          }
        });
  }
}
