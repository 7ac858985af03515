package io.github.insightkit.evolutions;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;

/** The check of the contract, as the build runs it before anything is generated. */
final class Check {
  private final Project project;
  private final ClassLoader loader;
  private final Method main;

  /** Loads the check from where its module was compiled, for its jar holds documents alone. */
  Check(Project project) throws IOException, ReflectiveOperationException {
    this.project = project;
    URL classes = project.root().resolve("openapi/target/classes/").toUri().toURL();
    this.loader = new URLClassLoader(new URL[] {classes}, Check.class.getClassLoader());
    this.main =
        loader
            .loadClass("io.github.insightkit.contract.TemplateModels")
            .getMethod("main", String[].class);
  }

  /** Says what the check has against a contract; nothing if it writes the models. */
  Optional<String> refusal(Evolved evolved) throws ReflectiveOperationException {
    String[] arguments = {
      project.root().toString(),
      evolved.models().toString(),
      evolved.contract().toString(),
      evolved.reads().toString()
    };
    // The schemas of OpenAPI lie beside the check, and are looked for where the thread says.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      main.invoke(null, (Object) arguments);
      return Optional.empty();
    } catch (InvocationTargetException broken) {
      return Optional.of(String.valueOf(broken.getTargetException().getMessage()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
