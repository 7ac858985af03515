package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where in a recorded URL the contract's path begins. */
final class RecordedPath {
  private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

  private final Map<Operation, Pattern> operations = new LinkedHashMap<>();

  /**
   * A URL in its parts.
   *
   * @param base what goes before the contract's path, spelled like every URL that means the same
   * @param operation the operation that the path is one of
   * @param owner the owner's id, as it stands in the path
   * @param issue the insight's id, likewise
   * @param query the query with its question mark; empty if there is none
   */
  record Split(String base, Operation operation, String owner, String issue, String query) {
    /** The contract's path, its ids and its query spelled by these. */
    String path(UnaryOperator<String> id, UnaryOperator<String> text) {
      return operation.path(id.apply(owner), id.apply(issue)) + text.apply(query);
    }
  }

  RecordedPath(Contract contract) {
    for (Operation operation : contract.operations()) {
      operations.put(operation, Pattern.compile("(.*)" + operation.path("([^/?#]+)", "([^/?#]+)")));
    }
  }

  /** The parts; nothing if the URL's path doesn't end in one of the contract's. */
  Optional<Split> split(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !USUAL_PORTS.containsKey(scheme)) {
      return Optional.empty();
    }
    boolean isUsual = uri.getPort() < 0 || uri.getPort() == USUAL_PORTS.get(scheme);
    String origin =
        "%s://%s%s"
            .formatted(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                (isUsual ? "" : ":" + uri.getPort()));
    for (Map.Entry<Operation, Pattern> operation : operations.entrySet()) {
      Matcher match = operation.getValue().matcher(uri.getRawPath());
      if (match.matches()) {
        return Optional.of(
            new Split(
                origin + match.group(1),
                operation.getKey(),
                match.group(2),
                match.group(3),
                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
      }
    }
    return Optional.empty();
  }

  /** The one that occurs most, the first of those that do. */
  static String mostFrequent(List<String> bases) {
    return Collections.max(
        new LinkedHashSet<>(bases),
        Comparator.comparingInt(base -> Collections.frequency(bases, base)));
  }
}
