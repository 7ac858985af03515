package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the docs is the one that the tests go by. */
class UnderAttackTest {
  private static final Path PAGE = Path.of("docs/under-attack.md");
  private static final String HEAD =
      "| a server sends, or does | the caller gets | requests seen |\n| --- | --- | --- |\n";

  @Test
  void publishedTableIsTheTested() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf(HEAD);
    assertThat(start).as("the table in " + PAGE).isNotNegative();
    String before = page.substring(0, start);
    String table =
        HEAD + HostileEvents.all().stream().map(UnderAttackTest::row).collect(Collectors.joining());
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, before + table);
      return;
    }
    assertThat(page.substring(start))
        .as("run once more with -Ddocs.update if the change is meant")
        .isEqualTo(table);
  }

  private static String row(HostileEvent event) {
    HostileEvent overTls = event.over(true);
    String also =
        overTls.equals(event)
            ? ""
            : "; over TLS `" + overTls.expected().type().getSimpleName() + "`";
    return "| "
        + event.name().replace("|", "\\|").replace("<", "&lt;").replaceAll("[^ -~]", "?")
        + " | `"
        + event.expected().type().getSimpleName()
        + "`"
        + also
        + " | "
        + event.requests()
        + (overTls.equals(event) ? "" : "; over TLS " + overTls.requests())
        + " |\n";
  }
}
