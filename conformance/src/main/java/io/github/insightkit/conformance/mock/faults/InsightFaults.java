package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.issue;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.reading;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.respelling;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ContractBehaviour;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults in which insight a request is about, and in keeping insights apart. */
record InsightFaults(Cases cases) {
  private static final String ROWS =
      """
      unknown-collection-served | SCOPE-01 | a collection that the contract doesn't know is served as COLLECTION | any | rewrite-path (?<=^BASE/)(?!(KNOWN)/)[a-z_-]+ => COLLECTION
      dot-segments-resolved | SCOPE-03 | dots in a path, encoded or not, lead to another insight | any | resolve-dots
      doubly-decoded-id | SCOPE-02 | an id is decoded twice | any | decode-again
      empty-id-served | SCOPE-02 | an empty id is served as the insight that was asked for last | any | serve-empty-id
      owners-ignored | ISOLATION-03 | an insight is reached through any SCOPES | any | ignore-owner
      kind-of-owner-ignored | ISOLATION-03 | insights are kept by the ids of owners alone, whatever kind of owner a path names | any | ignore-kind-of-owner
      body-issue-redirects | ISOLATION-04 | an ISSUE in the body counts, and not that of the path | any | heed-issue ISSUE
      body-id-redirects | ISOLATION-04 | an id in the body counts, and not that of the path | any | heed-issue id
      original-url-counts | ISOLATION-01 | a path in a field that proxies set counts, and not that of the request | ~^X-Original-URL: | heed-original-url
      body-owner-redirects | ISOLATION-04 | an OWNER in the body counts, and not that of the path | any | heed-owner OWNER
      insight-id-truncated | ISOLATION-02 | insights whose ids have the first 32 characters in common share a state | any | rewrite-id (?<=^.{32}).*
      insight-prefix-compared | ISOLATION-02 | insights whose ids begin alike share a state | any | rewrite-id (?<=^.{8}).*
      last-letter-as-pattern | ISOLATION-02 | an underscore at the end of an id stands for any letter | any | rewrite-id ^EXAMPLE_$ => $1LETTER
      hyphens-in-ids-ignored | ISOLATION-02 | insights whose ids differ only in hyphens share a state | any | rewrite-id -
      plus-after-id-ignored | ISOLATION-02 | a plus after an id is ignored | any | rewrite-id \\+$
      blank-after-id-ignored | ISOLATION-02 | a blank after an id is ignored | any | rewrite-id \\x20$
      matrix-parameter-ignored | SCOPE-03 | a parameter after an id is ignored | any | rewrite-id ;\\w+=.*$
      dot-after-id-ignored | ISOLATION-02 | a dot after an id is ignored | any | rewrite-id \\.$
      list-of-ids-read | ISOLATION-02 | of a list of ids the first counts | any | rewrite-id ,.*$
      mark-ends-id | ISOLATION-02 | an id ends where an encoded question mark or number sign stands | any | rewrite-id [?#].*$
      id-extension-ignored | ISOLATION-02 | what names a format is ignored | any | rewrite-id \\.json$
      quotes-around-ids-ignored | SCOPE-02 | quotes around an id are dropped | any | rewrite-id "
      undecodable-bytes-in-ids-ignored | SCOPE-02 | bytes that aren't UTF-8 in an id are ignored | any | rewrite-path %FF|%C3%28
      owner-id-truncated | ISOLATION-03 | owners whose ids have the first 32 characters in common share their insights | any | rewrite-path (/[^/]{32})[^/]+(?=/[^/]*/insights/) => $1
      blank-before-owner-ignored | ISOLATION-03 | a blank before the id of an owner is ignored | any | rewrite-path %20(?=[^/]*/[^/]*/insights/)
      last-owner-counts | ISOLATION-03 | of a list of ids of owners the last counts | any | rewrite-path [^/]*%2C(?=[^/]*/[^/]*/insights/)
      controls-in-ids-ignored | SCOPE-02 | control characters in an id are ignored | any | rewrite-path %00
      one-global-state | ISOLATION-01 | all insights share one state | any | ignore-insight
      insights-of-owner-shared | ISOLATION-01 | all insights of an SCOPES share one state | any | rewrite-id (?s).+
      insight-case-ignored | ISOLATION-02 | insights whose ids differ only in case share a state | any | ignore-case
      reset-leaks | ISOLATION-01 | a reset takes back the values of all insights | any | leak-resets
      reset-leaks-between-scopes | ISOLATION-01 | a reset is made for the insights with the same id in all scopes | any | leak-resets-to-same-id
      third-of-a-value-refused | ISOLATION-01 | a value is refused where two other insights have it | two others have that | refuse 422 1021 Too many insights have that
      value-of-another-refused | ISOLATION-01 | a value that another insight has is refused | another has that | refuse 409 1020 Another insight has that
      """;

