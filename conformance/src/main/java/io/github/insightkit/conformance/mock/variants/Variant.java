package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One legal server that isn't like the reference: it makes another choice, or says the same in
 * another way. Nobody may raise an alarm at it.
 *
 * <p>Immutable. What a variant remembers of requests, it remembers for one server.
 *
 * @param choices the policies that it chooses, as {@code KEY=VALUE}
 * @param change what is different besides
 */
public record Variant(String id, String description, List<String> choices, Change change)
    implements NamedChange {

  /** A variant that still lacks its change. */
  record Name(String id, String description) {
    Variant by(Change change) {
      return new Variant(id, description, List.of(), change);
    }
  }

  /** A server that differs by these choices alone. */
  static Variant choosing(String id, String description, List<String> choices) {
    return new Variant(id, description, List.copyOf(choices), usual -> usual);
  }

  /** Begins the row of a variant, with its name and its sentence. */
  static Name variant(String id, String description) {
    return new Name(id, description);
  }

  /**
   * A variant for each row of a table, whose first cell is its id.
   *
   * @param sentence what is different about the server, without a full stop; {@code %2$s} stands
   *     for the text of the second cell
   */
  static Stream<Variant> rows(String table, String sentence, Function<String[], Change> change) {
    return NamedChange.rows(table)
        .map(
            cells ->
                variant(cells[0], sentence.formatted((Object[]) cells)).by(change.apply(cells)));
  }

  @Override
  public String toString() {
    return id;
  }
}
