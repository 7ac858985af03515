package io.github.insightkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.command.RunCommand;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.mock.server.MockServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The steps of the GitHub Action do what it says, with the kit as a process of its own. */
class ActionTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z-]+)");
  private static final Pattern PINNED = Pattern.compile("[\\w/.-]+@[0-9a-f]{40}");
  private static final Set<String> NO_FLAGS =
      Set.of("token", "allow-undecided", "jar", "java-version", "artifact");

  private final JsonNode action = yaml(ROOT.resolve("action.yml"));

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void theKitAsAJar() throws IOException {
    jar = folder.resolve("kit.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "io.github.insightkit.conformance.Main");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
  }

  @Test
  void everyInputIsAFlagOfRunOrOneOfTheOthersAndIsUsed() {
    Set<String> inputs = new TreeSet<>(action.required("inputs").propertyNames());
    Set<String> used =
        INPUT
            .matcher(action.required("runs").toString())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isEqualTo(inputs);

    CommandLine run = new CommandLine(new RunCommand());
    inputs.removeAll(NO_FLAGS);
    assertThat(inputs).allMatch(input -> run.getCommandSpec().findOption("--" + input) != null);
  }

  @Test
  void whatOthersWroteIsPinnedByCommit() throws IOException {
    try (Stream<Path> workflows = Files.list(ROOT.resolve(".github/workflows"))) {
      assertThat(Stream.concat(workflows, Stream.of(ROOT.resolve("action.yml"))))
          .allSatisfy(
              file ->
                  assertThat(yaml(file).findValues("uses"))
                      .extracting(JsonNode::stringValue)
                      .filteredOn(used -> !used.equals("./"))
                      .isNotEmpty()
                      .allMatch(PINNED.asMatchPredicate()));
    }
  }

  @Test
  void passesWhereTheServerKeepsTheContract() throws Exception {
    try (MockServer server = server(List.of())) {
      Job job = job(Map.of("base-url", server.baseUri().toString(), "token", "a-long-token"));
      assertThat(job.outputs()).isEqualTo("verdict=conformant\nexit-code=0\n");
      assertThat(job.summary()).startsWith("## Conformant: ");
      assertThat(job.last()).isEqualTo(new Ended(0, ""));
      assertThat(folder.resolve("its report/junit.xml")).isNotEmptyFile();
    }
  }

  @Test
  void failsWhereItBreaksTheContract() throws Exception {
    try (MockServer server = server(List.of("reset-not-applied"))) {
      Job job = job(Map.of("base-url", server.baseUri().toString(), "token", "a-long-token"));
      assertThat(job.outputs()).isEqualTo("verdict=nonconformant\nexit-code=1\n");
      assertThat(job.summary()).startsWith("## Nonconformant: ");
      assertThat(job.last())
          .isEqualTo(
              new Ended(
                  1, "::error::the implementation breaks the contract; the summary says where\n"));
    }
  }

  @Test
  void failsWithoutAVerdictWhereNothingWasChecked() throws Exception {
    Job refused = job(Map.of("base-url", "https://example.org/v4", "token", "a-long-token"));
    assertThat(refused.outputs()).isEqualTo("verdict=error\nexit-code=64\n");
    assertThat(refused.said()).contains("say --allow-reset if that is what you want");
    assertThat(refused.last())
        .isEqualTo(
            new Ended(64, "::error::no verdict; the kit exited with 64 and says why above\n"));

    Files.writeString(jar, "no jar");
    Job broken = job(Map.of("base-url", "http://127.0.0.1:1"));
    assertThat(broken.outputs()).isEqualTo("verdict=error\nexit-code=1\n");
    assertThat(broken.summary()).isEmpty();
    assertThat(broken.last().code()).isEqualTo(1);
  }

  @Test
  void saysWhatASwitchTakes() throws Exception {
    Job job = job(Map.of("base-url", "http://127.0.0.1:1", "strict", "yes"));
    assertThat(job.said()).isEqualTo("::error::strict: expected true or false, came yes\n");
    assertThat(job.outputs()).isEmpty();
  }

  @Test
  void anUndecidedVerdictFailsUnlessTold() throws Exception {
    assertThat(last(Map.of("VERDICT", "undecided", "INPUT_ALLOW_UNDECIDED", "false")))
        .isEqualTo(new Ended(2, "::error::the kit couldn't decide; the summary says why\n"));
    assertThat(last(Map.of("VERDICT", "undecided", "INPUT_ALLOW_UNDECIDED", "true")))
        .isEqualTo(new Ended(0, ""));
  }

  /** What a job has of the step that checks, and how the last step ended. */
  private record Job(String said, String outputs, String summary, Ended last) {}

  private record Ended(int code, String said) {}

  private static MockServer server(List<String> faults) {
    Contract contract = Contract.bundled();
    KnownChanges catalogue = Faults.of(contract);
    return MockServer.builder(contract)
        .token("a-long-token")
        .changes(faults.stream().map(catalogue::named).toList())
        .start();
  }

  /** Runs the step that checks and the one that says how it ended, as GitHub would. */
  private Job job(Map<String, String> given) throws Exception {
    Map<String, String> inputs = new HashMap<>();
    for (Map.Entry<String, JsonNode> input : action.required("inputs").properties()) {
      inputs.put(input.getKey(), input.getValue().path("default").asString(""));
    }
    inputs.putAll(
        Map.of("account", "a", "issue", "i\nj\n", "profile", "transition", "jar", jar.toString()));
    inputs.put("report-dir", "its report");
    inputs.putAll(given);

    Path outputs = Files.writeString(folder.resolve("outputs"), "");
    Path summary = Files.writeString(folder.resolve("summary"), "");
    Map<String, String> environment = new HashMap<>();
    environment.put("GITHUB_OUTPUT", outputs.toString());
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    JsonNode check = step("Check the implementation");
    for (Map.Entry<String, JsonNode> variable : check.required("env").properties()) {
      String input = variable.getValue().stringValue().replaceAll("\\$\\{\\{ inputs\\.|}}| ", "");
      environment.put(variable.getKey(), inputs.get(input));
    }
    Ended checked = bash(check.required("run").stringValue(), environment);
    String put = Files.readString(outputs);
    Map<String, String> ended =
        put.lines().map(line -> line.split("=", 2)).collect(Collectors.toMap(x -> x[0], x -> x[1]));
    Ended last =
        last(
            Map.of(
                "VERDICT", ended.getOrDefault("verdict", ""),
                "EXIT_CODE", ended.getOrDefault("exit-code", "1"),
                "INPUT_ALLOW_UNDECIDED", "false"));
    return new Job(checked.said(), put, Files.readString(summary), last);
  }

  private Ended last(Map<String, String> environment) throws Exception {
    return bash(step("Say how it ended").required("run").stringValue(), environment);
  }

  private JsonNode step(String name) {
    return action
        .required("runs")
        .required("steps")
        .valueStream()
        .filter(step -> step.required("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a script with the options that GitHub gives bash. */
  private Ended bash(String script, Map<String, String> environment) throws Exception {
    Path file = Files.writeString(folder.resolve("script"), script);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("CI", "true");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GITHUB_ACTION_PATH", ROOT.toString());
    builder.environment().putAll(environment);
    Path said = folder.resolve("said");
    int code =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    return new Ended(code, Files.readString(said, UTF_8));
  }

  private static JsonNode yaml(Path file) {
    return YAMLMapper.shared().readTree(file);
  }
}
