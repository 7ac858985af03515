package io.github.insightkit.conformance.har;

import io.github.insightkit.conformance.contract.Contract;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where in a recorded URL the contract's path begins. */
final class RecordedPath {
  private final List<Pattern> operations;

  /**
   * A URL in two.
   *
   * @param base what goes before the contract's path
   * @param path the contract's path, with the query if there is one
   */
  record Split(String base, String path) {}

  RecordedPath(Contract contract) {
    this.operations =
        contract.operations().stream()
            .map(operation -> Pattern.compile("(.*)(" + operation.path("[^/?#]+", "[^/?#]+") + ")"))
            .toList();
  }

  /** The two parts; nothing if the URL's path doesn't end in one of the contract's. */
  Optional<Split> split(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (uri.getRawPath() == null || uri.getRawAuthority() == null) {
      return Optional.empty();
    }
    for (Pattern operation : operations) {
      Matcher match = operation.matcher(uri.getRawPath());
      if (match.matches()) {
        return Optional.of(
            new Split(
                uri.getScheme() + "://" + uri.getRawAuthority() + match.group(1),
                match.group(2) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
      }
    }
    return Optional.empty();
  }

  /** The one that occurs most, the first of those that do. */
  static String mostFrequent(List<String> bases) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    bases.forEach(base -> counts.merge(base, 1, Integer::sum));
    String best = bases.get(0);
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(best, 0)) {
        best = entry.getKey();
      }
    }
    return best;
  }
}
