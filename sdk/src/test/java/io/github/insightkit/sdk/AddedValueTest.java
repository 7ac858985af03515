package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK as it is, with what the generator makes of a contract that has a fifth value. */
class AddedValueTest {
  private static final String VALUE = "mitigated";
  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"),
          Path.of("target/generated-sources/reads/java"),
          Path.of("target/generated-with-a-fifth-value/client/java"));

  @TempDir Path classes;

  @Test
  void valueGetsATypeAndAMethod() throws Exception {
    List<Path> libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
    Sources.compile(SOURCES, classes, libraries);

    try (URLClassLoader loader = Sources.loader(classes, libraries)) {
      Class<?> insight = loader.loadClass("io.github.insightkit.sdk.Insight");
      Class<?> classification = loader.loadClass("io.github.insightkit.sdk.Classification");
      Method factory = classification.getMethod(VALUE, String.class);
      Object made = factory.invoke(null, "behind rule 12");

      assertThat(insight.getMethod(VALUE, String.class)).isNotNull();
      assertThat(made.getClass().getSimpleName()).isEqualTo("Mitigated");
      assertThat(made.getClass().isRecord()).isTrue();
      assertThat(Stream.of(insight.getMethods()).filter(m -> m.getName().equals(VALUE)))
          .as("no overload without a rationale")
          .hasSize(1);
    }
  }
}
