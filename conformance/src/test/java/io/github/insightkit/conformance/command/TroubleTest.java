package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.insightkit.conformance.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has too little of something, or files that are too much. */
@Timeout(240)
class TroubleTest {
  @TempDir Path folder;

  private record Outcome(int exitCode, String output) {}

  /** Runs the kit in a process of its own, with these options of the JVM, started by this shell. */
  private Outcome kit(String shell, List<String> options, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    List<String> started = new ArrayList<>(List.of("/bin/sh", "-c", shell + "exec \"$@\"", "sh"));
    started.addAll(command);
    Process kit =
        new ProcessBuilder(started)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(kit.waitFor(200, TimeUnit.SECONDS)).isTrue();
    return new Outcome(kit.exitValue(), Files.readString(output));
  }

  @Test
  void aLackOfMemoryIsNoVerdict() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Outcome outcome =
        kit(
            "",
            List.of("-Xmx12m", "-XX:+UseSerialGC"),
            "run",
            "--report-dir",
            folder.resolve("report").toString());

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(70);
    assertThat(outcome.output())
        .contains("is used up, and nothing is decided; give it more with java -Xmx1g")
        .doesNotContain("\tat ");
  }

  @Test
  void aReportThatCannotBeWrittenIsOneClearLineAfterTheVerdict() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Path reports = folder.resolve("report");
    // A limit on the length of files stands in for a disk that is full.
    Outcome outcome =
        kit(
            "ulimit -f 100; ",
            List.of("-XX:-UsePerfData"),
            "run",
            "--report-dir",
            reports.toString());

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(74);
    assertThat(outcome.output())
        .contains("conformant: ")
        .contains("can't write " + reports)
        .doesNotContain("bug in the kit");
    try (var files = Files.list(reports)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void knownFailuresThatAreTooManyAreOneClearLine() throws Exception {
    Path known = folder.resolve("known");
    Files.write(known, new byte[(1 << 20) + 1]);
    Outcome outcome = kit("", List.of(), "run", "--known-failures", known.toString());

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.output())
        .startsWith(
            "run: " + known + ": expected at most 1048576 bytes of known failures, got more");
  }
}
