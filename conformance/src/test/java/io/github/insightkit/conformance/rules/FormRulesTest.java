package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.body;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.rules.Recorded.Asked;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not depend on the form of a request, over histories that are written down. */
class FormRulesTest {
  private static final String ODD = body("other", "a\\u0000b");
  private static final String LONG = body("other", "x".repeat(101));
  private static final Finding NOT_ASKED =
      new Finding.Untested("nothing in the history asks for it");

  private static final Map<String, UnaryOperator<Asked>> FORMS =
      Map.of(
          "HTTP-06", asked -> asked.by("POST"),
          "HTTP-08", asked -> asked.with("Content-Type", "application/json; charset=utf-8"),
          "HTTP-09", asked -> asked.with("Transfer-Encoding", "chunked"),
          "HTTP-12", asked -> asked.at(path("i") + "?classification=accept_risk"),
          "HTTP-13", asked -> asked.at(path("i") + "/"),
          "HTTP-05", asked -> asked.by("GET"));

  private static Finding found(String rule, Recorded history) {
    return history.finding(Catalogue.rules(), rule);
  }

  private static Asked form(Recorded history, String rule, String body) {
    return Objects.requireNonNull(FORMS.get(rule)).apply(history.patch(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-05", "HTTP-06", "HTTP-08", "HTTP-09", "HTTP-12", "HTTP-13"})
  void theRuleAboutOneFormSpeaksOfNoOther(String rule) {
    Recorded history = nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE);
    form(history, rule, OTHER).answered(409).refused(ACCEPT_RISK).accepted(FALSE_POSITIVE);

    for (String id : FORMS.keySet()) {
      if (!id.equals(rule)) {
        assertThat(found(id, history)).as(id).isEqualTo(NOT_ASKED);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP-08", "HTTP-09"})
  void aFormThatEverybodyHasToTakePassesOnceItWasTakenForWhatItSays(String rule) {
    Recorded history = nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE, RESET);
    form(history, rule, FALSE_POSITIVE).answered(200).refused(OTHER).accepted(FALSE_POSITIVE);

    assertThat(found(rule, history)).isInstanceOf(Finding.Holds.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-08", "HTTP-09"})
  void aFormThatEverybodyHasToTakeMustNotFail(String rule) {
    Recorded history = nothing().accepted(RESET);
    form(history, rule, OTHER).answered(500);
    form(history, rule, OTHER).answered(500);

    assertThat(found(rule, history).message())
        .startsWith("asked for other ")
        .endsWith(": expected no server error, got status 500, 2 times in 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP-06", "HTTP-12", "HTTP-13"})
  void aFormThatNobodyHasToTakeMayFail(String rule) {
    Recorded history = nothing().accepted(RESET);
    form(history, rule, OTHER).answered(500);
    form(history, rule, OTHER).answered(500);

    assertThat(found(rule, history)).isNotInstanceOf(Finding.Broken.class);
  }

  @Test
  void oddTextMayBeRefusedOrTaken() {
    assertThat(found("TEXT-02", nothing().accepted(RESET).refused(ODD).accepted(ODD)))
        .isEqualTo(new Finding.Holds("2 such requests met no server error"));
  }

  @Test
  void oddTextThatHasAnotherEffectIsToldByTheState() {
    assertThat(
            found("TEXT-02", StateBreaches.standing().refused(ODD).accepted(ACCEPT_RISK)).message())
        .isEqualTo(StateBreaches.moved("other with odd characters in the rationale was refused"));
  }

  @Test
  void oddTextIsNotPassedUnansweredOrUnsent() {
    assertThat(found("TEXT-02", nothing().accepted(RESET)))
        .isEqualTo(new Finding.Untested("no such requests were sent"));
    assertThat(found("TEXT-02", nothing().accepted(RESET).patch(ODD).cutOff()))
        .isEqualTo(new Finding.Undecided("no answer came to such requests"));
  }

  @Test
  void aLongRationaleMayBeRefusedOrTaken() {
    assertThat(found("TEXT-03", nothing().accepted(RESET).refused(LONG).accepted(LONG)))
        .isEqualTo(new Finding.Holds("2 long rationales met no server error"));
  }

  @Test
  void aLongRationaleIsNotPassedUnansweredOrUnsent() {
    assertThat(found("TEXT-03", nothing().accepted(RESET, body("other", "x".repeat(100)), RESET)))
        .isEqualTo(new Finding.Untested("no long rationales were sent"));
    assertThat(found("TEXT-03", nothing().accepted(RESET, body("other", " "))))
        .isEqualTo(new Finding.Untested("no long rationales were sent"));
    assertThat(found("TEXT-03", nothing().accepted(RESET).patch(LONG).cutOff()))
        .isEqualTo(new Finding.Undecided("no answer came to long rationales"));
  }

  @ParameterizedTest
  @CsvSource({"DURABILITY-01, 0", "DURABILITY-02, 1000000"})
  void whatStandsAfterAnInterruptionIsToldFromTheOtherKind(String rule, long pause) {
    Recorded history = nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE);
    if (pause == 0) {
      history.patch(OTHER).with("Connection", "close").answered(409);
    }
    history.paused(pause).refused(OTHER, ACCEPT_RISK).accepted(FALSE_POSITIVE);

    assertThat(found(rule, history)).isNotEqualTo(NOT_ASKED);
    // After a pause there is another connection as well.
    if (pause == 0) {
      assertThat(found("DURABILITY-02", history)).isEqualTo(NOT_ASKED);
    }
  }

  @Test
  void lessThanASecondIsNoPause() {
    assertThat(
            found(
                "DURABILITY-02",
                nothing().accepted(RESET, FALSE_POSITIVE).paused(999_999).refused(OTHER)))
        .isEqualTo(NOT_ASKED);
  }
}
