package io.github.insightkit.conformance.benchmarks;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Mock servers as whole processes: how long from the start of the process to the first 200, how
 * many requests a second, and how much memory afterwards. The servers take turns.
 */
public final class ServerBenchmark {
  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration LOAD = Duration.ofSeconds(6);
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final String BODY = "{\"classification\":null}";

  private ServerBenchmark() {}

  private record Candidate(String name, String base, Command command) {}

  @FunctionalInterface
  private interface Command {
    List<String> at(int port) throws IOException;
  }

  private record Figures(double seconds, double rate, long loaded, long idle) {}

  /**
   * Measures.
   *
   * @param args the kit's runnable jar, WireMock's, the contract, and the script of Prism's command
   *     if it is to be measured too
   */
  public static void main(String[] args) throws Exception {
    Operation operation = Contract.bundled().operations().get(0);
    String path = operation.path(operation.ownerExample(), operation.issueExample());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path stubs = stubs();
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(
        new Candidate(
            "mock",
            "/client/v4",
            port -> List.of(java, "-jar", args[0], "mock", "--port", String.valueOf(port))));
    candidates.add(
        new Candidate(
            "WireMock",
            "",
            port ->
                List.of(
                    java,
                    "-jar",
                    args[1],
                    "--port",
                    String.valueOf(port),
                    "--root-dir",
                    stubs.toString(),
                    "--no-request-journal",
                    "--disable-banner")));
    if (args.length > 3 && !args[3].isBlank()) {
      candidates.add(
          new Candidate(
              "Prism",
              "",
              port ->
                  List.of(
                      "node",
                      args[3],
                      "mock",
                      "--port",
                      String.valueOf(port),
                      "--host",
                      "127.0.0.1",
                      "--verboseLevel",
                      "silent",
                      args[2])));
    }
    Map<Candidate, List<Figures>> all = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Candidate candidate : candidates) {
        Figures figures = measured(candidate, candidate.base() + path);
        all.computeIfAbsent(candidate, unused -> new ArrayList<>()).add(figures);
        System.out.println(round + " " + candidate.name() + " " + figures);
      }
    }
    System.out.println(
        "| server | start to first 200, s | requests a second | MB after load | MB when idle |");
    System.out.println("| --- | --- | --- | --- | --- |");
    all.forEach(
        (candidate, some) ->
            System.out.printf(
                "| %s | %.2f | %.0f | %.0f | %.0f |%n",
                candidate.name(),
                median(some.stream().map(Figures::seconds).toList()),
                median(some.stream().map(Figures::rate).toList()),
                median(some.stream().map(one -> one.loaded() / 1024.0).toList()),
                median(some.stream().map(one -> one.idle() / 1024.0).toList())));
    forget(stubs);
  }

  private static Figures measured(Candidate candidate, String path) throws Exception {
    int port = freePort();
    LoadGenerator load = new LoadGenerator(port, path, BODY);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(candidate.command().at(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      double seconds = firstAnswer(load, process, start);
      load.run(CONNECTIONS, WARM_UP);
      double rate = load.run(CONNECTIONS, LOAD);
      long loaded = memory(process);
      Thread.sleep(IDLE.toMillis());
      return new Figures(seconds, rate, loaded, memory(process));
    } finally {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static double firstAnswer(LoadGenerator load, Process process, long start)
      throws Exception {
    while (true) {
      try {
        int status = load.once();
        if (status == 200) {
          return (System.nanoTime() - start) / 1e9;
        }
        throw new IllegalStateException("expected status 200, got " + status);
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - start > 60e9) {
          throw e;
        }
        Thread.sleep(2);
      }
    }
  }

  /** The resident memory of a process in kB; as Linux has it. */
  private static long memory(Process process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path stubs() throws IOException {
    Path root = Files.createTempDirectory("stubs");
    Files.writeString(
        Files.createDirectories(root.resolve("mappings")).resolve("change.json"),
        """
        {"request": {"method": "PATCH", "urlPathPattern": "/[^/]+/[^/]+/security-center/insights/[^/]+/classification"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"},
          "jsonBody": {"success": true, "errors": [], "messages": [], "result": {}}}}
        """);
    return root;
  }

  private static void forget(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
