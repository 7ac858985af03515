package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.identify;
import static io.github.insightkit.conformance.mock.server.Change.on;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.route;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.ContractBehaviour;
import io.github.insightkit.conformance.mock.server.InsightId;
import io.github.insightkit.conformance.mock.server.PercentEncoding;
import io.github.insightkit.conformance.mock.server.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults in finding what a path is about. */
final class PlaceFaults {
  private static final Pattern COLLECTION =
      Pattern.compile(ContractBehaviour.BASE + "/([a-z_-]+)/(.*)");
  private static final Pattern EMPTY_ID = Pattern.compile("(.*/insights/)(/.*)");
  private static final int TRUNCATED = 32;

  private PlaceFaults() {}

  static List<Fault> of(Contract contract) {
    Operation operation = contract.operations().get(0);
    String first = operation.collection();
    return List.of(
        fault("unknown-collection-served", "SCOPE-01")
            .says("a collection that the contract doesn't know is served as " + first)
            .by(
                route(
                    request -> {
                      Matcher match = COLLECTION.matcher(request.path());
                      return match.matches()
                              && contract.operations().stream()
                                  .noneMatch(known -> known.collection().equals(match.group(1)))
                          ? request.withTarget(
                              ContractBehaviour.BASE + "/" + first + "/" + match.group(2))
                          : request;
                    })),
        fault("dot-segments-resolved", "SCOPE-02")
            .says("dots in a path, encoded or not, lead to another insight")
            .by(route(request -> request.withTarget(resolved(request.path())))),
        fault("doubly-decoded-id", "SCOPE-02")
            .says("an id is decoded twice")
            .by(
                identify(
                    (request, id) ->
                        id.issue().indexOf('%') < 0
                            ? id
                            : id.withIssue(PercentEncoding.decode(id.issue())))),
        fault("empty-id-served", "SCOPE-02")
            .says("an empty id is served as the insight that was asked for last")
            .by(remembering(PlaceFaults::servingEmptyId)),
        fault("insight-id-truncated", "ISOLATION-02")
            .says(
                "insights whose ids have the first "
                    + TRUNCATED
                    + " characters in common share a state")
            .by(identify((request, id) -> id.cutTo(TRUNCATED))),
        fault("owners-ignored", "ISOLATION-03")
            .says("an insight is reached through any account or zone")
            .by(identify((request, id) -> id.withOwner(""))),
        fault("body-issue-redirects", "ISOLATION-04")
            .says(
                "an "
                    + operation.issueParameter()
                    + " in the body counts, and not that of the path")
            .by(redirecting(operation.issueParameter(), InsightId::withIssue)),
        fault("body-owner-redirects", "ISOLATION-04")
            .says(
                "an "
                    + operation.ownerParameter()
                    + " in the body counts, and not that of the path")
            .by(redirecting(operation.ownerParameter(), InsightId::withOwner)));
  }

  /** Puts what the body names in place of what the path names. */
  private static Change redirecting(
      String member, BiFunction<InsightId, String, InsightId> redirection) {
    return identify(
        (request, id) ->
            StrictJson.read(request.body()) instanceof StrictJson.Document document
                    && document.root().path(member).isString()
                ? redirection.apply(id, document.root().path(member).stringValue())
                : id);
  }

  private static Change servingEmptyId() {
    Map<String, String> last = new ConcurrentHashMap<>();
    return on(
        Behaviour.Route.class,
        usual ->
            request -> {
              String path = request.path();
              Matcher empty = EMPTY_ID.matcher(path);
              if (empty.matches() && last.containsKey(empty.group(1))) {
                return usual.find(
                    request.withTarget(empty.group(1) + last.get(empty.group(1)) + empty.group(2)));
              }
              Target found = usual.find(request);
              int end = path.lastIndexOf('/');
              int start = path.lastIndexOf('/', end - 1) + 1;
              last.put(path.substring(0, start), path.substring(start, end));
              return found;
            });
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
}
