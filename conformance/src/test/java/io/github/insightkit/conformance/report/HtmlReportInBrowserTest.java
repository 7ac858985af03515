package io.github.insightkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.insightkit.conformance.verdict.Report;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser, where one is present. */
class HtmlReportInBrowserTest {
  private static final long LONGEST_SECONDS = 60;
  private static final Optional<Path> BROWSER =
      Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
          .flatMap(
              name ->
                  Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                      .map(folder -> Path.of(folder, name)))
          .filter(Files::isExecutable)
          .findFirst();

  @TempDir Path folder;

  @BeforeEach
  void aBrowserIsPresent() {
    assumeTrue(BROWSER.isPresent(), "no Chromium on the PATH; the page isn't opened");
  }

  /** What became of the page: the document after its script ran, and the browser's log. */
  private record Opened(String document, String log) {
    List<String> console() {
      return log.lines().filter(line -> line.contains("CONSOLE")).toList();
    }
  }

  private Opened open(Report report) throws IOException, InterruptedException {
    ReportFolder.open(folder).write(report, Map::of);
    return open(folder.resolve("report.html"));
  }

  private Opened open(Path page) throws IOException, InterruptedException {
    Path document = folder.resolve("document.txt");
    Path log = folder.resolve("log.txt");
    Process browser =
        new ProcessBuilder(
                BROWSER.orElseThrow().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=3000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(document.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(browser.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("the browser ended")
          .isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return new Opened(
        Files.readString(document), Files.readString(log, StandardCharsets.ISO_8859_1));
  }

  @Test
  void thePageOpensWithoutAComplaintAndItsScriptRuns() throws Exception {
    Opened opened = open(Samples.broken());

    assertThat(opened.console()).isEmpty();
    assertThat(opened.document())
        .contains("<h1>Nonconformant</h1>")
        .contains("class=\"copy\">Copy</button>")
        .doesNotContain("class=\"copy\" hidden");
  }

  @Test
  void hostileTextStaysTextAndNothingLeavesThePage() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Opened opened = open(Samples.hostile(listener.getLocalPort()));

      assertThat(opened.console()).isEmpty();
      assertThat(opened.document())
          .containsPattern("<title>Nonconformant: ")
          .doesNotContainPattern(Pattern.compile("<img|<svg|document\\.title='owned'\">"))
          .contains("&lt;script&gt;document.title='owned'&lt;/script&gt;");
      assertNobodyCame(listener);
    }
  }

  /** Without this the test above could pass because the browser never asks for anything. */
  @Test
  void theSameMarkupWouldBeObeyedElsewhere() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path page = folder.resolve("naive.html");
      Files.writeString(
          page,
          "<!doctype html><title>naive</title>"
              + Samples.HOSTILE.formatted(listener.getLocalPort()).replace("\u0000", ""));
      Thread closer = new Thread(() -> acceptAndClose(listener));
      closer.start();

      assertThat(open(page).document()).contains("<title>owned</title>");
      closer.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
      assertThat(closer.isAlive()).as("nobody came").isFalse();
    }
  }

  private static void acceptAndClose(ServerSocket listener) {
    try {
      listener.accept().close();
    } catch (IOException e) {
      throw new AssertionError("expected a connection", e);
    }
  }

  private static void assertNobodyCame(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1);
    try {
      listener.accept().close();
    } catch (SocketTimeoutException e) {
      return;
    }
    throw new AssertionError("the page sent a request");
  }
}
