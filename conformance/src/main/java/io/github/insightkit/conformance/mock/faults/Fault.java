package io.github.insightkit.conformance.mock.faults;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way to break the contract: a named change to the reference server.
 *
 * <p>Immutable. What a fault remembers of requests, it remembers for one server: it is applied once
 * to each.
 *
 * @param expectedRule the id of the one rule that should catch it
 * @param change what is different about the server
 * @param reads from where it has to be read what stands, for the fault to show
 */
public record Fault(
    String id, String expectedRule, String description, Change change, Reads.Source reads)
    implements NamedChange {

  /** A fault that still lacks its sentence, or its change. */
  public record Name(String id, String rule, String description) {
    public Name says(String sentence) {
      return new Name(id, rule, sentence);
    }

    public Fault by(Change change) {
      return seen(Reads.Source.NOTHING, change);
    }

    /** Such a change, which only shows if it is read there what stands. */
    public Fault seen(Reads.Source reads, Change change) {
      return new Fault(id, rule, description, change, reads);
    }
  }

  /** Begins the row of a fault, with its name and the one rule that should catch it. */
  public static Name fault(String id, String rule) {
    return new Name(id, rule, "");
  }

  /**
   * A fault for each row of a table, whose first two cells are its id and its rule.
   *
   * @param sentence what the server does wrong, without a full stop; {@code %3$s} stands for the
   *     text of the third cell
   */
  static Stream<Fault> rows(String table, String sentence, Function<String[], Change> change) {
    return NamedChange.rows(table)
        .map(
            cells ->
                fault(cells[0], cells[1])
                    .says(sentence.formatted((Object[]) cells))
                    .by(change.apply(cells)));
  }

  @Override
  public String toString() {
    return id;
  }
}
