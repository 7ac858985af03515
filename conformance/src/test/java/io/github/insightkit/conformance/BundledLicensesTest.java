package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the runnable jar bundles, as the build lists it, and the texts that go with it. */
class BundledLicensesTest {
  private static final Path LIST = Path.of("target/licenses/META-INF/licenses/bundled.txt");
  private static final Path NOTICES = Path.of("licenses/notices.txt");

  /** "(licence) name (group:artifact:version - URL)". */
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^ *\\(([^)]+)\\).*\\(([\\w.-]+):([\\w.-]+):[^:]+ - [^)]*\\)$");

  @Test
  void whoseLicenceNamesAHolderHasItsTextInTheNotices() throws IOException {
    String notices = Files.readString(NOTICES);
    List<MatchResult> entries = ENTRY.matcher(Files.readString(LIST)).results().toList();

    assertThat(entries).hasSizeGreaterThan(30);
    assertThat(entries)
        .filteredOn(entry -> !entry.group(1).matches("Apache-2.0|EPL-2.0"))
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(notices)
                    .as("the licence of %s", entry.group().strip())
                    .contains("===== " + entry.group(2) + " ====="));
  }

  @Test
  void everyLineOfTheListIsRead() throws IOException {
    String list = Files.readString(LIST);

    assertThat(ENTRY.matcher(list).results().count())
        .isEqualTo(list.lines().filter(line -> line.strip().startsWith("(")).count());
  }
}
