package io.github.insightkit.conformance.contract;

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
 */
public record Requirement(
    String id,
    Level level,
    String source,
    String title,
    String meaning,
    String needs,
    String lookAt) {

  /** A requirement of the endpoint's own description that means what its clause says. */
  public static Requirement must(
      String id, Clause clause, String title, String needs, String lookAt) {
    return must(id, clause, title, clause.sentence(), needs, lookAt);
  }

  /** A requirement of the endpoint's own description. */
  public static Requirement must(
      String id, Clause clause, String title, String meaning, String needs, String lookAt) {
    return new Requirement(id, Level.MUST, clause.name(), title, meaning, needs, lookAt);
  }

  /** The area: the id without its number. */
  public String area() {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
