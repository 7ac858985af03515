package io.github.insightkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher runs a jar as {@code java -jar} would, with an archive of its classes or without.
 */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("bin/insight-conformance");

  @TempDir Path folder;
  private Path jar;
  private Path archives;
  private Map<String, String> environment;

  @BeforeEach
  void aProgramInAJar() throws IOException {
    jar = folder.resolve("kit.jar");
    archives = folder.resolve("cache/insight-conformance");
    environment =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "PATH", "/usr/bin:/bin",
            "HOME", folder.toString(),
            "XDG_CACHE_HOME", folder.resolve("cache").toString(),
            "INSIGHT_CONFORMANCE_JAR", jar.toString());
    program("out");
  }

  @Test
  void handsOnArgumentsStreamsAndExitCode() throws Exception {
    assertThat(launched("run", "--only", "a b", "", "*", "7"))
        .isEqualTo(new Ended(7, "out[run, --only, a b, , *, 7]\n", "err\n"));
    assertThat(launched("list", "0")).isEqualTo(new Ended(0, "out[list, 0]\n", "err\n"));
  }

  @Test
  void theFirstRunLeavesAnArchiveThatOthersUse() throws Exception {
    launched("list", "0");
    assertThat(archives).doesNotExist();
    archived(Map.of());
    assertThat(files(archives)).hasSize(1).first().asString().endsWith(".jsa");

    Path log = folder.resolve("classes.log");
    launched(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + log), "list", "0");
    assertThat(Files.readString(log)).contains(" Program source: shared objects file");
  }

  @Test
  void aServerIsCompiledForLongAndTheRestForShort() throws Exception {
    Map<String, String> flags = Map.of("JAVA_OPTS", "-XX:+PrintFlagsFinal");
    assertThat(launched(flags, "mock", "0").out()).containsPattern("TieredStopAtLevel +\\S* 4 ");
    assertThat(launched(flags, "list", "0").out()).containsPattern("TieredStopAtLevel +\\S* 1 ");
  }

  @Test
  void neverRunsWhatAnotherJarHeld() throws Exception {
    archived(Map.of());
    List<Path> before = files(archives);
    program("another program");
    assertThat(launched("list", "0").out()).isEqualTo("another program[list, 0]\n");
    archived(Map.of());
    assertThat(files(archives)).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(launched("list", "0").out()).isEqualTo("another program[list, 0]\n");
  }

  @Test
  void isSilentAboutAnArchiveThatIsBroken() throws Exception {
    archived(Map.of());
    Path archive = files(archives).get(0);
    for (byte[] broken : List.of(new byte[0], new byte[4096], "no archive".getBytes(UTF_8))) {
      Files.delete(archive);
      Files.write(archive, broken);
      assertThat(launched("run", "3")).isEqualTo(new Ended(3, "out[run, 3]\n", "err\n"));
    }
  }

  @Test
  void makesAnArchiveWhenToldTo() throws Exception {
    assertThat(launched("archive")).isEqualTo(new Ended(0, "", ""));
    assertThat(files(archives)).hasSize(1);
    assertThat(launched(Map.of("JDK_JAVA_OPTIONS", "-Dfails=true"), "archive").code()).isZero();

    program("another program");
    assertThat(launched(Map.of("JDK_JAVA_OPTIONS", "-Dfails=true"), "archive"))
        .isEqualTo(
            new Ended(
                127,
                "",
                "insight-conformance: no archive was made; expected a folder that can be written at"
                    + " %s, and a kit that runs\n".formatted(archives)));
    assertThat(launched(Map.of("INSIGHT_CONFORMANCE_ARCHIVES", "none"), "archive"))
        .isEqualTo(
            new Ended(
                127,
                "",
                "insight-conformance: expected a place for the archive, found none; set"
                    + " INSIGHT_CONFORMANCE_ARCHIVES\n"));
  }

  @Test
  void leavesNothingOfAnArchiveThatFailed() throws Exception {
    archived(Map.of("JDK_JAVA_OPTIONS", "-Dfails=true"));
    assertThat(files(archives)).isEmpty();
  }

  @Test
  void isSilentWhereNoArchiveCanBeWritten() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");
    assertThat(launched("run", "5")).isEqualTo(new Ended(5, "out[run, 5]\n", "err\n"));
    Ended homeless = launched(Map.of("HOME", "", "XDG_CACHE_HOME", ""), "run", "5");
    assertThat(homeless).isEqualTo(new Ended(5, "out[run, 5]\n", "err\n"));
  }

  @Test
  void makesNoArchiveWhereItIsTurnedOffOrWouldNotPay() throws Exception {
    launched(Map.of("INSIGHT_CONFORMANCE_ARCHIVES", "none"), "run", "0");
    launched(Map.of("CI", "true"), "run", "0");
    assertThat(archives).doesNotExist();

    Path asked = folder.resolve("asked for");
    archived(Map.of("CI", "true", "INSIGHT_CONFORMANCE_ARCHIVES", asked.toString()));
    assertThat(files(asked)).hasSize(1);
  }

  @Test
  void becomesTheProgramSoThatSignalsReachIt() throws Exception {
    Process process = start(Map.of(), "run", "forever");
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("out[run, forever]");
      process.toHandle().destroy(); // Process.destroy would close the streams as well.
      assertThat(out.readLine()).isEqualTo("bye");
      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThat(launched(Map.of("INSIGHT_CONFORMANCE_JAR", "/nowhere.jar"), "run"))
        .isEqualTo(
            new Ended(
                127,
                "",
                "insight-conformance: expected the kit's jar at /nowhere.jar, found none; build it"
                    + " with mvn -DskipTests package, or set INSIGHT_CONFORMANCE_JAR\n"));
    assertThat(launched(Map.of("JAVA_HOME", "/nowhere"), "run"))
        .isEqualTo(
            new Ended(
                127,
                "",
                "insight-conformance: expected Java at /nowhere/bin/java, found none; correct"
                    + " JAVA_HOME\n"));
  }

  @Test
  void refusesAJavaThatIsTooOldInsteadOfExitingAsIfItHadJudged() throws Exception {
    Path old = folder.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    Path java = Files.createFile(old.resolve("bin/java"));
    assumeThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(launched(Map.of("JAVA_HOME", old.toString()), "run"))
        .isEqualTo(
            new Ended(
                127,
                "",
                "insight-conformance: expected Java 17 or later, found 11 at %s; set JAVA_HOME\n"
                    .formatted(java)));
  }

  /** How a process ended, and what it wrote. */
  private record Ended(int code, String out, String err) {}

  private Ended launched(String... arguments) throws Exception {
    return launched(Map.of(), arguments);
  }

  /** Runs once, and waits until what makes an archive in the background has tidied up. */
  private void archived(Map<String, String> more) throws Exception {
    Path watched = Path.of(more.getOrDefault("INSIGHT_CONFORMANCE_ARCHIVES", archives.toString()));
    Files.createDirectories(watched);
    try (WatchService watcher = watched.getFileSystem().newWatchService()) {
      watched.register(watcher, ENTRY_DELETE);
      launched(more, "run", "0");
      boolean tidied = false;
      while (!tidied) {
        WatchKey key = watcher.take();
        tidied = key.pollEvents().stream().anyMatch(e -> e.context().toString().startsWith("new."));
        key.reset();
      }
    }
  }

  private Ended launched(Map<String, String> more, String... arguments) throws Exception {
    Process process = start(more, arguments);
    int code = process.waitFor();
    return new Ended(
        code,
        new String(process.getInputStream().readAllBytes(), UTF_8),
        new String(process.getErrorStream().readAllBytes(), UTF_8));
  }

  private Process start(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder.start();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Writes a jar whose program prints its arguments and exits with the last one. */
  private void program(String name) throws IOException {
    Path source = folder.resolve("Program.java");
    Files.writeString(
        source,
        """
        class Program {
          public static void main(String[] arguments) throws Exception {
            String last = arguments[arguments.length - 1];
            boolean stays = last.equals("forever");
            if (stays) {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
            }
            System.out.println("%s" + java.util.List.of(arguments));
            System.err.println("err");
            if (stays) {
              Thread.currentThread().join();
            } else if (last.length() == 1) {
              System.exit(Integer.parseInt(last));
            } else if (Boolean.getBoolean("fails")) {
              System.exit(1);
            }
          }
        }
        """
            .formatted(name));
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "--release",
                "17",
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).as(said.toString()).isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new ZipEntry("Program.class"));
      out.write(Files.readAllBytes(folder.resolve("Program.class")));
    }
  }
}
