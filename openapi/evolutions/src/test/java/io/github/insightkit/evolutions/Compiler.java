package io.github.insightkit.evolutions;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the SDK, with every warning and every complaint about Javadoc an error. */
final class Compiler {
  private static final List<String> OPTIONS =
      List.of(
          "--release",
          "17",
          "-proc:none",
          "-parameters",
          "-Xlint:all,-processing,-path,-classfile",
          "-Xdoclint:all/protected",
          "-Werror");

  private final List<Path> libraries =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(entry -> entry.endsWith(".jar") && !entry.contains("insight-classification"))
          .map(Path::of)
          .toList();

  /** What the SDK and the kit rest on, loaded once for all evolutions. */
  private final ClassLoader shared =
      new URLClassLoader(urls(libraries), ClassLoader.getPlatformClassLoader());

  /**
   * Compiles.
   *
   * @param folders where the sources lie
   * @param classes where to
   * @return the complaints, or nothing
   */
  Optional<String> complaints(List<Path> folders, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(List.of("-d", classes.toString(), "-cp", path(libraries)));
    StringWriter complaints = new StringWriter();
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
                  files.getJavaFileObjectsFromPaths(sources(folders)))
              .call();
      return done ? Optional.empty() : Optional.of(complaints.toString());
    }
  }

  /** A loader of these classes, and of what the SDK and the kit rest on. */
  URLClassLoader loader(List<Path> classes) {
    return new URLClassLoader(urls(classes), shared);
  }

  private static List<Path> sources(List<Path> folders) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("module-info.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static URL[] urls(List<Path> entries) {
    return entries.stream()
        .map(
            entry -> {
              try {
                return entry.toUri().toURL();
              } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
              }
            })
        .toArray(URL[]::new);
  }
}
