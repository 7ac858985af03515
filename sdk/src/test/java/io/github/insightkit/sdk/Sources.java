package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources that a test compiles by itself. */
final class Sources {
  private Sources() {}

  /** Compiles what lies in these folders, as no module; an error fails the test. */
  static void compile(List<Path> folders, Path classes, List<Path> classPath) throws IOException {
    compile(
        in(folders).stream().filter(file -> !file.endsWith("module-info.java")).toList(),
        classes,
        "-cp",
        classPath);
  }

  /** Compiles what lies in this folder, as a module; an error fails the test. */
  static void compileModule(Path folder, Path classes, List<Path> modulePath) throws IOException {
    compile(in(List.of(folder)), classes, "-p", modulePath);
  }

  private static void compile(List<Path> sources, Path classes, String option, List<Path> path)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of(
            option,
            path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            "--release",
            "17",
            "-proc:none",
            "-d",
            classes.toString());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(done).as(complaints.toString()).isTrue();
    }
  }

  /** A loader of these classes, which knows nothing of the test's own. */
  static URLClassLoader loader(Path classes, List<Path> classPath) throws IOException {
    List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (Path entry : classPath) {
      urls.add(entry.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static List<Path> in(List<Path> folders) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }
}
