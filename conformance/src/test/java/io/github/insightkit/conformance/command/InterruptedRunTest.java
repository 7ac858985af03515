package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.insightkit.conformance.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the signal of Ctrl-C to a run in a process of its own. */
class InterruptedRunTest {
  private static final long LONGEST_SECONDS = 60;
  private static final String APPLIED = "{\"success\":true,\"errors\":[],\"messages\":[]}";
  private static final String LISTED =
      "{\"success\":true,\"result\":{\"count\":1,\"issues\":"
          + "[{\"id\":\"i\",\"user_classification\":\"other\"}]}}";
  private static final Path KILL = Path.of("/bin/kill");

  @TempDir Path folder;

  private final List<String> bodies = new CopyOnWriteArrayList<>();

  @Test
  void ctrlCLeavesTheInsightsResetAndTheReportSaysSo() throws Exception {
    CountDownLatch underWay = new CountDownLatch(5);
    CountDownLatch interrupted = new CountDownLatch(1);
    int code = check(underWay, interrupted, null);

    assertThat(code).isEqualTo(130);
    assertThat(bodies.get(bodies.size() - 1)).isEqualTo("{\"classification\":null}");
    assertReportSaysSo();
  }

  @Test
  void anOrdinaryKillDoesTheSame() throws Exception {
    int code = check("-TERM", new CountDownLatch(5), new CountDownLatch(1), null);

    assertThat(code).isEqualTo(143);
    assertReportSaysSo();
  }

  @Test
  void ctrlCCutsAWaitShort() throws Exception {
    CountDownLatch underWay = new CountDownLatch(5);
    CountDownLatch interrupted = new CountDownLatch(0);
    int code = check(underWay, interrupted, "100");

    assertThat(code).isEqualTo(130);
    assertThat(bodies.get(bodies.size() - 1)).isEqualTo("{\"classification\":null}");
    assertReportSaysSo();
  }

  @Test
  void ctrlCLeavesAnInsightAsItWasFoundWhereTheListIsRead() throws Exception {
    CountDownLatch underWay = new CountDownLatch(5);
    CountDownLatch interrupted = new CountDownLatch(1);
    int code = check(underWay, interrupted, null, "--state-reader", "insights-list");

    assertThat(code).isEqualTo(130);
    assertThat(bodies.stream().filter(body -> !body.isEmpty()).reduce((one, other) -> other))
        .hasValueSatisfying(
            body ->
                assertThat(body)
                    .startsWith("{\"classification\":\"other\",\"rationale\":\"restored after "));
    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.required("left"))
        .singleElement()
        .extracting(left -> left.required("state").stringValue())
        .asString()
        .startsWith("other, as it was found, with a rationale of this run");
  }

  private void assertReportSaysSo() throws IOException {
    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.required("stopped").stringValue()).isEqualTo("it was interrupted");
    assertThat(report.required("left"))
        .isNotEmpty()
        .allMatch(left -> left.required("state").stringValue().equals("reset"));
    assertThat(report.required("verdict").stringValue()).isNotEqualTo("conformant");
  }

  /**
   * Runs against a server that takes everything until the fifth request; that one it holds back, or
   * answers with a wish to be asked later, until the process was sent the signal.
   */
  private int check(
      CountDownLatch underWay,
      CountDownLatch interrupted,
      @Nullable String retryAfter,
      String... options)
      throws Exception {
    return check("-INT", underWay, interrupted, retryAfter, options);
  }

  private int check(
      String signal,
      CountDownLatch underWay,
      CountDownLatch interrupted,
      @Nullable String retryAfter,
      String... options)
      throws Exception {
    assumeTrue(Files.isExecutable(KILL), "no " + KILL + " here; the signal isn't sent");
    assumeTrue(!interruptsAreIgnored(), "this process ignores the signal, and so do its children");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          underWay.countDown();
          boolean fifth = bodies.size() == 5;
          if (fifth) {
            await(interrupted);
          }
          byte[] answer =
              (exchange.getRequestMethod().equals("GET") ? LISTED : APPLIED)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          if (fifth && retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(
              fifth && retryAfter != null ? 429 : 200, head ? -1 : answer.length);
          if (!head) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--base-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--account",
                "a",
                "--issue",
                "i",
                "--report-dir",
                folder.toString()));
    command.addAll(List.of(options));
    Process run =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    try {
      assertThat(underWay.await(LONGEST_SECONDS, TimeUnit.SECONDS)).as("under way").isTrue();
      new ProcessBuilder(KILL.toString(), signal, String.valueOf(run.pid())).start().waitFor();
      interrupted.countDown();
      assertThat(run.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
      return run.exitValue();
    } finally {
      run.destroyForcibly();
      server.stop(0);
    }
  }

  /**
   * Whether whoever started this process had it ignore Ctrl-C, as a shell does in the background.
   */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean unused = latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
