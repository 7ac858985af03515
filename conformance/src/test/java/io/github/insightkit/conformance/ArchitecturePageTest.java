package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the architecture draws the arrows that are held, and names what there is. */
class ArchitecturePageTest {
  private static final Pattern HOP =
      Pattern.compile("^\\d+\\. `(\\w+)\\.(\\w+)`", Pattern.MULTILINE);
  private static final Path SOURCES = Path.of("src/main/java/io/github/insightkit/conformance");

  /** Of arrows that follow from others none is drawn. */
  @Test
  void theDrawingHasTheArrowsThatAreHeld() throws IOException {
    StringBuilder drawing = new StringBuilder("```mermaid\nflowchart RL\n");
    for (Map.Entry<String, List<String>> arrow : ArchitectureTest.ARROWS.entrySet()) {
      for (String to : arrow.getValue()) {
        boolean follows = arrow.getValue().stream().anyMatch(other -> reach(other).contains(to));
        if (!follows) {
          drawing.append("  ").append(arrow.getKey()).append(" --> ").append(to).append('\n');
        }
      }
    }
    Page.of("architecture.md", "arrows").has(drawing + "```\n");
  }

  /** All that is known to what this package knows. */
  private static List<String> reach(String from) {
    List<String> reach = new ArrayList<>();
    for (String to : ArchitectureTest.ARROWS.getOrDefault(from, List.of())) {
      reach.add(to);
      reach.addAll(reach(to));
    }
    return reach;
  }

  @Test
  void oneExchangeTakesFewerThanTwelveHopsEachOfWhichThereIs() throws IOException {
    Matcher hop = HOP.matcher(Files.readString(Path.of("docs/architecture.md")));
    int hops = 0;
    while (hop.find()) {
      assertThat(source(hop.group(1)))
          .as(hop.group())
          .containsPattern("\\b" + hop.group(2) + "\\(");
      hops++;
    }
    assertThat(hops).isBetween(5, 11);
  }

  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Path file = files.filter(path -> path.endsWith(type + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }
}
