package io.github.insightkit.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kit says of each server what {@code proof/kill-matrix.yaml} says.
 *
 * <p>A sample is tried: the first fault of each rule, each policy alone, and every sixth of the
 * other legal servers. {@code -Dproof=all} tries all; {@code -Dproof=write} does so and writes the
 * file.
 */
class RecordedServersTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static JsonNode recorded;
  private static JsonNode now;

  @BeforeAll
  static void tryThem() throws Exception {
    SelfTest selfTest = new SelfTest(CONTRACT, revision());
    int threads = SelfTest.atOnce();
    List<Trial> all = selfTest.trials(new SelfTest.Plan(List.of(), List.of(), 1, 1, threads));
    KillMatrix matrix =
        selfTest.run(
            Recorded.isWhole() ? all : sample(all), threads, (through, of, complaint) -> {});
    Files.writeString(Path.of("target", Recorded.KILL_MATRIX), matrix.yaml());
    if (Recorded.isWritten()) {
      Files.writeString(Recorded.file(Recorded.KILL_MATRIX), matrix.yaml());
      PublishedKillMatrixTest.publish(matrix.record());
    }
    now = matrix.record();
    recorded = Recorded.read(Recorded.KILL_MATRIX);
  }

  static List<Trial> sample(List<Trial> all) {
    List<Trial> sample = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    int others = 0;
    for (Trial trial : all) {
      boolean chosen =
          trial.expected().isPresent()
              ? rules.add(trial.expected().get())
              : trial.server().choices().size() == 1 || others++ % 6 == 0;
      if (chosen) {
        sample.add(trial);
      }
    }
    return sample;
  }

  /** The commit that is tried, "-dirty" after it if there are changes since. */
  private static String revision() throws IOException {
    if (!Recorded.isWritten()) {
      return "not recorded";
    }
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
  }

  static Iterable<String> tried() {
    return Recorded.servers(now).keySet();
  }

  @ParameterizedTest
  @MethodSource("tried")
  void theKitSaysWhatItSaidWhenItWasRecorded(String server) {
    assertThat(KillMatrix.yaml(entry(now, server)))
        .as("%s; if that is what is wanted, write the record anew: see CONTRIBUTING.md", server)
        .isEqualTo(KillMatrix.yaml(entry(recorded, server)));
  }

  private static JsonNode entry(JsonNode record, String server) {
    ObjectNode entry =
        (ObjectNode)
            requireNonNull(Recorded.servers(record).get(server), server + " isn't in the record");
    // What a lost connection leaves undecided is chance; the mark says whether it matters.
    return entry.path("findings").asString("").contains("WARN HTTP-15")
            && Set.of("conformant", "partial").contains(entry.required("verdict").stringValue())
        ? entry.deepCopy().put("verdict", "conformant or partial")
        : entry;
  }

  @Test
  void theSampleHasAFaultForEachRule() {
    assertThat(
            now.required("servers")
                .valueStream()
                .map(server -> server.path("declared").asString("")))
        .containsAll(
            recorded
                .required("servers")
                .valueStream()
                .map(server -> server.path("declared").asString(""))
                .toList());
  }
}
