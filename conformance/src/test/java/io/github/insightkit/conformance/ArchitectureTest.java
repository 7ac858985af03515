package io.github.insightkit.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@AnalyzeClasses(
    packages = "io.github.insightkit.conformance",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String KIT = "io.github.insightkit.conformance.";

  @ArchTest
  static final ArchRule theKitNeverTalksThroughTheSdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.insightkit.sdk..")
          .because("a bug in the SDK must not hide a bug in a server");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching(KIT + "(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that needs itself by a detour can't be read alone");

  @ArchTest
  static final ArchRule rulesArePureFunctionsOverAHistory =
      noClasses()
          .that()
          .resideInAnyPackage(
              KIT + "rules..",
              KIT + "automaton..",
              KIT + "requests..",
              KIT + "history..",
              KIT + "contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "okhttp3..", "org.apache.hc..", "io.netty..")
          .because("a history is judged without any server");

  @ArchTest
  static final ArchRule nothingThatJudgesKnowsTheMock =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              KIT + "mock..", KIT + "selftest..", KIT + "command..", KIT + "junit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KIT + "mock..")
          .because("the kit must not mistake its own server's habits for the contract");

  /** What each package may know, from the first to the last. */
  static final Map<String, List<String>> ARROWS = arrows();

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("contract", List.of());
    arrows.put("history", List.of("contract"));
    arrows.put("mock.server", List.of("contract", "history"));
    // What two rows need is a combinator, and stands once, in the server.
    arrows.put("mock.faults", List.of("contract", "mock.server"));
    arrows.put("mock.variants", List.of("contract", "mock.server"));
    arrows.put("requests", List.of("contract", "history"));
    arrows.put("automaton", List.of("contract", "history", "requests"));
    arrows.put("rules", List.of("contract", "history", "requests", "automaton"));
    arrows.put("verdict", List.of("contract", "history", "requests", "automaton", "rules"));
    arrows.put(
        "report", List.of("contract", "history", "requests", "automaton", "rules", "verdict"));
    arrows.put("transport", List.of("history"));
    arrows.put("session", List.of("contract", "history", "requests", "transport"));
    arrows.put("workload", List.of("contract", "history", "requests", "automaton", "session"));
    arrows.put(
        "pact",
        List.of("contract", "history", "requests", "rules", "transport", "session", "workload"));
    arrows.put(
        "run",
        List.of(
            "contract",
            "history",
            "requests",
            "automaton",
            "rules",
            "verdict",
            "transport",
            "session",
            "workload",
            "pact"));
    return arrows;
  }

  @ArchTest
  static void theChainRunsOneWay(JavaClasses classes) {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String layer : ARROWS.keySet()) {
      layers = layers.layer(layer).definedBy(KIT + layer + "..");
    }
    for (Map.Entry<String, List<String>> arrow : ARROWS.entrySet()) {
      layers =
          arrow.getValue().isEmpty()
              ? layers.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
              : layers
                  .whereLayer(arrow.getKey())
                  .mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
    }
    layers
        .because(
            "what is sent doesn't depend on how it is judged, nor a verdict on how it is shown")
        .check(classes);
  }
}
