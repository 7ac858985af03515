package io.github.insightkit.conformance.mock.variants;

import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Change;
import java.util.List;

/**
 * One legal server that isn't like the reference: it makes another choice, or says the same in
 * another way. Nobody may raise an alarm at it.
 *
 * <p>Immutable. What a variant remembers of requests, it remembers for one server.
 */
public final class Variant implements Change {
  private final String id;
  private final String description;
  private final List<String> choices;
  private final Change change;

  private Variant(String id, String description, List<String> choices, Change change) {
    this.id = id;
    this.description = description;
    this.choices = List.copyOf(choices);
    this.change = change;
  }

  /** A server that differs by these choices alone. */
  static Variant choosing(String id, String description, List<String> choices) {
    return new Variant(id, description, choices, usual -> usual);
  }

  /** A variant that still lacks its change. */
  record Name(String id, String description) {
    Variant by(Change change) {
      return new Variant(id, description, List.of(), change);
    }
  }

  /**
   * Begins the row of a variant.
   *
   * @param id the name, in lower case with hyphens
   * @param description what is different about the server, in a sentence without a full stop
   */
  static Name variant(String id, String description) {
    return new Name(id, description);
  }

  /** The name, in lower case with hyphens. */
  public String id() {
    return id;
  }

  /** What is different about the server, in a sentence without a full stop. */
  public String description() {
    return description;
  }

  @Override
  public List<String> choices() {
    return choices;
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
