package io.github.insightkit.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server of the tests that isn't the reference server; {@code proof/strangers.yaml} has what is
 * said of it.
 */
public enum Stranger {
  ACCEPTS_EVERYTHING,
  REFUSES_EVERYTHING,
  KNOWS_NO_SUCH_PATH,
  FAILS_AT_EVERYTHING,
  HANGS,
  CLOSES_AT_ONCE,
  ENDLESS_BODY,
  COME_BACK_LATER,
  SECOND_IMPLEMENTATION,
  HTTP_2;

  static final String FILE = "strangers.yaml";

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Compares the report with what was recorded, or records it with {@code -Dproof=write}. */
  public void isAsRecorded(Report report) throws IOException {
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    Conclusion.of(Frozen.CONTRACT, report, false).writeTo(now);
    synchronized (Stranger.class) {
      if (Recorded.isWritten()) {
        Map<String, JsonNode> all = new TreeMap<>();
        Recorded.read(FILE).properties().forEach(one -> all.put(one.getKey(), one.getValue()));
        all.put(id(), now);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        all.forEach(record::set);
        Files.writeString(Recorded.file(FILE), KillMatrix.yaml(record));
      }
      assertThat(KillMatrix.yaml(now))
          .as("%s; if that is what is wanted, write the record anew: see CONTRIBUTING.md", id())
          .isEqualTo(KillMatrix.yaml(Recorded.read(FILE).required(id())));
    }
  }
}
