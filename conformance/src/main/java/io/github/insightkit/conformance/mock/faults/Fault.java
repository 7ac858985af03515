package io.github.insightkit.conformance.mock.faults;

import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Change;

/**
 * One way to break the contract: a named change to the reference server.
 *
 * <p>Immutable. What a fault remembers of requests, it remembers for one server: {@link
 * #apply(Behaviour)} is called once for each.
 */
public final class Fault implements Change {
  private final Name name;
  private final Change change;

  private Fault(Name name, Change change) {
    this.name = name;
    this.change = change;
  }

  /** A fault that still lacks its sentence. */
  public record Head(String id, String rule) {
    /** Says what the server does wrong, in a sentence without a full stop. */
    public Name says(String description) {
      return new Name(id, rule, description);
    }
  }

  /** A fault that still lacks its change. */
  public record Name(String id, String rule, String description) {
    public Fault by(Change change) {
      return new Fault(this, change);
    }
  }

  /**
   * Begins the row of a fault.
   *
   * @param id the name, in lower case with hyphens
   * @param rule the id of the one rule that should catch it
   */
  public static Head fault(String id, String rule) {
    return new Head(id, rule);
  }

  /** The name, in lower case with hyphens. */
  public String id() {
    return name.id();
  }

  /** What the server does wrong, in a sentence without a full stop. */
  public String description() {
    return name.description();
  }

  /** The id of the one rule that should catch it. */
  public String expectedRule() {
    return name.rule();
  }

  @Override
  public Behaviour apply(Behaviour sound) {
    return change.apply(sound);
  }

  @Override
  public String toString() {
    return id();
  }
}
