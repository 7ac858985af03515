package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a path of a request names.
 *
 * @param address the insight
 * @param respelled whether the path is another spelling of the contract's
 * @param nowhere how the insight is related to others if there is none by that path
 */
record InsightPath(Address address, boolean respelled, Optional<Relation> nowhere) {

  /** The path of an insight's log, below the base URL, for ids that stand in it as given. */
  static String log(Operation operation, String owner, String issue) {
    return operation.collectionPath(owner) + "/" + issue + Reads.bundled().leaf();
  }

  /** Reads paths. Immutable and safe for use by several threads. */
  static final class Reader {
    private static final String OWNER = "(?<owner>[^/?#]+)";

    /** What may stand at the end of a path, and be left out. */
    private static final Pattern ENDING = Pattern.compile("(;.*|\\.json)$");

    private final List<Route> routes;
    private final List<String> leaves;
    private final Pattern doubled;

    /**
     * One operation's path.
     *
     * @param insight the path of an insight, with the ids as groups; that of the insight may be
     *     empty
     * @param anyCollection the same below any collection
     * @param list the path of the list of insights
     * @param log the path of an insight's log, with the ids as groups
     */
    private record Route(
        String scope, Pattern insight, Pattern anyCollection, Pattern list, Pattern log) {}

    Reader(Contract contract) {
      this.routes =
          contract.operations().stream()
              .map(
                  operation -> {
                    String path = operation.path(OWNER, "(?<issue>[^/?#]*)");
                    return new Route(
                        operation.scope(),
                        Pattern.compile(path),
                        Pattern.compile(path.replaceFirst("^/[^/]+", "/[^/?#]+")),
                        Pattern.compile(operation.collectionPath(OWNER) + "(?<issue>)"),
                        Pattern.compile(InsightPath.log(operation, OWNER, "(?<issue>[^/?#]+)")));
                  })
              .toList();
      this.leaves = contract.operations().stream().map(Operation::leaf).distinct().toList();
      // The id behind a list may be empty, so that what looks doubled there says something.
      String lists =
          contract.operations().stream()
              .map(operation -> operation.collectionPath("").replaceFirst(".*/", ""))
              .distinct()
              .collect(Collectors.joining("|", "(?:", ")"));
      this.doubled =
          Pattern.compile("(?<=/%1$s/[^/]{1,200})/{2,}|(?<!/%1$s)/{2,}".formatted(lists));
    }

    /** What this path names if it is one of an insight's classification. */
    Optional<InsightPath> read(String pathAndQuery) {
      String asked = withoutQuery(pathAndQuery);
      String path = plain(asked);
      return named(path, Route::insight)
          .map(one -> new InsightPath(one, !path.equals(asked), Ids.misreading(one.issue())))
          .or(() -> named(path, Route::anyCollection).map(one -> nowhere(path, one)));
    }

    private static InsightPath nowhere(String path, Address insight) {
      String collection = path.substring(1, path.indexOf('/', 1));
      return new InsightPath(
          new Address(collection, insight.owner(), insight.issue()),
          false,
          Optional.of(Relation.OTHER_COLLECTION));
    }

    /** The list of insights that this path names: its scope and owner, and no insight. */
    Optional<Address> list(String pathAndQuery) {
      return named(withoutQuery(pathAndQuery), Route::list);
    }

    /** The insight whose log this path names. */
    Optional<Address> log(String pathAndQuery) {
      return named(withoutQuery(pathAndQuery), Route::log);
    }

    private Optional<Address> named(String path, Function<Route, Pattern> form) {
      for (Route route : routes) {
        Matcher named = form.apply(route).matcher(path);
        if (named.matches()) {
          return Optional.of(
              new Address(
                  route.scope(),
                  Ids.decoded(named.group("owner")),
                  Ids.decoded(named.group("issue"))));
        }
      }
      return Optional.empty();
    }

    private static String withoutQuery(String path) {
      int query = path.indexOf('?');
      return query < 0 ? path : path.substring(0, query);
    }

    /** The path with single slashes, none at its end, and its end spelled as in the contract. */
    private String plain(String path) {
      String single = path.contains("//") ? doubled.matcher(path).replaceAll("/") : path;
      String whole = single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
      int at = Math.max(whole.lastIndexOf('/'), 0);
      String end = ENDING.matcher(Ids.decoded(whole.substring(at))).replaceFirst("");
      return leaves.stream()
          .filter(end::equalsIgnoreCase)
          .findFirst()
          .map(leaf -> whole.substring(0, at) + leaf)
          .orElse(whole);
    }
  }
}
