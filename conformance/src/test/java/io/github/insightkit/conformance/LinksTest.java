package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from a document to a file leads somewhere. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final List<String> FOLDERS =
      List.of("openapi", "generator-templates", "sdk", "conformance");

  static Stream<Path> documents() throws IOException {
    return Stream.concat(
            in(ROOT, 1), FOLDERS.stream().flatMap(folder -> in(ROOT.resolve(folder), 3)))
        .sorted();
  }

  private static Stream<Path> in(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .map(ROOT::relativize)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkToAFileLeadsSomewhere(Path document) throws IOException {
    Path file = ROOT.resolve(document);
    Matcher link = LINK.matcher(Files.readString(file));
    while (link.find()) {
      assertThat(file.resolveSibling(link.group(1)).normalize())
          .as("the link %s in %s", link.group(1), document)
          .exists();
    }
  }

  @Test
  void linksAreFound() {
    assertThat(LINK.matcher("see [the page](docs/page.md#part)").results().map(r -> r.group(1)))
        .containsExactly("docs/page.md");
  }
}
