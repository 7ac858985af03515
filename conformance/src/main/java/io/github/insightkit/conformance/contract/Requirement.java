package io.github.insightkit.conformance.contract;

import java.util.Set;

/**
 * One thing that an implementation is held to, in words.
 *
 * @param id the stable id: an area and a number
 * @param level what it rests on
 * @param source the clause or the section of a standard that it rests on
 * @param title the requirement in one sentence
 * @param meaning what it says, at more length
 * @param needs what has to be in a history for it to be decided
 * @param lookAt where to look if it isn't met
 * @param profiles the parts of a run that it takes to decide it, besides the calibration; none
 *     where the calibration is enough
 */
public record Requirement(
    String id,
    Level level,
    String source,
    String title,
    String meaning,
    String needs,
    String lookAt,
    Set<Profile> profiles) {

  /** What a requirement rests on for which there is neither a clause nor a standard. */
  public static final String GOOD_SENSE = "none";

  public Requirement {
    profiles = Set.copyOf(profiles);
  }

  /** A requirement of the endpoint's own description that means what its clause says. */
  public static Requirement must(
      String id, Clause clause, String title, String needs, String lookAt) {
    return must(id, clause, title, clause.sentence(), needs, lookAt);
  }

  /** A requirement of the endpoint's own description. */
  public static Requirement must(
      String id, Clause clause, String title, String meaning, String needs, String lookAt) {
    return new Requirement(id, Level.MUST, clause.name(), title, meaning, needs, lookAt, Set.of());
  }

  /** A requirement of a section of a standard. */
  public static Requirement http(
      String id, String section, String title, String meaning, String needs, String lookAt) {
    return new Requirement(id, Level.HTTP, section, title, meaning, needs, lookAt, Set.of());
  }

  /** Good sense that is stated nowhere. */
  public static Requirement should(
      String id, String title, String meaning, String needs, String lookAt) {
    return new Requirement(id, Level.SHOULD, GOOD_SENSE, title, meaning, needs, lookAt, Set.of());
  }

  /** The same, decided by these parts of a run. */
  public Requirement decidedBy(Profile... by) {
    return new Requirement(id, level, source, title, meaning, needs, lookAt, Set.of(by));
  }

  /** The area: the id without its number. */
  public String area() {
    return id.substring(0, id.lastIndexOf('-'));
  }

  /** Of the id alone, which tells requirements apart: kinds of requests are hashed by theirs. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
