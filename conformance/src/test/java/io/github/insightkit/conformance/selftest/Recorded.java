package io.github.insightkit.conformance.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The records in {@code proof/}: what the kit said of each server when all of them were tried. */
public final class Recorded {
  /** {@code all}: every server is tried; {@code write}: so it is, and the records are written. */
  private static final String MODE = System.getProperty("proof", "sample");

  private static final Path FOLDER = Path.of("proof");

  static final String KILL_MATRIX = "kill-matrix.yaml";

  private Recorded() {}

  public static boolean isWritten() {
    return MODE.equals("write");
  }

  public static boolean isWhole() {
    return !MODE.equals("sample");
  }

  public static Path file(String name) {
    return FOLDER.resolve(name);
  }

  public static JsonNode read(String name) throws IOException {
    return parse(Files.readString(file(name)));
  }

  /** The node as the records have it. */
  public static String yaml(JsonNode node) {
    return KillMatrix.yaml(node);
  }

  static JsonNode parse(String yaml) {
    // Read in one piece: the library fails where half of a surrogate pair ends a piece.
    LoadSettings whole = LoadSettings.builder().setBufferSize(yaml.length() + 1).build();
    return new YAMLMapper(YAMLFactory.builder().loadSettings(whole).build()).readTree(yaml);
  }

  /** The entries of servers, each by its kind, name and seed. */
  static Map<String, JsonNode> servers(JsonNode record) {
    Map<String, JsonNode> servers = new LinkedHashMap<>();
    for (JsonNode server : record.required("servers")) {
      if (servers.put(name(server), server) != null) {
        throw new IllegalStateException(name(server) + " stands there twice");
      }
    }
    return servers;
  }

  /** The kind and the name, which come first in an entry, and the seed. */
  static String name(JsonNode server) {
    Map.Entry<String, JsonNode> first = server.properties().iterator().next();
    return first.getKey()
        + " "
        + first.getValue().stringValue()
        + ", seed "
        + server.required("seed").asInt();
  }
}
