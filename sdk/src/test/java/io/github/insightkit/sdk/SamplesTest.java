package io.github.insightkit.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples are current. {@code .ci/full samples} builds and runs them all; here the first steps
 * are run, and of the others it is seen to what costs nothing.
 */
class SamplesTest {
  private static final Path SAMPLES = Path.of("samples");
  private static final Path FIRST_STEPS = SAMPLES.resolve("first-steps");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (io\\.github\\.insightkit\\.sdk\\.[\\w.]+);?$");

  private static final Pattern DEPENDENCY =
      Pattern.compile("(?s)```xml\n(<dependency>.*?</dependency>)\n```");
  private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</\\1>");
  private static final Pattern ARTIFACT =
      Pattern.compile(
          "<artifactId>([^<]+)</artifactId>\\s*<version>(?:\\$\\{)?([^<}]+)\\}?</version>");

  /** Where the build takes the versions from that samples have to spell out. */
  private static final Map<String, String> BOMS =
      Map.of(
          "junit-jupiter", "junit-bom",
          "kotlin-maven-plugin", "kotlin-bom",
          "kotlin-stdlib", "kotlin-bom",
          "mockwebserver3", "okhttp-bom");

  static final String VERSION = Version.USER_AGENT.substring(Version.USER_AGENT.indexOf('/') + 1);

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @Test
  void firstStepsRunOnTheClassPathAndOnTheModulePath(@TempDir Path classes) throws Exception {
    Sources.compileModule(FIRST_STEPS.resolve("src/main/java"), classes, consumerPath());
    String path =
        Stream.concat(consumerPath().stream(), Stream.of(classes))
            .map(file -> file.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));

    Process launch =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                FIRST_STEPS.resolve("src/launch/Launch.java").toString(),
                path)
            .redirectErrorStream(true)
            .start();
    String output = new String(launch.getInputStream().readAllBytes(), UTF_8);

    assertThat(launch.waitFor()).as(output).isZero();
    assertThat(output.lines()).hasSize(2).allMatch(line -> line.startsWith("the sample ran on "));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesDependOnTheClientAsTheReadmeSays(Path sample) throws IOException {
    Matcher readme = DEPENDENCY.matcher(Files.readString(Path.of("README.md")));
    assertThat(readme.find()).isTrue();

    assertThat(Files.readString(sample.resolve("pom.xml")))
        .containsIgnoringWhitespaces(readme.group(1));
  }

  /** Samples can't inherit versions, and must not fall behind those that are tested. */
  @ParameterizedTest
  @MethodSource("samples")
  void samplesHaveTheVersionsOfTheBuild(Path sample) throws IOException {
    Map<String, String> ours = versions(Path.of("../pom.xml"));
    assertThat(ours).containsKeys("okhttp-bom", "junit-bom", "kotlin-bom", "maven-surefire-plugin");
    Map<String, String> theirs = versions(sample.resolve("pom.xml"));
    theirs.remove("insight-classification-sdk"); // The README says which.
    for (Map.Entry<String, String> entry : theirs.entrySet()) {
      String artifact = BOMS.getOrDefault(entry.getKey(), entry.getKey());
      assertThat(entry.getValue())
          .as("version of %s in %s", entry.getKey(), sample)
          .isEqualTo(ours.getOrDefault(artifact, entry.getValue()));
    }
  }

  @Test
  void readmeNamesThisVersionForMavenAndGradle() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("<version>" + VERSION + "</version>")
        .contains("(\"io.github.insightkit:insight-classification-sdk:" + VERSION + "\")");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesImportWhatIsPublic(Path sample) throws Exception {
    int imports = 0;
    for (Path source : sourcesOf(sample)) {
      Matcher imported = IMPORT.matcher(Files.readString(source));
      while (imported.find()) {
        assertThat(Modifier.isPublic(Class.forName(imported.group(1)).getModifiers()))
            .as("%s in %s", imported.group(1), source)
            .isTrue();
        imports++;
      }
    }
    assertThat(imports).isPositive();
  }

  @Test
  void samplesAreListed() throws IOException {
    String list = Files.readString(SAMPLES.resolve("README.md"));
    assertThat(samples().map(sample -> "[" + sample.getFileName() + "]"))
        .allSatisfy(sample -> assertThat(list).contains(sample));
  }

  /** The version of each artifact and plugin that a pom gives one, properties filled in. */
  private static Map<String, String> versions(Path pom) throws IOException {
    String text = Files.readString(pom);
    Map<String, String> properties =
        PROPERTY
            .matcher(text)
            .results()
            .collect(toMap(m -> m.group(1), m -> m.group(2), (a, b) -> a));
    return ARTIFACT
        .matcher(text)
        .results()
        .collect(
            toMap(
                artifact -> artifact.group(1),
                artifact -> properties.getOrDefault(artifact.group(2), artifact.group(2)),
                (first, second) -> first));
  }

  private static List<Path> sourcesOf(Path sample) throws IOException {
    try (Stream<Path> files = Files.walk(sample.resolve("src"))) {
      return files.filter(file -> file.toString().matches(".*\\.(java|kt)")).toList();
    }
  }

  static List<Path> consumerPath() throws IOException {
    String libraries = Files.readString(Path.of("target/consumer-path.txt")).strip();
    return Stream.concat(
            Stream.of(Path.of("target/classes")),
            Stream.of(libraries.split(File.pathSeparator, -1)).map(Path::of))
        .toList();
  }
}
