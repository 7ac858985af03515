package io.github.insightkit.conformance.reference;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.json.StrictJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults in finding what a path is about. */
final class PlaceFaults {
  private static final Pattern COLLECTION = Pattern.compile(Reference.BASE + "/([a-z_-]+)/(.*)");
  private static final Pattern EMPTY_ID = Pattern.compile("(.*/insights/)(/.*)");
  private static final int TRUNCATED = 32;

  private PlaceFaults() {}

  static List<Fault> of(Contract contract) {
    String first = contract.operations().get(0).collection();
    return List.of(
        rerouting(
            "unknown-collection-served",
            "a collection that the contract doesn't know is served as " + first,
            Clause.SCOPES,
            "SCOPE-01",
            path -> {
              Matcher match = COLLECTION.matcher(path);
              return match.matches()
                      && contract.operations().stream()
                          .noneMatch(known -> known.collection().equals(match.group(1)))
                  ? Reference.BASE + "/" + first + "/" + match.group(2)
                  : path;
            }),
        rerouting(
            "dot-segments-resolved",
            "dots in a path, encoded or not, lead to another insight",
            Clause.IDS,
            "SCOPE-02",
            path -> resolved(path.replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f", "/"))),
        new Fault(
            "doubly-decoded-id",
            "an id is decoded twice",
            Clause.IDS,
            "SCOPE-02",
            sound ->
                sound.withIdentify(
                    (request, target) -> {
                      InsightId once = sound.identify().find(request, target);
                      return once.issue().indexOf('%') < 0
                          ? once
                          : new InsightId(
                              once.scope(), once.owner(), PercentEncoding.decode(once.issue()));
                    })),
        new Fault(
            "empty-id-served",
            "an empty id is served as the insight that was asked for last",
            Clause.IDS,
            "SCOPE-02",
            PlaceFaults::servingEmptyId),
        identifying(
            "insight-id-truncated",
            "insights whose ids have the first "
                + TRUNCATED
                + " characters in common share a state",
            "ISOLATION-02",
            id ->
                new InsightId(
                    id.scope(),
                    id.owner(),
                    id.issue().substring(0, Math.min(TRUNCATED, id.issue().length())))),
        identifying(
            "owners-ignored",
            "an insight is reached through any account or zone",
            "ISOLATION-03",
            id -> new InsightId(id.scope(), "", id.issue())),
        redirecting(
            "body-issue-redirects",
            "an issue_id in the body counts, and not that of the path",
            "issue_id",
            (id, named) -> new InsightId(id.scope(), id.owner(), named)),
        redirecting(
            "body-owner-redirects",
            "an account_id in the body counts, and not that of the path",
            "account_id",
            (id, named) -> new InsightId(id.scope(), named, id.issue())));
  }

  private static Fault rerouting(
      String id, String description, String clause, String rule, UnaryOperator<String> change) {
    return new Fault(
        id,
        description,
        clause,
        rule,
        sound ->
            sound.withRoute(
                request -> sound.route().find(request.withTarget(change.apply(request.path())))));
  }

  private static Fault identifying(
      String id, String description, String rule, UnaryOperator<InsightId> change) {
    return new Fault(
        id,
        description,
        Clause.PATH,
        rule,
        sound ->
            sound.withIdentify(
                (request, target) -> change.apply(sound.identify().find(request, target))));
  }

  /** Puts what the body names in place of what the path names. */
  private interface Redirection {
    InsightId to(InsightId id, String named);
  }

  private static Fault redirecting(
      String id, String description, String member, Redirection redirection) {
    return new Fault(
        id,
        description,
        Clause.PATH,
        "ISOLATION-04",
        sound ->
            sound.withIdentify(
                (request, target) -> {
                  InsightId named = sound.identify().find(request, target);
                  return StrictJson.read(request.body()) instanceof StrictJson.Document document
                          && document.root().path(member).isString()
                      ? redirection.to(named, document.root().path(member).stringValue())
                      : named;
                }));
  }

  private static Behaviour servingEmptyId(Behaviour sound) {
    Map<String, String> last = new ConcurrentHashMap<>();
    return sound.withRoute(
        request -> {
          Matcher empty = EMPTY_ID.matcher(request.path());
          if (empty.matches() && last.containsKey(empty.group(1))) {
            return sound
                .route()
                .find(
                    request.withTarget(empty.group(1) + last.get(empty.group(1)) + empty.group(2)));
          }
          Target found = sound.route().find(request);
          String path = request.path();
          int end = path.lastIndexOf('/');
          int start = path.lastIndexOf('/', end - 1) + 1;
          last.put(path.substring(0, start), path.substring(start, end));
          return found;
        });
  }

  private static String resolved(String path) {
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