  static Stream<NamedChange> of(Contract contract) {
    Operation first = contract.operations().get(0);
    InsightFaults here = new InsightFaults(new Cases(contract.machine()));
    return Stream.concat(
        NamedChange.faults(
            ROWS.replace("COLLECTION", first.collection())
                .replace("KNOWN", joined(contract, "|", Operation::collection))
                .replace("BASE", ContractBehaviour.BASE)
                .replace("SCOPES", joined(contract, " or ", Operation::scope))
                .replace("ISSUE", first.issueParameter())
                .replace("EXAMPLE_$ => $1LETTER", pattern(first.issueExample()))
                .replace("OWNER", first.ownerParameter()),
            here.words()),
        MemoryFaults.of(here.cases));
  }

  private static String joined(
      Contract contract, String between, Function<Operation, String> what) {
    return contract.operations().stream().map(what).collect(Collectors.joining(between));
  }

  private static String pattern(String id) {
    return id.replaceFirst("(.*)(.)", "($1)_\\$ => \\$1$2");
  }

  private Vocabulary words() {
    return new Vocabulary(cases)
        .what("resolve-dots", (when, none) -> respelling(when, InsightFaults::resolved))
        .always("decode-again", issue(id -> id.indexOf('%') < 0 ? id : ReceivedRequest.decoded(id)))
        .always("ignore-case", issue(id -> id.toLowerCase(Locale.ROOT)))
        .always("ignore-owner", identify((call, id) -> id.withOwner("")))
        .always(
            "ignore-kind-of-owner",
            identify((call, id) -> new Insight.Id("", id.owner(), id.issue())))
        .always("ignore-insight", identify((call, id) -> new Insight.Id("", "", "")))
        .what("heed-issue", (when, member) -> heeding(member, Insight.Id::withIssue))
        .what("heed-owner", (when, member) -> heeding(member, Insight.Id::withOwner))
        .what(
            "heed-original-url",
            (when, none) ->
                reading(
                    Stage.ROUTE, when, one -> one.withTarget("" + one.header("X-Original-URL"))))
        .always("serve-empty-id", remembering(InsightFaults::servingEmptyId))
        .always("leak-resets", remembering(() -> leaking((one, other) -> true)))
        .always(
            "leak-resets-to-same-id",
            remembering(() -> leaking((one, other) -> one.issue().equals(other.issue()))))
        // As where a column of values is declared to be unique.
        .after("another has that", haveThat(1))
        .after("two others have that", haveThat(2));
  }

  /** If so many other insights have the value that is asked for. */
  private When haveThat(int others) {
    return When.remembering(
        ConcurrentHashMap<Insight.Id, State>::new,
        (values, call) ->
            values.entrySet().stream()
                    .filter(one -> one.getValue().equals(call.wanted()))
                    .filter(one -> !one.getKey().equals(call.insight()))
                    .count()
                >= others,
        values -> after(Stage.CHANGE, call -> true, call -> note(values, call)));
  }

  private void note(Map<Insight.Id, State> values, Call call) {
    values.remove(call.insight());
    if (!cases.isHome(call.after())) {
      values.put(call.insight(), call.after().state());
    }
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
    Predicate<Call> isEmpty = Cases.asked("\\A\\S*/insights//");
    return reading(Stage.ROUTE, isEmpty, request -> request.withTarget(String.valueOf(last)))
        .and(after(Stage.ROUTE, isEmpty.negate(), call -> last.set(call.request().path())));
  }

  /** Puts what the body names in place of what the path names. */
  private static Change heeding(
      String member, BiFunction<Insight.Id, String, Insight.Id> redirection) {
    return identify(
        (call, id) ->
            StrictJson.read(call.request().body())
                .root()
                .path(member)
                .stringValueOpt()
                .map(named -> redirection.apply(id, named))
                .orElse(id));
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
