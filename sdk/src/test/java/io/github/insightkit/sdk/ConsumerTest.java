package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples of the README, with what the SDK brings along and nothing else. The full build does
 * the same with Maven and the published artifact.
 */
class ConsumerTest {
  private static final Path SAMPLES = Path.of("src/it/consumer/src/main/java");
  private static final String MAIN = "consumer.Samples";

  @TempDir Path classes;

  @Test
  void samplesRunOnTheClassPath() throws Exception {
    Sources.compile(List.of(SAMPLES), classes, path());
    try (URLClassLoader loader = Sources.loader(classes, path())) {
      run(loader.loadClass(MAIN));
    }
  }

  @Test
  void samplesRunOnTheModulePath() throws Exception {
    Sources.compileModule(SAMPLES, classes, path());
    List<Path> path = new ArrayList<>(path());
    path.add(classes);
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(path.toArray(Path[]::new)), ModuleFinder.of(), Set.of("consumer"));
    ModuleLayer.Controller modules =
        ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader());
    Class<?> main = modules.layer().findLoader("consumer").loadClass(MAIN);

    assertThat(main.getModule().getName()).isEqualTo("consumer");
    modules.addExports(main.getModule(), "consumer", ConsumerTest.class.getModule());
    run(main);
  }

  /** Throws if what the server got isn't what the samples say. */
  private static void run(Class<?> main) throws Exception {
    main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
  }

  private static List<Path> path() throws Exception {
    String libraries = Files.readString(Path.of("target/consumer-path.txt")).strip();
    return Stream.concat(
            Stream.of(Path.of("target/classes")),
            Stream.of(libraries.split(File.pathSeparator, -1)).map(Path::of))
        .toList();
  }
}
