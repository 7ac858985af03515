package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.Optional;
import java.util.function.Function;

/**
 * A requirement, and how it is judged.
 *
 * @param requirement what an implementation is held to
 * @param check whether it is met
 */
public record Rule(Requirement requirement, Function<Evidence, Finding> check) {

  /** The same rule, but where this finds something, that is what is found. */
  Rule unless(Function<Evidence, Optional<Finding>> special) {
    return new Rule(
        requirement, evidence -> special.apply(evidence).orElseGet(() -> check.apply(evidence)));
  }

  /** The stable id: an area and a number. */
  public String id() {
    return requirement.id();
  }

  /** The area: the id without its number. */
  public String area() {
    return requirement.area();
  }

  /** What it rests on. */
  public Level level() {
    return requirement.level();
  }

  /** The clause or the section of a standard that it rests on. */
  public String source() {
    return requirement.source();
  }

  /** The requirement in one sentence. */
  public String title() {
    return requirement.title();
  }
}
