package io.github.insightkit.conformance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.command.InsightConformance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command of the tutorial does what the tutorial says that it does. */
class TutorialTest {
  private static final Pattern STEP =
      Pattern.compile("```sh\n(.*)\n```\n```text\n((?:.*\n)+?)```", Pattern.MULTILINE);
  private static final String COMMAND = "insight-conformance ";
  private static final String WRITTEN = "http://127.0.0.1:8080/client/v4";
  private static final String LISTENING = "listening on ";

  @TempDir Path folder;

  private @Nullable Thread mock;
  private String url = WRITTEN;

  @Test
  void eachCommandPrintsWhatThePageShows() throws Exception {
    Matcher step = STEP.matcher(Files.readString(Path.of("docs/tutorial.md")));
    int steps = 0;
    while (step.find()) {
      String line = step.group(1);
      assertThat(line).startsWith(COMMAND);
      String said = run(line.substring(COMMAND.length()));
      for (String shown : step.group(2).lines().toList()) {
        assertThat(said).as(line).matches("(?s).*" + pattern(shown) + ".*");
      }
      steps++;
    }
    assertThat(steps).isEqualTo(7);
  }

  /** The line as a pattern; an ellipsis stands for anything on the line. */
  private static String pattern(String shown) {
    return "\\Q" + shown.replace("…", "\\E[^\n]*\\Q") + "\\E";
  }

  private String run(String line) throws Exception {
    List<String> words =
        List.of(
            line.replace(WRITTEN, url)
                .replaceAll("\\b(before|after)\\b", folder + "/$1")
                .replace("--port 8080", "--port 0")
                .split(" "));
    if (words.get(0).equals("mock")) {
      return start(words).replace(url, WRITTEN);
    }
    StringWriter out = new StringWriter();
    int unused =
        InsightConformance.execute(
            Map.of(), new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
    return out.toString().replace(url, WRITTEN).replace(folder + "/", "");
  }

  private String start(List<String> words) throws Exception {
    stop();
    CompletableFuture<String> listening = new CompletableFuture<>();
    Writer lines =
        new StringWriter() {
          @Override
          public void flush() {
            if (toString().startsWith(LISTENING)) {
              listening.complete(toString().strip());
            }
          }
        };
    Thread started =
        new Thread(
            () -> {
              int unused =
                  InsightConformance.execute(
                      Map.of(),
                      new PrintWriter(lines),
                      new PrintWriter(lines),
                      words.toArray(String[]::new));
            },
            "mock");
    mock = started;
    started.start();
    String said = listening.get(60, SECONDS);
    url = said.substring(LISTENING.length());
    return said;
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (mock != null) {
      mock.interrupt();
      mock.join(SECONDS.toMillis(60));
    }
  }
}
