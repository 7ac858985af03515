package io.github.insightkit.conformance.benchmarks;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Mock servers as whole processes: how long from the start of the process to the first 200, how
 * many requests a second, and how much memory afterwards. The servers take turns.
 */
public final class ServerBenchmark {
  private static final int ROUNDS = 5;

  private ServerBenchmark() {}

  private record Candidate(String name, String base, IntFunction<List<String>> command) {}

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
    Map<Candidate, List<ServedLoad>> all = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Candidate candidate : candidates) {
        ServedLoad figures = ServedLoad.of(candidate.command(), candidate.base() + path);
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
                Medians.of(some.stream().map(ServedLoad::seconds).toList()),
                Medians.of(some.stream().map(ServedLoad::rate).toList()),
                Medians.of(some.stream().map(one -> one.loaded() / 1024.0).toList()),
                Medians.of(some.stream().map(one -> one.idle() / 1024.0).toList())));
    forget(stubs);
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
}
