package io.github.insightkit.conformance.mock.server;

import java.util.stream.Stream;

/** A change that people can name, and that is described to them. */
public interface NamedChange extends Change {
  /** The name, in lower case with hyphens. */
  String id();

  /** What is different about the server, in a sentence without a full stop. */
  String description();

  Change change();

  /** The rows of a table, a line each, cut into their cells, between which a bar stands. */
  static Stream<String[]> rows(String table) {
    return table.lines().map(row -> row.split(" [|](?: |$)", -1));
  }

  @Override
  default Behaviour apply(Behaviour usual) {
    return change().apply(usual);
  }
}
