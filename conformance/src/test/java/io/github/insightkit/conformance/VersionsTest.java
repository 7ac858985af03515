package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The version stands in one place, and every text that names it is right. */
class VersionsTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> ELSEWHERE = Set.of("target", "node_modules", ".git");
  private static final Pattern REVISION = Pattern.compile("<revision>(.+)</revision>");
  private static final Pattern PARENT =
      Pattern.compile("<artifactId>insight-classification-parent</artifactId>\\s*<version>(.+)</");
  private static final Pattern RELEASED =
      Pattern.compile("^## (\\d+\\.\\d+\\.\\d+) \\(\\d{4}-\\d{2}-\\d{2}\\)$", Pattern.MULTILINE);
  private static final Pattern NAMED =
      Pattern.compile(
          "insight-classification-[a-z]+:(\\d[^\\s:'\"`)]*)"
              + "|insight-classification-[a-z]+</artifactId>\\s*<version>([^<]+)</version>"
              + "|OWNER/NAME@v(\\S+)");

  @Test
  void modulesTakeTheVersionOfTheRoot() throws IOException {
    List<Path> poms = named("pom.xml");
    List<String> versions = new ArrayList<>();
    for (Path pom : poms) {
      PARENT.matcher(Files.readString(pom)).results().map(m -> m.group(1)).forEach(versions::add);
    }
    assertThat(versions).hasSizeGreaterThan(3).containsOnly("${revision}");
  }

  @Test
  void samplesAreBuiltWithWhatIsBuiltHere() throws IOException {
    List<String> versions = new ArrayList<>();
    for (Path pom : named("pom.xml")) {
      if (pom.startsWith(ROOT.resolve("sdk/samples"))) {
        NAMED
            .matcher(Files.readString(pom))
            .results()
            .map(VersionsTest::version)
            .forEach(versions::add);
      }
    }
    assertThat(versions).isNotEmpty().containsOnly(revision());
  }

  @Test
  void textsNameTheLastReleaseOrTheSnapshotWhereThereIsNone() throws IOException {
    String expected = last(changes()).orElse(revision());
    List<String> wrong = new ArrayList<>();
    List<Path> naming = new ArrayList<>();
    for (Path text : named(".md")) {
      Matcher named = NAMED.matcher(Files.readString(text));
      while (named.find()) {
        naming.add(ROOT.relativize(text));
        String version = version(named);
        if (!version.equals(expected)) {
          wrong.add("%s: expected %s, came %s".formatted(text, expected, version));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(naming)
        .contains(
            Path.of("README.md"),
            Path.of("sdk/README.md"),
            Path.of("conformance/docs/embedding.md"));
  }

  @Test
  void noTextSaysThatThereIsNoReleaseOnceThereIsOne() throws IOException {
    if (last(changes()).isPresent()) {
      for (Path text : named(".md")) {
        assertThat(Files.readString(text))
            .as(text.toString())
            .doesNotContain("Nothing is on Maven Central yet", "There is no release yet");
      }
    }
  }

  @Test
  void aReleaseHasItsChangesWrittenDown() throws IOException {
    String revision = revision();
    if (!revision.endsWith("-SNAPSHOT")) {
      assertThat(last(changes())).contains(revision);
    }
  }

  @Test
  void aVersionIsFoundHoweverATextNamesIt() {
    String text =
        """
        implementation("io.github.insightkit:insight-classification-sdk:1.2.3")
        -Dartifact=io.github.insightkit:insight-classification-conformance:1.2.4:jar:all
        <artifactId>insight-classification-sdk</artifactId>
          <version>1.2.5-SNAPSHOT</version>
        - uses: OWNER/NAME@v1.2.6
        <artifactId>another</artifactId> <version>1.2.7</version>
        """;
    assertThat(NAMED.matcher(text).results().map(VersionsTest::version))
        .containsExactly("1.2.3", "1.2.4", "1.2.5-SNAPSHOT", "1.2.6");
    assertThat(
            last("# Changes\n\n## Unreleased\n\n## 1.3.0 (2026-12-01)\n\n## 1.2.0 (2026-11-01)\n"))
        .contains("1.3.0");
    assertThat(last("# Changes\n\n## Unreleased\n")).isEmpty();
  }

  private static String version(MatchResult named) {
    return named.group(1) != null
        ? named.group(1)
        : named.group(2) != null ? named.group(2) : named.group(3);
  }

  private static String changes() throws IOException {
    return Files.readString(ROOT.resolve("CHANGELOG.md"));
  }

  private static Optional<String> last(String changes) {
    return RELEASED.matcher(changes).results().map(released -> released.group(1)).findFirst();
  }

  private static String revision() throws IOException {
    Matcher revision = REVISION.matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(revision.find()).isTrue();
    return revision.group(1);
  }

  private static List<Path> named(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return ELSEWHERE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getFileName().toString().endsWith(ending)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
