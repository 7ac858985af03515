package io.github.insightkit.conformance.reference;

import java.util.function.UnaryOperator;

/**
 * One way to break the contract: a named change to one stage of the reference server.
 *
 * <p>Immutable. What a fault remembers of requests, it remembers for one server: {@link
 * #apply(Behaviour)} is called once for each.
 */
public final class Fault {
  private final String id;
  private final String description;
  private final String clause;
  private final String expectedRule;
  private final UnaryOperator<Behaviour> change;

  Fault(
      String id,
      String description,
      String clause,
      String expectedRule,
      UnaryOperator<Behaviour> change) {
    this.id = id;
    this.description = description;
    this.clause = clause;
    this.expectedRule = expectedRule;
    this.change = change;
  }

  /** The name, in lower case with hyphens. */
  public String id() {
    return id;
  }

  /** What the server does wrong, in a sentence without a full stop. */
  public String description() {
    return description;
  }

  /** The clause of the contract, or the section of an RFC, that this breaks. */
  public String clause() {
    return clause;
  }

  /** The id of the one rule that should catch it. */
  public String expectedRule() {
    return expectedRule;
  }

  Behaviour apply(Behaviour sound) {
    return change.apply(sound);
  }

  @Override
  public String toString() {
    return id;
  }
}
