package io.github.insightkit.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
  static final ArchRule rulesSeeHistoriesAndNothingElse =
      noClasses()
          .that()
          .resideInAnyPackage(
              KIT + "rules..",
              KIT + "automaton..",
              KIT + "model..",
              KIT + "requests..",
              KIT + "history..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KIT + "transport..",
              KIT + "workload..",
              KIT + "run..",
              KIT + "report..",
              KIT + "command..",
              "java.net.http..",
              "okhttp3..")
          .because("a rule is a pure function over a history");

  @ArchTest
  static final ArchRule workloadsKnowNoVerdicts =
      noClasses()
          .that()
          .resideInAnyPackage(KIT + "workload..", KIT + "transport..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KIT + "rules..", KIT + "report..", KIT + "run..", KIT + "command..")
          .because("what is sent must not depend on how it is judged");

  @ArchTest
  static final ArchRule nothingThatJudgesKnowsTheReferenceServer =
      noClasses()
          .that()
          .resideInAnyPackage(
              KIT + "rules..",
              KIT + "automaton..",
              KIT + "model..",
              KIT + "requests..",
              KIT + "history..",
              KIT + "workload..",
              KIT + "transport..",
              KIT + "report..",
              KIT + "run..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KIT + "reference..")
          .because("the kit must not mistake its own server's habits for the contract");

  @ArchTest
  static final ArchRule theReferenceServerKnowsNothingOfTheKit =
      noClasses()
          .that()
          .resideInAPackage(KIT + "reference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KIT + "rules..",
              KIT + "automaton..",
              KIT + "model..",
              KIT + "requests..",
              KIT + "workload..",
              KIT + "transport..",
              KIT + "run..",
              KIT + "report..",
              KIT + "command..");

  @ArchTest
  static final ArchRule theChainRunsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("contract")
          .definedBy(KIT + "contract..", KIT + "json..")
          .layer("history")
          .definedBy(KIT + "history..")
          .layer("requests")
          .definedBy(KIT + "requests..")
          .layer("model")
          .definedBy(KIT + "model..")
          .layer("automaton")
          .definedBy(KIT + "automaton..")
          .layer("transport")
          .definedBy(KIT + "transport..")
          .layer("workload")
          .definedBy(KIT + "workload..")
          .layer("rules")
          .definedBy(KIT + "rules..")
          .layer("report")
          .definedBy(KIT + "report..")
          .layer("run")
          .definedBy(KIT + "run..")
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("run")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("report", "run")
          .whereLayer("workload")
          .mayOnlyBeAccessedByLayers("run")
          .whereLayer("requests")
          .mayOnlyBeAccessedByLayers("model", "automaton", "workload", "rules", "run")
          .whereLayer("automaton")
          .mayOnlyBeAccessedByLayers("workload", "rules", "report", "run")
          .whereLayer("transport")
          .mayOnlyBeAccessedByLayers("workload", "run");
}
