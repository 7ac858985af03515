package io.github.insightkit.conformance.mock.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of one kind by their names. Immutable and safe for use by several threads. */
public final class KnownChanges {
  private final String kind;
  private final Map<String, NamedChange> byId = new LinkedHashMap<>();

  /** All of these, of which no two may have one name. */
  public KnownChanges(String kind, Stream<NamedChange> changes) {
    this.kind = kind;
    changes.forEach(
        change -> {
          if (byId.put(change.id(), change) != null) {
            throw new IllegalStateException("two " + kind + "s are named " + change.id());
          }
        });
  }

  /** All of them, by area. */
  public List<NamedChange> all() {
    return List.copyOf(byId.values());
  }

  /**
   * The one with this id.
   *
   * @throws IllegalArgumentException if there is none; the message has a line for each with a word
   *     in common, or for all
   */
  public NamedChange named(String id) {
    NamedChange change = byId.get(id);
    if (change == null) {
      List<NamedChange> near = near(id);
      throw new IllegalArgumentException(
          "there is no %s \"%s\"; %s%s"
              .formatted(
                  kind,
                  id,
                  near.isEmpty() ? "the " + kind + "s are" : "near it are",
                  (near.isEmpty() ? all() : near)
                      .stream()
                          .map(one -> "\n  " + one.id() + ": " + one.description())
                          .collect(Collectors.joining())));
    }
    return change;
  }

  private List<NamedChange> near(String id) {
    List<String> words = Arrays.asList(id.split("[^a-z0-9_]+"));
    return byId.values().stream()
        .filter(known -> Arrays.stream(known.id().split("-")).anyMatch(words::contains))
        .toList();
  }
}
