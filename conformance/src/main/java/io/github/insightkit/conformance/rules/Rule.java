package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.contract.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  /** A rule that each of these answers keeps unless something is wrong with it. */
  static Rule each(
      Requirement requirement,
      Function<Evidence, List<Answered>> answers,
      Function<Answered, Optional<String>> wrong) {
    return new Rule(requirement, evidence -> each(evidence, answers.apply(evidence), wrong));
  }

  /** The same of a rule about their content, which nobody can tell of one that isn't read. */
  static Rule eachContent(
      Requirement requirement,
      Function<Evidence, List<Answered>> answers,
      Function<Answered, Optional<String>> wrong) {
    return new Rule(
        requirement,
        evidence -> {
          List<Answered> all = answers.apply(evidence);
          Finding found = each(evidence, all, wrong);
          return found instanceof Finding.Broken
              ? found
              : all.stream().flatMap(Rule::unread).findFirst().orElse(found);
        });
  }

  private static Stream<Finding> unread(Answered answer) {
    return answer.content() instanceof StrictJson.Unread why
        ? Stream.of(
            new Finding.Undecided(
                "the answer of exchange %s wasn't read to its end: %s"
                    .formatted(answer.index(), why.reason())))
        : Stream.empty();
  }

  /** What is to be said of a rule that each of these answers keeps unless something is wrong. */
  static Finding each(
      Evidence evidence, List<Answered> answers, Function<Answered, Optional<String>> wrong) {
    List<Answered> broken =
        answers.stream().filter(answer -> wrong.apply(answer).isPresent()).toList();
    if (answers.isEmpty()) {
      return Finding.lacking(evidence, "no answer of this kind came");
    }
    if (broken.isEmpty()) {
      return new Finding.Holds("held by " + answers.size() + " answers");
    }
    return Finding.Broken.byEach(
        wrong.apply(broken.get(0)).orElseThrow(), broken.stream().map(Answered::index).toList());
  }

  /** The same rule, but where this finds something, that is what is found. */
  Rule unless(Function<Evidence, Optional<Finding>> more) {
    return new Rule(
        requirement, evidence -> more.apply(evidence).or(() -> special.apply(evidence)), check);
  }

  /** The same rule, which doesn't apply where this holds. */
  Rule inapplicable(String why, Predicate<Evidence> where) {
    return unless(
        evidence ->
            where.test(evidence) ? Optional.of(new Finding.Inapplicable(why)) : Optional.empty());
  }

  /** What there is to say of it, which is found out once. */
  public Finding judge(Evidence evidence) {
    Finding known = evidence.found.get(this);
    if (known == null) {
      // A rule may ask what another one found.
      known = special.apply(evidence).orElseGet(() -> check.apply(evidence));
      evidence.found.put(this, known);
    }
    return known;
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

  public Level level() {
    return requirement.level();
  }

  /** The clause or the section of a standard that it rests on. */
  public String source() {
    return requirement.source();
  }

  public String title() {
    return requirement.title();
  }
}
