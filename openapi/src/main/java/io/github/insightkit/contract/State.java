package io.github.insightkit.contract;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A row of {@code x-state-machine/states}.
 *
 * @param place where it stands
 * @param name what transitions call it; empty if it has none
 * @param classification the value that stands in this state: a string or null
 * @param rationaleRequired whether its value takes a rationale; empty if the row doesn't say so
 */
record State(
    Place place, String name, JsonNode classification, Optional<Boolean> rationaleRequired) {

  static State at(Place row) {
    return new State(
        row,
        row.text("state"),
        row.member("classification").node(),
        row.member("rationaleRequired").node().booleanValueOpt());
  }

  /** Tells whether nothing leads out of it any more. */
  boolean isTerminal() {
    return place.node().path("terminal").asBoolean(false);
  }

  boolean isUnclassified() {
    return classification.isNull();
  }
}
