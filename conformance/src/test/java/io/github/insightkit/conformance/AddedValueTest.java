package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Overall;
import io.github.insightkit.conformance.rules.Verdict;
import io.github.insightkit.conformance.run.Checked;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A value that is added to the contract, in a copy of the tree, and to nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class AddedValueTest {
  private static final String VALUE = "mitigated";
  private static final List<String> WITHOUT_OUTPUT =
      List.of("target", ".git", "conformance-report");

  @TempDir static Path copy;

  private Contract contract = Contract.bundled();

  @BeforeAll
  void addTheValue() throws Exception {
    Path root = Path.of("..").toRealPath();
    for (String part :
        List.of("pom.xml", ".mvn", "openapi", "generator-templates", "sdk", "conformance")) {
      copyTree(root.resolve(part), copy.resolve(part));
    }
    Path document = copy.resolve("openapi/insight-classification.yaml");
    Files.writeString(document, withFifthValue(Files.readString(document)));
    contract = Contract.read(document);
    maven("-pl", "openapi,sdk", "compile");
  }

  @Test
  void theSdkGetsATypeAndAMethod() throws Exception {
    List<URL> classPath = new ArrayList<>();
    classPath.add(copy.resolve("sdk/target/classes").toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("sdk")) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> insight = loader.loadClass("io.github.insightkit.sdk.Insight");
      Class<?> classification = loader.loadClass("io.github.insightkit.sdk.Classification");
      Method factory = classification.getMethod(VALUE, String.class);
      Object made = factory.invoke(null, "behind rule 12");

      assertThat(insight.getMethod(VALUE, String.class)).isNotNull();
      assertThat(insight.getGenericInterfaces())
          .extracting(Object::toString)
          .containsExactly(
              "io.github.insightkit.sdk.ClassificationVerbs<io.github.insightkit.sdk.Receipt>");
      assertThat(made.getClass().getSimpleName()).isEqualTo("Mitigated");
      assertThat(made.getClass().isRecord()).isTrue();
      assertThat(Stream.of(insight.getMethods()).filter(m -> m.getName().equals(VALUE)))
          .as("no overload without a rationale")
          .hasSize(1);
    }
  }

  @Test
  void theKitAndTheReferenceServerGetItsTransitions() throws Exception {
    Report report = Checked.report(contract, ReferenceServer.builder(contract));

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(report.history().exchanges())
        .extracting(exchange -> exchange.request().body().text())
        .anyMatch(body -> body.contains(VALUE));
  }

  @Test
  void theKitCatchesAServerThatGetsItsTransitionsWrong() throws Exception {
    Report report =
        Checked.report(
            contract,
            ReferenceServer.builder(contract)
                .faults(List.of(Faults.of(contract).named("direct-change-mitigated-to-other"))));

    assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("TRANSITION-02");
  }

  private static String withFifthValue(String yaml) {
    YAMLMapper mapper = YAMLMapper.shared();
    JsonNode document = mapper.readTree(yaml);
    array(document, "/components/schemas/ClassificationValue/enum").add(VALUE);
    array(document, "/components/schemas/ClassificationChange/if/properties/classification/enum")
        .add(VALUE);
    ((ObjectNode) document.requiredAt("/components/examples"))
        .putObject("Mitigated")
        .putObject("value")
        .put("classification", VALUE)
        .put("rationale", "Rule 12.");
    ArrayNode states = array(document, "/x-state-machine/states");
    ArrayNode rows = array(document, "/x-state-machine/transitions");
    List<String> others = new ArrayList<>();
    states.forEach(state -> others.add(state.required("state").stringValue()));
    for (String other : others) {
      boolean home = other.equals("unclassified");
      row(rows, other, VALUE, home, "Mitigated");
      row(rows, VALUE, other, home, requestFor(rows, other));
    }
    rows.addObject()
        .put("from", VALUE)
        .put("to", VALUE)
        .put("outcome", "unspecified")
        .put("observation", "same-value")
        .put("request", "Mitigated");
    states
        .addObject()
        .put("state", VALUE)
        .put("classification", VALUE)
        .put("rationaleRequired", true)
        .put("description", "Something stands in the way. Takes a rationale.");
    return mapper.writeValueAsString(document);
  }

  private static void row(
      ArrayNode rows, String from, String to, boolean accepted, String request) {
    rows.addObject()
        .put("from", from)
        .put("to", to)
        .put("outcome", accepted ? "accepted" : "refused")
        .put("request", request)
        .put("response", accepted ? "Applied" : "RefusedDirectChange");
  }

  private static String requestFor(ArrayNode rows, String to) {
    for (JsonNode row : rows) {
      if (row.required("to").stringValue().equals(to)) {
        return row.required("request").stringValue();
      }
    }
    throw new AssertionError("no row leads to " + to);
  }

  private static ArrayNode array(JsonNode document, String pointer) {
    return (ArrayNode) document.requiredAt(pointer);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path relative = from.relativize(path);
        boolean output =
            Stream.of(relative.toString().split(Pattern.quote(File.separator), -1))
                .anyMatch(WITHOUT_OUTPUT::contains);
        if (!output) {
          Path target = relative.toString().isEmpty() ? to : to.resolve(relative);
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else {
            Files.copy(path, target);
          }
        }
      }
    }
  }

  private static void maven(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(
                Objects.requireNonNull(
                    System.getProperty("maven.home"), "the build passes maven.home"),
                "bin",
                System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn")
            .toString());
    command.addAll(List.of("-q", "-B", "-o", "-Dspotless.check.skip=true"));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.addAll(List.of(arguments));
    Path log = copy.resolve("maven.log");
    Process process =
        new ProcessBuilder(command)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("Maven ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
