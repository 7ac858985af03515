package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import java.util.Optional;
import java.util.function.Function;

/**
 * A requirement, and how it is judged.
 *
 * @param requirement what an implementation is held to
 * @param special where this finds something, that is what is found
 * @param check else, whether it is met
 */
public record Rule(
    Requirement requirement,
    Function<Evidence, Optional<Finding>> special,
    Function<Evidence, Finding> check) {

  /** A rule without special cases. */
  public Rule(Requirement requirement, Function<Evidence, Finding> check) {
    this(requirement, evidence -> Optional.empty(), check);
  }

  /** The same rule, but where this finds something, that is what is found. */
  Rule unless(Function<Evidence, Optional<Finding>> more) {
    return new Rule(
        requirement, evidence -> more.apply(evidence).or(() -> special.apply(evidence)), check);
  }

  /** What there is to say of it. */
  public Finding judge(Evidence evidence) {
    return special.apply(evidence).orElseGet(() -> check.apply(evidence));
  }

  /** The same for whoever asks what single exchanges show: what takes several counts as met. */
  public Rule byOneExchange() {
    return check instanceof StateCheck
        ? new Rule(
            requirement, special, evidence -> new Finding.Holds("no exchange alone shows it"))
        : this;
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
