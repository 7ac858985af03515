package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.CONTRACT;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.nothingWithToken;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static io.github.insightkit.conformance.rules.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.requests.Disguise;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request has to look like, over histories that are written down. */
class StateRulesTest {
  /** What the contract leaves open between states is decided; a value stands. */
  private static Recorded decided() {
    return nothing().accepted(RESET, RESET, FALSE_POSITIVE, FALSE_POSITIVE);
  }

  private static final String OTHER_BARE = "{\"classification\":\"other\"}";

  private static Finding found(String rule, Recorded history) {
    return history.finding(StateRules.all(), rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTH-01", "AUTH-02", "AUTH-03", "AUTH-04"})
  void credentialsAreNotJudgedInARunWithoutAToken(String rule) {
    assertThat(found(rule, nothing().accepted(RESET)))
        .isEqualTo(new Finding.Inapplicable("the run was given no token"));
    assertThat(found(rule, nothingWithToken().accepted(RESET)))
        .isEqualTo(new Finding.Untested("nothing in the history asks for it"));
  }

  @Test
  void insightsAreNotKeptApartWhereThereIsOne() {
    Recorded history = nothing().accepted(RESET);

    assertThat(found("ISOLATION-01", history))
        .isEqualTo(new Finding.Inapplicable("the run was given one insight"));
    assertThat(found("ISOLATION-01", history.patch(FALSE_POSITIVE).at(path("j")).answered(200)))
        .isNotInstanceOf(Finding.Inapplicable.class);
    assertThat(
            found(
                "ISOLATION-01",
                nothing()
                    .accepted(RESET, FALSE_POSITIVE)
                    .patch(RESET)
                    .at(path("i-x"))
                    .answered(200)))
        .as("an id that only looks alike is no second insight")
        .isInstanceOf(Finding.Inapplicable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RATIONALE-02", "RATIONALE-03"})
  void anOptionalRationaleIsNotJudgedWhereEveryValueDemandsOne(String rule) {
    Evidence evidence = new Evidence(new Contents(demanding()), nothing().history());

    assertThat(
            StateRules.all().stream()
                .filter(one -> one.id().equals(rule))
                .map(one -> one.judge(evidence)))
        .containsExactly(
            new Finding.Inapplicable("every value of the contract demands a rationale"));
    assertThat(found(rule, nothing().accepted(RESET))).isInstanceOf(Finding.Untested.class);
  }

  /** The contract without its value that demands no rationale. */
  private static Contract demanding() {
    StateMachine machine = CONTRACT.machine();
    State optional = machine.state("false_positive");
    return new Contract(
        CONTRACT.version(),
        new StateMachine(
            machine.home(),
            machine.states().stream().filter(state -> !state.equals(optional)).toList(),
            machine.transitions().stream()
                .filter(row -> !row.from().equals(optional) && !row.to().equals(optional))
                .toList()),
        CONTRACT.operations(),
        CONTRACT.change(),
        CONTRACT.document());
  }

  /** One state is enough in which a body was refused and seen to change nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VALUE-05 | {\"classification\":\"OTHER\",\"rationale\":\"r\"}",
        "VALUE-06 | {\"classification\":\" other\",\"rationale\":\"r\"}",
        "VALUE-07 | {\"classification\":\"\",\"rationale\":\"r\"}",
        "VALUE-03 | {\"classification\":false}",
        "VALUE-04 | {",
        "RATIONALE-04 | {\"classification\":\"other\",\"rationale\":null}",
        "RATIONALE-05 | {\"classification\":\"other\",\"rationale\":[]}"
      })
  void aBodyThatIsRefusedPassesTheRuleAgainstIt(String rule, String body) {
    Recorded history = decided();

    assertThat(found(rule, history)).isInstanceOf(Finding.Untested.class);
    assertThat(found(rule, history.refused(body, OTHER).accepted(FALSE_POSITIVE)))
        .isInstanceOf(Finding.Holds.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ISOLATION-02, I",
    "ISOLATION-04, j",
    "SCOPE-02, %2569",
    "SCOPE-03, x%2F..%2Fi",
    "SCOPE-03, i;v=1"
  })
  void theRuleOfOneRelationSpeaksOfNoOther(String rule, String issue) {
    Recorded history =
        decided()
            .patch("{\"classification\":null,\"issue_id\":\"" + issue + "\"}")
            .at(path(issue))
            .answered(200)
            .refused(OTHER)
            .accepted(FALSE_POSITIVE);

    assertThat(found(rule, history))
        .as(rule)
        .isNotEqualTo(new Finding.Untested("nothing in the history asks for it"));
    assertThat(found("ISOLATION-03", history))
        .isEqualTo(new Finding.Untested("nothing in the history asks for it"));
  }

  @Test
  void anUnknownValueIsAskedForWhereNoneWasTried() {
    assertThat(found("VALUE-01", decided()).message())
        .contains("\"the unknown value \"unknown\"\"");
  }

  @Test
  void anUnknownValueHasToBeRefusedInEachState() {
    assertThat(found("VALUE-01", decided().refused(value("snoozed"))).message())
        .startsWith("12 of 16 ways of breaking it are not ruled out");
  }

  /**
   * Asked for a value after a reset, in turn; the value after a refusal tells that it was reset.
   */
  private static Recorded inTurn() {
    Recorded history = nothing().accepted(RESET);
    for (boolean accepted : new boolean[] {true, false, false, true, false, true, false}) {
      history.accepted(RESET);
      if (accepted) {
        history.accepted(OTHER);
      } else {
        history.refused(OTHER).accepted(ACCEPT_RISK);
      }
    }
    return history;
  }

  @Test
  void aValueThatIsRefusedInTurnIsToldSo() {
    assertThat(found(StateRequirements.SET.id(), inTurn()).message())
        .startsWith(
            "asked for other right after a reset: expected it to be accepted, got it refused 4"
                + " times and accepted 3 times, in turn;");
  }

  @Test
  void aValueThatOneInsightAloneMayHaveIsAMatterOfKeepingThemApart() {
    Recorded history = nothing().accepted(RESET, ACCEPT_RISK).refused(ACCEPT_RISK);
    for (int i = 0; i < 2; i++) {
      history.patch(RESET).at(path("j")).answered(200).patch(OTHER).at(path("j")).answered(200);
      history.accepted(RESET).refused(OTHER).accepted(ACCEPT_RISK, RESET);
      history.patch(RESET).at(path("j")).answered(200).accepted(OTHER, RESET);
    }

    assertThat(found("ISOLATION-01", history).message())
        .startsWith("asked for other while account a, insight j has it: ");
    assertThat(found(StateRequirements.SET.id(), history))
        .isEqualTo(new Finding.Undecided("ISOLATION-01 fails first; mend it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER_BARE, RESET})
  void anInsightThatWasNeverChangedIsNoSecondOne(String body) {
    Recorded history = nothing().accepted(RESET);

    assertThat(found("ISOLATION-01", history.patch(body).at(path("j")).answered(409)))
        .isEqualTo(new Finding.Inapplicable("the run was given one insight"));
    assertThat(found("ISOLATION-01", history.patch(RESET).at(path("j")).answered(200)))
        .isEqualTo(new Finding.Inapplicable("the run was given one insight"));
  }

  @Test
  void aRuleThatNothingInTheContractCouldBreakDoesNotApply() {
    Contract easy =
        Contract.parse(
            Frozen.text()
                .replace("rationaleRequired: true", "rationaleRequired: false")
                .replace("            enum: [accept_risk, other]", "            enum: [nothing]"));
    Evidence evidence = new Evidence(new Contents(easy), nothing().history());

    assertThat(StateRules.all())
        .filteredOn(
            rule ->
                rule.judge(evidence)
                    .equals(
                        new Finding.Inapplicable("the contract has nothing that it could break")))
        .extracting(Rule::id)
        .contains("RATIONALE-01")
        .doesNotContain("VALUE-01");
    assertThat(found("RATIONALE-01", nothing())).isInstanceOf(Finding.Untested.class);
  }

  @Test
  void whatIsToldByHttp1AloneDoesNotApplyOverTls() {
    History.Origin origin =
        new History.Origin("r", "https://127.0.0.1", CONTRACT.version(), 0, false);
    Evidence evidence = new Evidence(Recorded.CONTENTS, new History(origin, List.of()));

    assertThat(StateRules.all())
        .filteredOn(
            rule ->
                rule.judge(evidence)
                    .equals(
                        new Finding.Inapplicable(
                            "over TLS it may be HTTP/2, which frames messages in its own way")))
        .extracting(Rule::id)
        .containsExactlyElementsOf(
            RequestKinds.disguises().stream()
                .filter(Disguise::isOfFraming)
                .map(form -> form.requirement().id())
                .toList());
  }
}
