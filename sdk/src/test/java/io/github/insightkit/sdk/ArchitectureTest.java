package io.github.insightkit.sdk;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What users see, and what the parts may know of each other. */
@AnalyzeClasses(
    packages = "io.github.insightkit.sdk",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OURS = "io.github.insightkit.sdk";

  private static final DescribedPredicate<JavaClass> USERS_CAN_NAME =
      DescribedPredicate.describe("users can name", ArchitectureTest::isVisible);

  /** One package, so that what users don't need is hidden by the language. */
  @ArchTest static final ArchRule thereIsOnePackage = classes().should().resideInAPackage(OURS);

  @ArchTest
  static final ArchRule publicSignaturesShowWhatUsersCanName =
      classes().that(USERS_CAN_NAME).should(showOnlyWhatUsersCanName());

  @ArchTest
  static final ArchRule adaptersAndOperationsAreNotPublic =
      classes()
          .that()
          .haveSimpleNameEndingWith("Adapter")
          .or()
          .haveSimpleNameEndingWith("Api")
          .or()
          .haveSimpleNameEndingWith("Envelope")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule recordsKnowNothingOfHttp =
      noClasses()
          .that()
          .areRecords()
          .and(USERS_CAN_NAME)
          .and()
          .doNotHaveSimpleName("CallOptions")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("retrofit2..", "okhttp3..");

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

  private static ArchCondition<JavaClass> showOnlyWhatUsersCanName() {
    return new ArchCondition<>("show only public types, and none of Gson or Retrofit") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaClass> shown =
            Stream.concat(
                type.getCodeUnits().stream()
                    .filter(unit -> isShown(unit.getModifiers()))
                    .flatMap(ArchitectureTest::typesOf),
                type.getFields().stream()
                    .filter(field -> isShown(field.getModifiers()))
                    .flatMap(field -> field.getAllInvolvedRawTypes().stream()));
        Stream.concat(shown, type.getAllRawInterfaces().stream())
            .filter(other -> !canBeNamed(other))
            .forEach(
                other ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " shows " + other.getName())));
      }
    };
  }

  private static boolean isShown(Set<JavaModifier> modifiers) {
    return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  private static boolean canBeNamed(JavaClass type) {
    return type.getPackageName().equals(OURS)
        ? isVisible(type)
        : !type.getPackageName().matches("(com\\.google\\.gson|retrofit2|okio)(\\..*)?");
  }

  private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getParameterTypes().stream()
            .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()),
        unit.getReturnType().getAllInvolvedRawTypes().stream());
  }
}
