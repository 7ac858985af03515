import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the samples on the class path and on the module path, on this JDK and on the newest one found. */
public class Launch {
  public static void main(String[] args) throws Exception {
    String path = args[0];
    Map<Integer, Path> jdks = jdks();
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    Path newest = new ArrayList<>(jdks.values()).get(jdks.size() - 1);
    if (!newest.toRealPath().equals(homes.get(0).toRealPath())) {
      homes.add(newest);
    }
    for (Path home : homes) {
      run(home, "-cp", path, "consumer.Samples");
      run(home, "-p", path, "-m", "consumer/consumer.Samples");
    }
  }

  private static void run(Path home, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of(arguments));
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new AssertionError("Expected exit 0, got " + exit + " from " + command);
    }
    System.out.println("samples ran on " + home + " with " + arguments[0]);
  }

  /** Every JDK of 17 or more that lies beside this one or where people put them, by its number. */
  private static Map<Integer, Path> jdks() throws IOException {
    Map<Integer, Path> found = new TreeMap<>();
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> places =
        List.of(
            own.getParent(),
            Path.of("/usr/lib/jvm"),
            Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"),
            Path.of(System.getProperty("user.home"), ".jdks"));
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> homes = Files.list(place)) {
          homes.filter(home -> Files.isExecutable(home.resolve("bin/java"))).forEach(home -> add(found, home));
        }
      }
    }
    found.putIfAbsent(Runtime.version().feature(), own);
    return found;
  }

  private static void add(Map<Integer, Path> found, Path home) {
    File release = home.resolve("release").toFile();
    if (!release.isFile()) {
      return;
    }
    try (Stream<String> lines = Files.lines(release.toPath())) {
      lines
          .filter(line -> line.startsWith("JAVA_VERSION=\""))
          .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*$", "$1"))
          .map(Integer::valueOf)
          .filter(feature -> feature >= 17)
          .forEach(feature -> found.put(feature, home));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
