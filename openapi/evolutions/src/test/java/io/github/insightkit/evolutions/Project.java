package io.github.insightkit.evolutions;

import java.nio.file.Path;

/**
 * Where things stand.
 *
 * @param root the folder of the whole project
 */
record Project(Path root) {
  /** The project around the module that these tests belong to. */
  static Project here() {
    return new Project(Path.of("../..").toAbsolutePath().normalize());
  }

  Path contract() {
    return root.resolve("openapi/insight-classification.yaml");
  }

  Path reads() {
    return root.resolve("openapi/insight-reads.yaml");
  }

  Path sdkSources() {
    return root.resolve("sdk/src/main/java");
  }

  Path fakeSources() {
    return root.resolve("sdk/testing/src/main/java");
  }
}
