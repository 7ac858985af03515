package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Reads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One server that isn't like the reference, by a name: one with a fault, which breaks the contract;
 * or a legal variant, at which nobody may raise an alarm.
 *
 * <p>Immutable. What a change remembers of requests, it remembers for one server: it is applied
 * once to each.
 *
 * @param id the name, in lower case with hyphens
 * @param rule the id of the one rule that should catch it; none if it is legal
 * @param description what is different about the server, in a sentence without a full stop
 * @param choices the policies that it chooses, as {@code KEY=VALUE}
 * @param reads from where it has to be read what stands, for a fault to show
 * @param change what is different besides
 */
public record NamedChange(
    String id,
    Optional<String> rule,
    String description,
    List<String> choices,
    Reads.Source reads,
    Change change)
    implements Change {

  public static NamedChange fault(String id, String rule, String description, Change change) {
    return new NamedChange(
        id, Optional.of(rule), description, List.of(), Reads.Source.NOTHING, change);
  }

  public static NamedChange variant(String id, String description, Change change) {
    return new NamedChange(
        id, Optional.empty(), description, List.of(), Reads.Source.NOTHING, change);
  }

  /** The same, which makes these choices as well. */
  public NamedChange choosing(List<String> policies) {
    return new NamedChange(id, rule, description, List.copyOf(policies), reads, change);
  }

  /** The same, which only shows if it is read there what stands. */
  public NamedChange read(Reads.Source source) {
    return new NamedChange(id, rule, description, choices, source, change);
  }

  /** The rows of a table, a line each, cut into their cells, between which a bar stands. */
  public static Stream<String[]> rows(String table) {
    return table.lines().map(NamedChange::cells);
  }

  /** A table with a row for each of another, whose cells stand where {@code %1$s} and so on do. */
  public static String rows(String row, String table) {
    return rows(row, table.lines());
  }

  /** The same, of the rows of another. */
  public static String rows(String row, Stream<String> others) {
    return others
        .map(other -> row.formatted((Object[]) cells(other)))
        .collect(Collectors.joining());
  }

  private static String[] cells(String row) {
    return row.split(" [|](?: |$)", -1);
  }

  /** A fault for each row of a table: its id, its rule, its sentence, when and what, in turns. */
  public static Stream<NamedChange> faults(String table, Vocabulary words) {
    return rows(words.named(table))
        .map(cells -> fault(cells[0], cells[1], cells[2], words.change(cells, 3)));
  }

  /** A variant for each row of a table: its id, its sentence, and when and what, in turns. */
  public static Stream<NamedChange> variants(String table, Vocabulary words) {
    return rows(words.named(table))
        .map(cells -> variant(cells[0], cells[1], words.change(cells, 2)));
  }

  @Override
  public Behaviour apply(Behaviour usual) {
    return change.apply(usual);
  }

  @Override
  public String toString() {
    return id;
  }
}
