package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.insightkit.sdk.AuditEntry;
import io.github.insightkit.sdk.Classification;
import io.github.insightkit.sdk.EnvelopeItem;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fake makes of a change, in each state. */
class FakeStateMachineTest {
  private static final InsightRef REF = InsightRef.zone("z", "i");

  private final FakeInsights fake = new FakeInsights().add(REF);
  private final Insight insight = fake.client().insight(REF);

  static List<State.Transition> transitions() {
    return State.TRANSITIONS;
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private static @Nullable Classification in(State state) {
    return state.of(Classification.acceptRisk("because").toChange());
  }

  private void begin(State state) {
    Classification classification = in(state);
    if (classification != null) {
      fake.set(REF, classification, "somebody");
    }
  }

  private void send(@Nullable Classification classification) {
    if (classification == null) {
      insight.reset();
    } else {
      insight.classify(classification);
    }
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void changeIsMadeAsTheContractSays(State.Transition transition) {
    begin(transition.from());
    Classification wanted = in(transition.to());

    if (transition.outcome() == State.Outcome.REFUSED) {
      RefusedException refused = catchThrowableOfType(RefusedException.class, () -> send(wanted));
      assertThat(refused.body()).isEqualTo(transition.answer()).isNotEmpty();
      assertThat(fake.classification(REF)).isEqualTo(in(transition.from()));
    } else {
      send(wanted);
      assertThat(fake.classification(REF)).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void whatIsOpenIsRefusedIfTheFakeIsTold(State.Transition transition) {
    fake.refuseWhatIsOpen();
    begin(transition.from());
    Classification wanted = in(transition.to());

    if (transition.outcome() == State.Outcome.ACCEPTED) {
      send(wanted);
      assertThat(fake.classification(REF)).isEqualTo(wanted);
    } else {
      RefusedException refused = catchThrowableOfType(RefusedException.class, () -> send(wanted));
      assertThat(refused.getMessage())
          .contains(
              transition.outcome() == State.Outcome.REFUSED
                  ? "Reset the classification before"
                  : "The description leaves this open, and this fake refuses it");
      assertThat(fake.classification(REF)).isEqualTo(in(transition.from()));
    }
  }

  @Test
  void anotherValueTakesAReset() {
    insight.falsePositive();
    assertThatThrownBy(() -> insight.acceptRisk("rule 12"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Refused with 400: 1001 Reset the classification before");
    insight.reset();
    insight.acceptRisk("rule 12");

    assertThat(fake.classification(REF)).isEqualTo(Classification.acceptRisk("rule 12"));
    assertThat(fake.history(REF))
        .extracting(AuditEntry::previousValue, AuditEntry::currentValue, AuditEntry::rationale)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, "false_positive", null),
            org.assertj.core.groups.Tuple.tuple("false_positive", null, null),
            org.assertj.core.groups.Tuple.tuple(null, "accept_risk", "rule 12"));
  }

  @Test
  void valueThatTheContractDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> insight.classify(Classification.unrecognized("snoozed", null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("The contract knows no such classification");
    assertThatThrownBy(() -> fake.set(REF, Classification.unrecognized("snoozed", null), "they"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected a classification that the contract knows, got");
  }

  @Test
  void insightThatIsNotThereIsRefused() {
    InsightRef gone = InsightRef.account("a", "i");
    fake.add(gone).remove(gone);

    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> fake.client().insight(gone).falsePositive());
    assertThat(refused.status()).hasValue(404);
    assertThat(refused.errors())
        .extracting(EnvelopeItem::message)
        .first()
        .asString()
        .contains("There is no such insight: account_id a");
    assertThatThrownBy(() -> fake.classification(gone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add it first");
  }

  @Test
  void resetOfNothingLeavesNoEntry() {
    insight.reset();

    assertThat(fake.history(REF)).isEmpty();
    assertThat(fake.requests())
        .containsExactly(
            new FakeRequest(
                Operation.CHANGE,
                REF,
                "/zones/z/security-center/insights/i/classification",
                "{\"classification\":null}"));
  }
}
