package io.github.insightkit.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

  @ArchTest
  static final ArchRule faultsAndVariantsAreRowsOverTheServerAndKnowNothingOfEachOther =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("server")
          .definedBy(KIT + "mock.server..")
          .layer("faults")
          .definedBy(KIT + "mock.faults..")
          .layer("variants")
          .definedBy(KIT + "mock.variants..")
          .whereLayer("server")
          .mayNotAccessAnyLayer()
          .whereLayer("faults")
          .mayOnlyAccessLayers("server")
          .whereLayer("variants")
          .mayOnlyAccessLayers("server")
          .because("what two rows need is a combinator, and stands once, in the server");

  /** What each package may know; the contract and histories are known to all. */
  @ArchTest
  static final ArchRule theChainRunsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("contract")
          .definedBy(KIT + "contract..")
          .layer("history")
          .definedBy(KIT + "history..")
          .layer("requests")
          .definedBy(KIT + "requests..")
          .layer("automaton")
          .definedBy(KIT + "automaton..")
          .layer("rules")
          .definedBy(KIT + "rules..")
          .layer("verdict")
          .definedBy(KIT + "verdict..")
          .layer("report")
          .definedBy(KIT + "report..")
          .layer("transport")
          .definedBy(KIT + "transport..")
          .layer("session")
          .definedBy(KIT + "session..")
          .layer("workload")
          .definedBy(KIT + "workload..")
          .layer("pact")
          .definedBy(KIT + "pact..")
          .layer("run")
          .definedBy(KIT + "run..")
          .layer("mock")
          .definedBy(KIT + "mock..")
          .whereLayer("contract")
          .mayNotAccessAnyLayer()
          .whereLayer("history")
          .mayOnlyAccessLayers("contract")
          .whereLayer("requests")
          .mayOnlyAccessLayers("contract", "history")
          .whereLayer("automaton")
          .mayOnlyAccessLayers("contract", "history", "requests")
          .whereLayer("rules")
          .mayOnlyAccessLayers("contract", "history", "requests", "automaton")
          .whereLayer("verdict")
          .mayOnlyAccessLayers("contract", "history", "requests", "automaton", "rules")
          .whereLayer("report")
          .mayOnlyAccessLayers("contract", "history", "requests", "automaton", "rules", "verdict")
          .whereLayer("transport")
          .mayOnlyAccessLayers("history")
          .whereLayer("session")
          .mayOnlyAccessLayers("contract", "history", "requests", "transport")
          .whereLayer("workload")
          .mayOnlyAccessLayers("contract", "history", "requests", "automaton", "session")
          .whereLayer("run")
          .mayOnlyAccessLayers(
              "contract",
              "history",
              "requests",
              "automaton",
              "rules",
              "verdict",
              "transport",
              "session",
              "workload",
              "pact")
          .whereLayer("mock")
          .mayOnlyAccessLayers("contract", "history")
          .because(
              "what is sent doesn't depend on how it is judged, nor a verdict on how it is shown");
}
