package io.github.insightkit.conformance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/**
 * Nothing runs on the common pool, in the product or in tests: it has one thread where there are
 * two processors, and is everybody's.
 */
class CommonPoolTest {
  private static final Set<String> TIMED = Set.of("orTimeout", "completeOnTimeout");

  private static final ArchRule NOTHING_RUNS_THERE =
      noClasses()
          .should()
          .callCodeUnitWhere(target(usesTheCommonPool()))
          .because("pass an executor, or start a thread");

  private static DescribedPredicate<CodeUnitCallTarget> usesTheCommonPool() {
    return DescribedPredicate.describe(
        "uses the common pool",
        call -> {
          String name = call.getName();
          boolean executor =
              call.getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(Executor.class));
          if (call.getOwner().isAssignableTo(CompletionStage.class)) {
            return !executor
                && (name.endsWith("Async")
                    || name.equals("delayedExecutor")
                    || TIMED.contains(name));
          }
          return name.equals("parallelStream")
              || (name.equals("commonPool") && call.getOwner().isEquivalentTo(ForkJoinPool.class))
              || (name.equals("parallel") && call.getOwner().isAssignableTo(BaseStream.class));
        });
  }

  @Test
  void nothingRunsThere() {
    JavaClasses all =
        new ClassFileImporter()
            .importPaths(
                Path.of("target/classes"),
                Path.of("target/test-classes"),
                Path.of("../sdk/target/classes"),
                Path.of("../sdk/target/test-classes"))
            .that(
                DescribedPredicate.describe(
                    "aren't the breaches",
                    type -> !type.getName().startsWith(CommonPoolBreach.class.getName())));

    assertThat(all.size()).isGreaterThan(500);
    NOTHING_RUNS_THERE.check(all);
  }

  @Test
  void eachWayThereIsSeen() {
    for (Class<?> breach :
        List.of(
            CommonPoolBreach.Async.class,
            CommonPoolBreach.Delayed.class,
            CommonPoolBreach.Timed.class,
            CommonPoolBreach.Pool.class,
            CommonPoolBreach.Parallel.class,
            CommonPoolBreach.ParallelStream.class)) {
      assertThatThrownBy(
              () -> NOTHING_RUNS_THERE.check(new ClassFileImporter().importClasses(breach)))
          .as(breach.getName())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("pass an executor, or start a thread");
    }
    NOTHING_RUNS_THERE.check(new ClassFileImporter().importClasses(CommonPoolBreach.None.class));
  }
}
