package io.github.insightkit.conformance.rules;

import java.util.function.Function;

/**
 * One thing that an implementation is held to.
 *
 * @param id the stable id: an area and a number
 * @param level what it rests on
 * @param source the clause or the section of a standard that it rests on
 * @param title the rule in one sentence
 * @param meaning what it says, at more length
 * @param needs what has to be in a history for it to be decided
 * @param lookAt where to look if it is broken
 * @param check the rule itself
 */
public record Rule(
    String id,
    Level level,
    String source,
    String title,
    String meaning,
    String needs,
    String lookAt,
    Function<Evidence, Finding> check) {

  /** The area: the id without its number. */
  public String area() {
    return id.substring(0, id.lastIndexOf('-'));
  }
}
