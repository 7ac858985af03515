package io.github.insightkit.evolutions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;
import org.openapitools.codegen.languages.JavaClientCodegen;

/**
 * The generator as the build calls it: with what a {@code pom.xml} says of the plugin, in this
 * process. One at a time, for the generator keeps settings in static variables.
 */
final class Generator {
  /** The generator without its word of thanks; public for those who make it by its name. */
  public static final class Quiet extends JavaClientCodegen {
    @Override
    public void postProcess() {}
  }

  private final Project project;

  Generator(Project project) {
    this.project = project;
  }

  /**
   * Generates what an execution generates.
   *
   * @param module the folder of the module whose {@code pom.xml} has the execution
   * @param execution the execution's id
   * @param models the folder of the models, in place of the build's own
   * @param output where to
   */
  void generate(String module, String execution, Path models, Path output) throws IOException {
    GeneratorSettings settings =
        GeneratorSettings.of(project.root().resolve(module).resolve("pom.xml"), execution)
            .with(
                Map.of(
                    "template-models.dir", models.toString(),
                    "templates.dir", project.root().resolve("generator-templates").toString(),
                    "project.version", "1"));
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(settings.get("configurationFile"));
    if (!settings.get("generatorName").equals("java")) {
      throw new AssertionError("expected the generator java, came another; let Quiet extend that");
    }
    configurator.setGeneratorName(Quiet.class.getName());
    configurator.setLibrary(settings.get("library"));
    configurator.setInputSpec(settings.get("inputSpec"));
    configurator.setTemplateDir(settings.get("templateDirectory"));
    configurator.setOutputDir(output.toString());
    configurator.setApiPackage(settings.get("apiPackage"));
    configurator.setModelPackage(settings.get("modelPackage"));
    configurator.setInvokerPackage(settings.get("invokerPackage"));
    if (settings.values().containsKey("ignoreFileOverride")) {
      configurator.setIgnoreFileOverride(settings.get("ignoreFileOverride"));
    }
    settings.options().forEach(configurator::addAdditionalProperty);
    settings.pairs("typeMappings").forEach(configurator::addTypeMapping);
    settings.pairs("schemaMappings").forEach(configurator::addSchemaMapping);
    synchronized (Generator.class) {
      GlobalSettings.reset();
      GlobalSettings.setProperty("supportingFiles", settings.get("supportingFilesToGenerate"));
      List.of("apis", "models").forEach(kind -> GlobalSettings.setProperty(kind, ""));
      List.of("apiTests", "apiDocs", "modelTests", "modelDocs")
          .forEach(kind -> GlobalSettings.setProperty(kind, "false"));
      new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }
  }
}
