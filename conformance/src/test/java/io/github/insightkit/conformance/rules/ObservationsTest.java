package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ObservationsTest {
  private static final String ZONE = path("i").replace("/accounts/a/", "/zones/z/");

  @Test
  void nothingIsObservedWhereNothingHappened() {
    assertThat(Observations.of(nothing().evidence())).isEmpty();
  }

  @Test
  void theFirstAnswerToAnOpenQuestionIsRecorded() {
    assertThat(
            Observations.of(
                nothing()
                    .accepted(RESET, RESET, FALSE_POSITIVE)
                    .refused(FALSE_POSITIVE)
                    .accepted(FALSE_POSITIVE)
                    .evidence()))
        .containsExactly(
            entry("reset-when-unclassified", "accepted"), entry("same-value", "refused"));
  }

  @Test
  void eachStatusOfAKindOfRefusalIsRecordedOnceInTheOrderInWhichTheyCame() {
    Recorded history = nothing().accepted(RESET, FALSE_POSITIVE);
    for (int status : new int[] {422, 400, 422}) {
      history.patch(OTHER).answered(status).patch(value("snoozed")).answered(400);
    }
    history.patch(ACCEPT_RISK).answered(500);

    assertThat(Observations.of(history.evidence()))
        .containsExactly(
            entry("status of direct-change", "422, 400"), entry("status of unknown-value", "400"));
  }

  @Test
  void aRefusalThatIsTheImplementationsOwnChoiceIsNotCountedAmongThem() {
    assertThat(Observations.of(nothing().accepted(RESET).refused(RESET, RESET).evidence()))
        .containsExactly(entry("reset-when-unclassified", "refused"));
  }

  @Test
  void aRefusalThatMayBeForTheFormOfTheRequestIsNotCountedAmongThem() {
    Recorded history = nothing().accepted(RESET, FALSE_POSITIVE);
    history.patch(OTHER).with("Content-Type", "text/plain").answered(415);

    assertThat(Observations.of(history.evidence()).keySet())
        .noneMatch(name -> name.contains("status"));
  }

  @Test
  void scopesThatReachTheSameInsightAreRecorded() {
    assertThat(
            Observations.of(
                nothing()
                    .accepted(RESET)
                    .patch(FALSE_POSITIVE)
                    .at(ZONE)
                    .answered(200)
                    .refused(OTHER)
                    .evidence()))
        .contains(entry("scopes", "shared"));
  }

  @Test
  void scopesOfWhichNothingIsKnownAreNotRecorded() {
    assertThat(Observations.of(nothing().accepted(RESET).evidence())).doesNotContainKey("scopes");
  }

  @Test
  void anAnswerThatDependsOnTheStateIsRecordedForEach() {
    Recorded history = nothing().accepted(RESET, OTHER).refused(OTHER);

    assertThat(Observations.of(history.accepted(RESET, FALSE_POSITIVE, FALSE_POSITIVE).evidence()))
        .containsExactly(entry("same-value", "accepted in false_positive, refused in other"));
  }
}
