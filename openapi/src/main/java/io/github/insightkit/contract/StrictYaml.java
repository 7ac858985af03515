package io.github.insightkit.contract;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the document as exactly one YAML mapping in which no key stands twice. */
final class StrictYaml {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictYaml() {}

  /**
   * Reads the text.
   *
   * @throws Unreadable if it isn't one strict mapping
   */
  static JsonNode read(String text) throws Unreadable {
    List<Problem> special = PlainYaml.problems(text);
    if (!special.isEmpty()) {
      throw new Unreadable(special);
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new Unreadable(
          List.of(
              new Problem(
                  place(e.getLocation()),
                  "one YAML document in which no key stands twice",
                  "text that its reader refuses (%s)"
                      .formatted(withoutExcerpts(e.getOriginalMessage())),
                  "correct the text there")));
    }
    if (!root.isObject()) {
      throw new Unreadable(
          List.of(
              new Problem(
                  "line 1", "a mapping", "something else", "begin with the member openapi")));
    }
    return root;
  }

  private static String place(TokenStreamLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The YAML reader quotes the text below each of its sentences, indented. */
  private static String withoutExcerpts(String message) {
    return message
        .lines()
        .filter(line -> !line.startsWith(" ") && !line.isBlank())
        .collect(Collectors.joining(": "));
  }

  /** The text is no document, so there is no tree to check. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    private Unreadable(List<Problem> problems) {
      super(problems.toString());
      this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
      return problems;
    }
  }
}
