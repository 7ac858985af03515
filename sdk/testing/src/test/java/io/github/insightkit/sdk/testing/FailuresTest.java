package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.sdk.InsightsException;
import io.github.insightkit.sdk.OutcomeUnknownException;
import io.github.insightkit.sdk.PagingException;
import io.github.insightkit.sdk.RateLimitedException;
import io.github.insightkit.sdk.ReclassifyException;
import io.github.insightkit.sdk.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a test can have a failure of every kind. */
class FailuresTest {
  @Test
  void everyKindOfFailureCanBeMade() {
    List<InsightsException> made =
        List.of(
            Failures.refused(409, 1001, "Another value stands"),
            Failures.rateLimited(Duration.ofSeconds(30)),
            Failures.credentials(),
            Failures.edgeBlocked(1020),
            Failures.notSent(),
            Failures.outcomeUnknown(true),
            Failures.malformedAnswer(),
            Failures.unanswered(),
            Failures.paging(PagingException.Reason.PAGE_REPEATED),
            Failures.reclassify(ReclassifyException.Half.SET, Fault.replyLost()));

    assertThat(made.stream().map(Object::getClass).distinct().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(
            kinds(InsightsException.class).map(Class::getName).toList());
    assertThat(made).allSatisfy(failure -> assertThat(failure.attempts()).isEqualTo(1));
  }

  /** All that can be thrown: the sealed types, and of those that can be both, both. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    Stream<Class<?>> own =
        java.lang.reflect.Modifier.isAbstract(type.getModifiers()) ? Stream.of() : Stream.of(type);
    return type.isSealed()
        ? Stream.concat(own, Stream.of(type.getPermittedSubclasses()).flatMap(FailuresTest::kinds))
        : own;
  }

  @Test
  void failureSaysWhatTheTestSaid() {
    assertThat(Failures.refused(409, 1001, "Another value stands"))
        .hasMessageContaining("Refused with 409: 1001 Another value stands");
    assertThat(Failures.edgeBlocked(1020).edgeCode()).hasValue(1020);
    RateLimitedException limited = Failures.rateLimited(Duration.ofMillis(1_500));
    assertThat(limited.retryAfter()).as("in whole seconds").isEqualTo(Duration.ofSeconds(2));
    assertThat(Failures.rateLimited(null).retryAfter()).isNull();
    assertThat(limited.insight()).isEqualTo(Failures.INSIGHT);
  }

  @Test
  void unknownOutcomeCanBeSettledEitherWay() {
    OutcomeUnknownException applied = Failures.outcomeUnknown(true);
    assertThat(applied.settle(Duration.ofSeconds(30))).isInstanceOf(Settlement.Applied.class);
    assertThat(Failures.outcomeUnknown(false).settle(Duration.ofSeconds(30)))
        .isInstanceOf(Settlement.NotApplied.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOO_MANY")
  void pagesCanNotBeTurnedForEveryReason(PagingException.Reason reason) {
    assertThat(Failures.paging(reason).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @EnumSource
  void eitherHalfOfAReclassificationFails(ReclassifyException.Half half) {
    ReclassifyException failure = Failures.reclassify(half, Fault.refused(400, 1001, "no"));

    assertThat(failure.half()).isEqualTo(half);
    assertThat(failure.failure()).hasMessageContaining("1001 no");
  }

  @Test
  void whatTheClientDoesNotThrowCanNotBeMade() {
    assertThatThrownBy(() -> Failures.refused(403, 10_000, "no"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected what ends in a RefusedException, got a class")
        .hasMessageContaining("CredentialsException");
    assertThatThrownBy(() -> Failures.reclassify(ReclassifyException.Half.SET, Fault.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected what ends in a ReclassifyException, got something that goes well");
    assertThatThrownBy(() -> Failures.paging(PagingException.Reason.TOO_MANY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected a reason that a few answers can show, got TOO_MANY");
  }
}
