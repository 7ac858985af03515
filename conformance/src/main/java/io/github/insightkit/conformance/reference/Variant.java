package io.github.insightkit.conformance.reference;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One legal server that isn't like the reference: it makes another choice, or says the same in
 * another way. Nobody may raise an alarm at it.
 *
 * <p>Immutable. What a variant remembers of requests, it remembers for one server.
 */
public final class Variant {
  private final String id;
  private final String description;
  private final List<String> choices;
  private final UnaryOperator<Behaviour> change;

  Variant(String id, String description, List<String> choices, UnaryOperator<Behaviour> change) {
    this.id = id;
    this.description = description;
    this.choices = List.copyOf(choices);
    this.change = change;
  }

  Variant(String id, String description, UnaryOperator<Behaviour> change) {
    this(id, description, List.of(), change);
  }

  /** The name, in lower case with hyphens. */
  public String id() {
    return id;
  }

  /** What is different about the server, in a sentence without a full stop. */
  public String description() {
    return description;
  }

  /** The policies that it chooses, as {@code KEY=VALUE}. */
  public List<String> choices() {
    return choices;
  }

  Behaviour apply(Behaviour usual) {
    return change.apply(usual);
  }

  @Override
  public String toString() {
    return id;
  }
}
