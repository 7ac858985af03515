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

  /** The contract as tests know it, whatever values the real one has by now. */
  Path frozenContract() {
    return root.resolve("openapi/src/test/frozen/insight-classification.yaml");
  }

  Path reads() {
    return root.resolve("openapi/insight-reads.yaml");
  }

  Path sdkSources() {
    return root.resolve("sdk/src/main/java");
  }

  /** The kit as its module compiles it. */
  Path kitClasses() {
    return root.resolve("conformance/target/classes");
  }

  Path fakeSources() {
    return root.resolve("sdk/testing/src/main/java");
  }
}
