package io.github.insightkit.conformance.selftest;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** What the kit made of every server it was tried on: which fault is caught by which rule. */
public final class KillMatrix {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .disable(YAMLWriteFeature.SPLIT_LINES, YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .build();

  private final ObjectNode head;
  private final List<TrialResult> outcomes;
  private final long millis;

  /** What was measured; the head says what was tried, and what with. */
  KillMatrix(ObjectNode head, List<TrialResult> outcomes, long millis) {
    this.head = head.deepCopy();
    this.outcomes = List.copyOf(outcomes);
    this.millis = millis;
  }

  /**
   * What isn't as declared, a line for each; nothing if every fault is caught by its rule alone,
   * and every legal server is conformant.
   */
  public List<String> complaints() {
    return outcomes.stream().map(TrialResult::complaint).flatMap(Optional::stream).toList();
  }

  public String totals() {
    return "%s servers: %s as declared, %s missed, %s caught by other rules besides, %s false alarms; %s requests, %s ms"
        .formatted(
            outcomes.size(),
            count(TrialResult.Mark.AS_DECLARED),
            count(TrialResult.Mark.MISSED),
            count(TrialResult.Mark.BLURRED),
            count(TrialResult.Mark.FALSE_ALARM),
            outcomes.stream().mapToInt(TrialResult::requests).sum(),
            millis);
  }

  private long count(TrialResult.Mark mark) {
    return outcomes.stream().filter(outcome -> outcome.mark() == mark).count();
  }

  /**
   * All that the kit says of each server, as YAML; the same each time, but for what is marked as
   * varying.
   */
  public String yaml() {
    return yaml(record());
  }

  ObjectNode record() {
    ObjectNode record = head.deepCopy();
    ArrayNode servers = record.putArray("servers");
    outcomes.forEach(outcome -> servers.add(outcome.entry()));
    return record;
  }

  static String yaml(JsonNode node) {
    return YAML.writeValueAsString(node);
  }
}
