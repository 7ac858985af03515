package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.Scope;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that is described: its method, its path, and what it asks for.
 *
 * @param path its segments; those in braces are parameters, first the scope's and then the
 *     insight's
 */
record Route(Operation operation, String method, List<String> path, Scope scope) {
  private static final List<Route> ALL =
      Stream.concat(ChangeRoutes.ROUTES.stream(), ReadsWire.ROUTES.stream()).toList();

  static Route change(String method, String path, Scope scope) {
    return new Route(Operation.CHANGE, method, List.of(path.split("/")), scope);
  }

  static Route list(String method, String path, Scope scope) {
    return new Route(Operation.LIST, method, List.of(path.split("/")), scope);
  }

  static Route changesOfAll(String method, String path, Scope scope) {
    return new Route(Operation.HISTORY, method, List.of(path.split("/")), scope);
  }

  static Route changesOfOne(String method, String path, Scope scope) {
    return changesOfAll(method, path, scope);
  }

  /**
   * A comparison that the list can be asked for.
   *
   * @param excludes whether the values are those that are not wanted
   */
  record Condition(String parameter, String member, boolean excludes) {}

  /** What a request is about. */
  record Asked(
      Operation operation, Scope scope, String scopeId, @Nullable InsightRef insight, HttpUrl url) {
    boolean covers(InsightRef ref) {
      return insight == null
          ? ref.scope() == scope && ref.scopeId().equals(scopeId)
          : ref.equals(insight);
    }
  }

  /**
   * Finds out what a request asks for.
   *
   * @param prefix how many segments the base URL has
   * @return null if it is none of those described
   */
  static @Nullable Asked of(Request request, int prefix) {
    List<String> all = request.url().pathSegments();
    List<String> segments = all.subList(Math.min(prefix, all.size()), all.size());
    return ALL.stream()
        .filter(route -> route.method.equals(request.method()) && route.leadsTo(segments))
        .findFirst()
        .map(route -> route.asked(segments, request.url()))
        .orElse(null);
  }

  private boolean leadsTo(List<String> segments) {
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!isParameter(path.get(i)) && !path.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Asked asked(List<String> segments, HttpUrl url) {
    List<String> values =
        Stream.iterate(0, i -> i < path.size(), i -> i + 1)
            .filter(i -> isParameter(path.get(i)))
            .map(segments::get)
            .toList();
    InsightRef insight =
        values.size() < 2 ? null : new InsightRef(scope, values.get(0), values.get(1));
    return new Asked(operation, scope, values.get(0), insight, url);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}
