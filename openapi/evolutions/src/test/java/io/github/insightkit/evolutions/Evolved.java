package io.github.insightkit.evolutions;

import java.nio.file.Path;

/**
 * A contract after an evolution, and where what is made of it goes.
 *
 * @param evolution what changed
 * @param folder where everything lies
 */
record Evolved(Evolution evolution, Path folder) {
  /** The contract, as it is called in the project. */
  Path contract() {
    return folder.resolve("insight-classification.yaml");
  }

  /** The reads beside it. */
  Path reads() {
    return folder.resolve("insight-reads.yaml");
  }

  Path models() {
    return folder.resolve("models");
  }

  Path sources() {
    return folder.resolve("sources");
  }

  Path classes() {
    return folder.resolve("classes");
  }
}
