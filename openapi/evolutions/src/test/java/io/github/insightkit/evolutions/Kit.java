package io.github.insightkit.evolutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kit, which is compiled already and reads the new contract when it starts. */
record Kit(Project project, Compiler compiler) implements Stage {
  private static final int SEEDS = 4;

  @Override
  public String name() {
    return "kit";
  }

  @Override
  public String follow(Evolved evolved) throws Exception {
    Evolution.Expected.Followed followed =
        (Evolution.Expected.Followed) evolved.evolution().expected();
    String report = evolved.folder().resolve("report").toString();
    // In front of the kit's classes the documents after the evolution, which it finds there.
    List<Path> classes = List.of(evolved.folder(), project.kitClasses());
    // jqwik looks for its services where the thread says.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = compiler.loader(classes)) {
      thread.setContextClassLoader(loader);
      Method execute =
          loader
              .loadClass("io.github.insightkit.conformance.command.InsightConformance")
              .getMethod(
                  "execute", Map.class, PrintWriter.class, PrintWriter.class, String[].class);
      // The pause of DURABILITY is a real one, and no evolution is about it.
      succeeds(execute, "run", "--skip", "DURABILITY", "--report-dir", report);
      // What is sent is held to the contract first, and differs from seed to seed.
      for (int seed = 1; seed <= SEEDS; seed++) {
        succeeds(execute, "plan", "--only", "VALUE", "--seed", Integer.toString(seed));
      }
      succeeds(execute, "selftest", "--fault", followed.fault(), "--report-dir", report);
      return "conformant; catches `" + followed.fault() + "`";
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void succeeds(Method execute, String... args) throws Exception {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    assertThat(execute.invoke(null, Map.of(), out, out, args)).as("%s", said).isEqualTo(0);
  }
}
