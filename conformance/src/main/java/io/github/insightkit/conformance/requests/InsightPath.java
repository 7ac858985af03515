package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import java.util.List;
import java.util.Optional;
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
    private final List<Route> routes;
    private final Pattern doubled;

    /**
     * One operation's path.
     *
     * @param insight the path of an insight, with the ids as groups; that of the insight may be
     *     empty
     * @param anyCollection the same below any collection, which is another group
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
                    String path = operation.path("([^/?#]+)", "([^/?#]*)");
                    return new Route(
                        operation.scope(),
                        Pattern.compile(path),
                        Pattern.compile(path.replaceFirst("^/[^/]+", "/([^/?#]+)")),
                        Pattern.compile(operation.collectionPath("([^/?#]+)")),
                        Pattern.compile(InsightPath.log(operation, "([^/?#]+)", "([^/?#]+)")));
                  })
              .toList();
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
      for (Route route : routes) {
        Matcher insight = route.insight().matcher(path);
        if (insight.matches()) {
          Address address = address(route.scope(), insight.group(1), insight.group(2));
          return Optional.of(
              new InsightPath(address, !path.equals(asked), Ids.misreading(address.issue())));
        }
      }
      for (Route route : routes) {
        Matcher foreign = route.anyCollection().matcher(path);
        if (foreign.matches()) {
          return Optional.of(
              new InsightPath(
                  address(foreign.group(1), foreign.group(2), foreign.group(3)),
                  false,
                  Optional.of(Relation.OTHER_COLLECTION)));
        }
      }
      return Optional.empty();
    }

    /** The list of insights that this path names: its scope and owner, and no insight. */
    Optional<Address> list(String pathAndQuery) {
      String path = withoutQuery(pathAndQuery);
      for (Route route : routes) {
        Matcher list = route.list().matcher(path);
        if (list.matches()) {
          return Optional.of(address(route.scope(), list.group(1), ""));
        }
      }
      return Optional.empty();
    }

    /** The insight whose log this path names. */
    Optional<Address> log(String pathAndQuery) {
      String path = withoutQuery(pathAndQuery);
      for (Route route : routes) {
        Matcher log = route.log().matcher(path);
        if (log.matches()) {
          return Optional.of(address(route.scope(), log.group(1), log.group(2)));
        }
      }
      return Optional.empty();
    }

    private static Address address(String scope, String owner, String issue) {
      return new Address(scope, Ids.decoded(owner), Ids.decoded(issue));
    }

    private static String withoutQuery(String path) {
      int query = path.indexOf('?');
      return query < 0 ? path : path.substring(0, query);
    }

    /** The path without doubled slashes and without one at its end. */
    private String plain(String path) {
      String single = path.contains("//") ? doubled.matcher(path).replaceAll("/") : path;
      return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
  }
}
