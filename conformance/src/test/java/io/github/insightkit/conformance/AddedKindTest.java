package io.github.insightkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kind of request that is added by one row, a fault that is added by another, and nothing else:
 * the two files are compiled anew, and the rest of the kit is as it was built.
 */
class AddedKindTest {
  private static final Path SOURCES =
      Path.of("src/main/java", AddedKindTest.class.getPackageName().replace('.', '/'));
  private static final String KINDS = "requests/ValueKinds.java";
  private static final String FAULTS = "mock/faults/MemberFaults.java";

  /** Before this row of the kinds, which is the widest of them. */
  private static final String LAST_KIND = "          UNKNOWN);";

  private static final String KIND =
      """
                respelled(
                    "value-qualified",
                    "the value %s with its type before it",
                    value -> value.replace("Type:", ""),
                    List.of(value -> "Type:" + value),
                    must(
                        "VALUE-90",
                        Clause.C04,
                        "A value is told from one with its type before it.",
                        "A listed value after its type.",
                        "How the value is looked up: by what stands last in it.")),
      """;

  private static final String FIRST_FAULT = "      value-case-ignored | VALUE-05 |";
  private static final String FAULT =
      """
            value-type-ignored | VALUE-90 | a type before a value is dropped | unknown value | read-as Type:~
      """;

  @TempDir static Path compiled;

  @BeforeAll
  static void addTheRows() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                compiled.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    arguments.add(withRow(KINDS, LAST_KIND, KIND).toString());
    arguments.add(withRow(FAULTS, FIRST_FAULT, FAULT).toString());

    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  private static Path withRow(String file, String before, String row) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    assertThat(source).containsOnlyOnce(before);
    Path copy = compiled.resolve(Path.of(file).getFileName());
    return Files.writeString(copy, source.replace(before, row + before));
  }

  @Test
  void theKitSendsItRecognisesItAndCatchesTheFaultByItsRuleAlone() throws Exception {
    assertThat(kit("selftest", "--fault", "value-type-ignored", "--variant", "result-null"))
        .contains("2 as declared")
        .contains("0 caught by other rules besides, 0 false alarms");
  }

  @Test
  void itsRuleIsListedAndExplained() throws Exception {
    assertThat(kit("list")).contains("VALUE-90");
    assertThat(kit("explain", "VALUE-90"))
        .contains("A value is told from one with its type before it.")
        .contains("Look at: How the value is looked up: by what stands last in it.");
  }

  /** What a command that ends well says. */
  private static String kit(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                compiled + File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(compiled, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the command ends").isTrue();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
