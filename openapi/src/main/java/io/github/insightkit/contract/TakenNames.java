package io.github.insightkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** No schema is called like a class that the SDK has already. */
final class TakenNames implements Check {

  /** The generator makes a class of this name for each schema, beside the schema's own. */
  private static final String ADAPTER = "Adapter";

  private final Set<String> taken;

  private TakenNames(Set<String> taken) {
    this.taken = taken;
  }

  /**
   * Reads which classes there are.
   *
   * @param project the folder of the whole project: those written by hand stand in its SDK, and
   *     those that are generated whatever the schemas are in the list of its templates
   */
  static TakenNames of(Path project) throws IOException {
    Set<String> taken = new TreeSet<>();
    try (Stream<Path> files = Files.walk(project.resolve("sdk/src/main/java"))) {
      files.map(file -> String.valueOf(file.getFileName())).forEach(taken::add);
    }
    try {
      JsonNode files =
          StrictYaml.read(Files.readString(project.resolve("generator-templates/sdk.yaml")));
      files.path("files").values().stream()
          .map(file -> file.path("destinationFilename").stringValue(""))
          .forEach(taken::add);
    } catch (StrictYaml.Unreadable e) {
      throw new IOException(e);
    }
    return new TakenNames(
        taken.stream()
            .filter(file -> file.endsWith(".java"))
            .map(file -> file.substring(0, file.length() - ".java".length()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public List<Problem> problems(Contract contract) {
    return contract.at("components", "schemas").members().stream()
        .filter(schema -> taken.contains(schema.name()) || schema.name().endsWith(ADAPTER))
        .map(
            schema ->
                schema.problem(
                    "a name that no class of the SDK has", schema.name(), "name it otherwise"))
        .toList();
  }
}
