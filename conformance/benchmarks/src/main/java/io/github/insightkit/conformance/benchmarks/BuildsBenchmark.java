package io.github.insightkit.conformance.benchmarks;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two builds of the kit as whole processes, in turns: what a run, a self-test and a mock server
 * take, on each of some JDKs, as a table in Markdown. Needs GNU time, for what a process took.
 */
public final class BuildsBenchmark {
  private static final Path TIME = Path.of("/usr/bin/time");

  /** One of how many servers a self-test is tried on: all of them take an hour for seven rounds. */
  private static final int SHARE = 10;

  /** A server in the list that the new build gives of those that it knows. */
  private static final Pattern LISTED = Pattern.compile("(?m)^  (\\S+): ");

  private final Path scratch;
  private final String path;
  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  private BuildsBenchmark(Path scratch) {
    Operation operation = Contract.bundled().operations().get(0);
    this.path = "/client/v4" + operation.path(operation.ownerExample(), operation.issueExample());
    this.scratch = scratch;
  }

  /** How the kit is started: all that goes before its own arguments. */
  private record Build(String name, List<String> command, Map<String, String> environment) {}

  /**
   * Measures.
   *
   * @param args what to measure, of run, mock and selftest, with commas; how many rounds; the old
   *     jar, the new one, and the new launcher; and the homes of the JDKs, if not just this one
   */
  public static void main(String[] args) throws Exception {
    if (args.length < 5 || !Files.isExecutable(TIME)) {
      System.err.println(
          "expected WHAT ROUNDS OLD.jar NEW.jar LAUNCHER [JDK ...], and GNU time at " + TIME);
      System.exit(64);
    }
    Path scratch = Files.createTempDirectory("builds");
    BuildsBenchmark benchmark = new BuildsBenchmark(scratch);
    List<String> jdks =
        args.length > 5
            ? List.of(args).subList(5, args.length)
            : List.of(System.getProperty("java.home"));
    for (String what : args[0].split(",", -1)) {
      for (String jdk : jdks) {
        benchmark.measure(what, Integer.parseInt(args[1]), benchmark.builds(args, jdk), jdk);
      }
    }
    benchmark.print();
    try (Stream<Path> files = Files.walk(scratch)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }

  private List<Build> builds(String[] args, String jdk) throws Exception {
    String java = Path.of(jdk, "bin", "java").toString();
    Build launched =
        new Build(
            "new, launched",
            List.of(absolute(args[4])),
            Map.of(
                "JAVA_HOME",
                jdk,
                "INSIGHT_CONFORMANCE_JAR",
                absolute(args[3]),
                "INSIGHT_CONFORMANCE_ARCHIVES",
                scratch.resolve("archives").toString()));
    took(launched, List.of("archive"));
    return List.of(
        new Build("old", List.of(java, "-jar", absolute(args[2])), Map.of()),
        new Build("new", List.of(java, "-jar", absolute(args[3])), Map.of()),
        launched);
  }

  /** The commands run in a folder of their own. */
  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private void measure(String what, int rounds, List<Build> builds, String jdk) throws Exception {
    String on = what + ", " + Path.of(jdk).getFileName();
    List<String> selftest = what.equals("selftest") ? selftest(builds) : List.of();
    // The first of each reads the files into memory for the others; a self-test is long enough.
    for (int round = what.equals("selftest") ? 0 : -1; round < rounds; round++) {
      for (Build build : builds) {
        Map<String, Double> took =
            switch (what) {
              case "run" ->
                  took(build, List.of("run", "--seed", "1", "--report-dir", scratch + "/report"));
              case "selftest" -> took(build, selftest);
              case "mock" -> served(build);
              default -> throw new IllegalArgumentException("expected run, mock or selftest");
            };
        System.err.println(on + ", " + build.name() + ", round " + round + ": " + took);
        if (round >= 0) {
          took.forEach(
              (figure, value) ->
                  figures
                      .computeIfAbsent(on + ": " + figure, unused -> new LinkedHashMap<>())
                      .computeIfAbsent(build.name(), unused -> new ArrayList<>())
                      .add(value));
        }
      }
    }
  }

  /** A self-test on every tenth of the servers that all of these builds know. */
  private List<String> selftest(List<Build> builds) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("selftest"));
    for (String option : List.of("--fault", "--variant")) {
      List<String> servers =
          LISTED
              .matcher(known(builds.get(builds.size() - 1), option))
              .results()
              .map(line -> line.group(1))
              .collect(Collectors.toCollection(ArrayList::new));
      for (Build build : builds) {
        servers.retainAll(new HashSet<>(List.of(known(build, option).split("[\\s:,]+", -1))));
      }
      for (int i = 0; i < servers.size(); i += SHARE) {
        arguments.addAll(List.of(option, servers.get(i)));
      }
    }
    System.err.println("on " + (arguments.size() - 1) / 2 + " servers that all builds know");
    return arguments;
  }

  /** What a build says when it is asked for a server that there isn't: which ones there are. */
  private String known(Build build, String option) throws IOException {
    List<String> command = new ArrayList<>(build.command());
    command.addAll(List.of("selftest", option, "?"));
    ProcessBuilder process = new ProcessBuilder(command).directory(scratch.toFile());
    process.environment().putAll(build.environment());
    process.redirectErrorStream(true);
    try (InputStream said = process.start().getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Map<String, Double> took(Build build, List<String> arguments)
      throws IOException, InterruptedException {
    Path file = scratch.resolve("took");
    List<String> command = new ArrayList<>(List.of(TIME.toString(), "-o", file.toString()));
    command.addAll(List.of("-f", "%e %U %S %M"));
    command.addAll(build.command());
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).directory(scratch.toFile());
    process.environment().putAll(build.environment());
    process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    int status = process.start().waitFor();
    // A self-test that misses a race now and then has taken as long as any.
    if (status > (arguments.get(0).equals("selftest") ? 1 : 0)) {
      throw new IllegalStateException("expected the status 0, got " + status + ": " + command);
    }
    List<String> lines = Files.readAllLines(file);
    String[] fields = lines.get(lines.size() - 1).split(" ", -1);
    Map<String, Double> took = new LinkedHashMap<>();
    took.put("wall, s", Double.valueOf(fields[0]));
    took.put("CPU, s", Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]));
    took.put("peak memory, MB", Double.parseDouble(fields[3]) / 1024);
    return took;
  }

  private Map<String, Double> served(Build build) throws Exception {
    List<String> command = new ArrayList<>(List.of("env"));
    build.environment().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(build.command());
    ServedLoad load =
        ServedLoad.of(
            port -> {
              List<String> whole = new ArrayList<>(command);
              whole.addAll(List.of("mock", "--port", String.valueOf(port)));
              return whole;
            },
            path);
    Map<String, Double> served = new LinkedHashMap<>();
    served.put("start to first 200, s", load.seconds());
    served.put("requests a second", load.rate());
    served.put("memory after load, MB", load.loaded() / 1024.0);
    served.put("memory when idle, MB", load.idle() / 1024.0);
    return served;
  }

  private void print() {
    List<String> names = figures.values().iterator().next().keySet().stream().toList();
    System.out.println(
        "| median of " + rounds() + " (and by the old one) | " + String.join(" | ", names) + " |");
    System.out.println("| --- |" + " --- |".repeat(names.size()));
    figures.forEach(
        (figure, builds) -> {
          List<Double> medians = builds.values().stream().map(Medians::of).toList();
          StringBuilder row = new StringBuilder("| " + figure + " |");
          for (double value : medians) {
            row.append(String.format(Locale.ROOT, value < 100 ? " %.2f" : " %.0f", value));
            row.append(String.format(Locale.ROOT, " (%.2f) |", value / medians.get(0)));
          }
          System.out.println(row);
        });
  }

  private int rounds() {
    return figures.values().iterator().next().values().iterator().next().size();
  }
}
