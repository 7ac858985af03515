package io.github.insightkit.conformance.verdict;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report.json that was read back.
 *
 * @param observations the answers to open questions, by name
 * @param rules the rules, by id, in the order of the report
 */
public record SavedReport(
    String baseUrl,
    String verdict,
    Map<String, String> observations,
    Map<String, SavedRule> rules) {
  /** How long a report may be, in bytes. */
  public static final long LONGEST = 64L << 20;

  /**
   * One rule of it.
   *
   * @param steps what shows that it is broken, the answers maybe cut; empty if nothing does
   */
  public record SavedRule(
      String id, String title, Verdict verdict, String message, List<Exchange> steps) {}

  /**
   * Reads a report.
   *
   * @throws IOException if the file can't be read or is no report; the message says which, in one
   *     line
   */
  public static SavedReport read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a report.json, found no such file");
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException(
          file + ": expected a report of at most " + (LONGEST >> 20) + " MiB, got more");
    }
    try {
      return of(JsonMapper.shared().readTree(Files.readAllBytes(file)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(
          file
              + ": expected a report.json, as run writes it, got something else: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  /**
   * Reads a report from its text.
   *
   * @throws IllegalArgumentException if it is no report
   */
  public static SavedReport parse(String json) {
    return of(JsonMapper.shared().readTree(json));
  }

  private static SavedReport of(JsonNode root) {
    Map<String, String> observations = new TreeMap<>();
    root.required("observations")
        .forEachEntry((name, value) -> observations.put(name, value.stringValue()));
    Map<String, SavedRule> rules = new LinkedHashMap<>();
    for (JsonNode node : root.required("rules")) {
      SavedRule rule = rule(node);
      rules.put(rule.id(), rule);
    }
    return new SavedReport(
        root.required("target").required("baseUrl").stringValue(),
        root.required("verdict").stringValue(),
        observations,
        rules);
  }

  private static SavedRule rule(JsonNode node) {
    List<Exchange> steps = new ArrayList<>();
    Once once = new Once();
    for (JsonNode step : node.path("evidence").path("steps")) {
      steps.add(HistoryFile.exchange(step, steps.size(), once));
    }
    return new SavedRule(
        node.required("id").stringValue(),
        node.required("title").stringValue(),
        Verdict.valueOf(node.required("verdict").stringValue()),
        node.required("message").stringValue(),
        steps);
  }
}
