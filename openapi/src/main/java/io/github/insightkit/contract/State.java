package io.github.insightkit.contract;

import tools.jackson.databind.JsonNode;

/**
 * A row of {@code x-state-machine/states}.
 *
 * @param place where it stands
 * @param name what transitions call it; empty if it has none
 * @param classification the value that stands in this state: a string or null
 * @param rationale {@code required}, {@code optional}, or empty where there is none to give
 */
record State(Place place, String name, JsonNode classification, String rationale) {

  static State at(Place row) {
    return new State(
        row, row.text("state"), row.member("classification").node(), row.text("rationale"));
  }

  boolean isUnclassified() {
    return classification.isNull();
  }
}
