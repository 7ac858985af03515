package io.github.insightkit.sdk;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/** The arrows between the packages. */
@AnalyzeClasses(
    packages = "io.github.insightkit.sdk",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String INTERNAL = "io.github.insightkit.sdk.internal";

  @ArchTest
  static final ArchRule generatedCodeKnowsNothingOfTheRuntime =
      noClasses()
          .that()
          .resideInAnyPackage("..sdk.api..", "..sdk.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.github.insightkit.sdk", INTERNAL);

  @ArchTest
  static final ArchRule modelsKnowNothingOfHttp =
      noClasses()
          .that()
          .resideInAPackage("..sdk.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("retrofit2..", "okhttp3..", "..sdk.api..");

  @ArchTest
  static final ArchRule innerPartsDontKnowThePublicOnes =
      noClasses()
          .that()
          .resideInAPackage(INTERNAL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.insightkit.sdk");

  @ArchTest
  static final ArchRule noPublicSignatureShowsAnInnerType =
      classes()
          .that()
          .resideOutsideOfPackage(INTERNAL)
          .and()
          .haveModifier(PUBLIC)
          .should(showNoInnerType());

  @ArchTest
  static final ArchRule modelsAreReadAndWrittenWithoutReflection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.google.gson.Gson")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("com.google.gson.reflect..");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses().should().callMethod(Throwable.class, "printStackTrace");

  /** Others keep the common pool busy, and it has one thread or none on a small machine. */
  @ArchTest
  static final ArchRule nothingRunsOnTheCommonPool =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a future runs something without an executor", ArchitectureTest::runsAnywhere))
          .orShould()
          .callMethod(ForkJoinPool.class, "commonPool");

  private static boolean runsAnywhere(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(CompletableFuture.class)
        && call.getName().matches("\\w+Async|delayedExecutor|\\w+OnTimeout|orTimeout")
        && !call.getTargetOwner().getPackageName().startsWith("io.github.insightkit")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Executor.class));
  }

  private static ArchCondition<JavaClass> showNoInnerType() {
    return new ArchCondition<>("show no type of " + INTERNAL) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaClass> shown =
            Stream.concat(
                type.getCodeUnits().stream()
                    .filter(unit -> unit.getModifiers().contains(PUBLIC))
                    .flatMap(ArchitectureTest::typesOf),
                type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(PUBLIC))
                    .map(JavaField::getRawType));
        Stream.concat(shown, type.getAllRawInterfaces().stream())
            .filter(other -> other.getPackageName().equals(INTERNAL))
            .forEach(
                other ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " shows " + other.getName())));
      }
    };
  }

  private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
    return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()));
  }
}
