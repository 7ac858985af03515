package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.State.RationaleNeed;
import org.junit.jupiter.api.Test;

/** The contract as data, read anew for each test. */
class ContractTest {
  private final Contract contract = Contract.parse(Frozen.text());
  private final StateMachine machine = contract.machine();

  @Test
  void theStatesAreReadWithWhatTheyAskForInTheOrderOfTheDocument() {
    assertThat(machine.home()).isEqualTo(machine.state("unclassified"));
    assertThat(machine.states())
        .containsExactly(
            new State("unclassified", null, RationaleNeed.UNSPECIFIED),
            new State("false_positive", "false_positive", RationaleNeed.OPTIONAL),
            new State("accept_risk", "accept_risk", RationaleNeed.REQUIRED),
            new State("other", "other", RationaleNeed.REQUIRED));
  }

  @Test
  void homeIsTheStateThatTheDocumentNames() {
    Contract turned =
        Contract.parse(
            """
            info: {version: 1}
            paths:
              /owners/{owner}/things/{thing}/verdict:
                parameters:
                  - {name: owner, example: o}
                  - {name: thing, example: t}
                patch:
                  x-scope: owner
                  responses: {200: {}, 202: {}, 4XX: {}}
                  requestBody:
                    content:
                      application/json:
                        schema:
                          properties: {verdict: {x-role: value}, why: {x-role: reason}}
            x-state-machine:
              home: none
              states:
                - {state: some, classification: some, rationaleRequired: false}
                - {state: none, classification: null}
              transitions:
                - {from: some, to: none, outcome: refused}
            """
                .replace("version: 1", "version: '1'"));

    assertThat(turned.machine().home()).isEqualTo(turned.machine().state("none"));
    assertThat(turned.machine().transitions())
        .containsExactly(
            new Transition(
                turned.machine().state("some"),
                turned.machine().state("none"),
                Outcome.REFUSED,
                null));
    assertThat(turned.roles()).isEqualTo(new Roles("verdict", "why"));
    assertThat(turned.operation("owner").path("1", "2")).isEqualTo("/owners/1/things/2/verdict");
    assertThat(turned.operation("owner").successes()).containsExactly(200, 202);
  }

  @Test
  void anySuccessIsNamedWhereTheContractNamesTheClass() {
    Contract both = Contract.parse(Frozen.text().replace("2XX:", "202: {}\n        2XX:"));

    assertThat(both.operations()).allMatch(operation -> operation.namesSuccess(200));
  }

  @Test
  void onlyTheNamedSuccessesAreSuccessesWhereTheContractNamesThem() {
    Contract named = Contract.parse(Frozen.text().replace("2XX:", "202:"));

    assertThat(named.operation("zone").namesSuccess(202)).isTrue();
    assertThat(named.operation("zone").namesSuccess(200)).isFalse();
  }

  @Test
  void aResetMayDemandAReason() {
    Contract strict =
        Contract.parse(
            Frozen.text()
                .replace("enum: [accept_risk, other]", "enum: [accept_risk, other, null]"));

    assertThat(strict.machine().home().rationale()).isEqualTo(RationaleNeed.REQUIRED);
  }

  @Test
  void aFileThatTheKitWasBuiltWithIsReadWhole() {
    assertThat(Contract.resource("/insight-classification.yaml")).startsWith("openapi: ");
    assertThatIllegalStateException()
        .isThrownBy(() -> Contract.resource("/nowhere.yaml"))
        .withMessage("expected /nowhere.yaml on the class path, found nothing");
  }

  @Test
  void theValuesAreTheStatesThatAResetDoesNotLeadTo() {
    assertThat(machine.values())
        .extracting(State::name)
        .containsExactly("false_positive", "accept_risk", "other");
  }

  @Test
  void aStateIsFoundByItsNameOrItsValue() {
    assertThat(machine.byClassification("other")).isEqualTo(machine.state("other"));
    assertThat(machine.byClassification(null)).isEqualTo(machine.home());
    assertThat(machine.byClassification("snoozed")).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.state("snoozed"))
        .withMessage(
            "expected one of the contract's states [unclassified, false_positive, accept_risk,"
                + " other], got \"snoozed\"");
  }

  @Test
  void whatARequestDoesStandsInTheTable() {
    State one = machine.state("false_positive");

    assertThat(machine.between(one, machine.home()))
        .isEqualTo(new Transition(one, machine.home(), Outcome.ACCEPTED, null));
    assertThat(machine.between(one, one))
        .isEqualTo(new Transition(one, one, Outcome.UNSPECIFIED, "same-value"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> machine.between(one, new State("snoozed", "snoozed", RationaleNeed.OPTIONAL)))
        .withMessage("expected states of this machine, got \"false_positive\" and \"snoozed\"");
  }

  @Test
  void anOperationIsFoundByItsScope() {
    assertThat(contract.operation("account").collection()).isEqualTo("accounts");
    assertThat(contract.operation("zone").collection()).isEqualTo("zones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contract.operation("user"))
        .withMessage("expected one of the contract's scopes [account, zone], got \"user\"");
  }

  @Test
  void anOperationHasThePathOfAnInsightAndOfTheListItIsIn() {
    assertThat(contract.operation("zone").path("z", "i"))
        .isEqualTo("/zones/z/security-center/insights/i/classification");
    assertThat(contract.operation("zone").collectionPath("z"))
        .isEqualTo("/zones/z/security-center/insights");
    assertThat(contract.operation("zone").leaf()).isEqualTo("/classification");
  }

  @Test
  void theExampleOfAnInsightIsTheFirstOfTheIdsForTries() {
    String example = contract.operation("zone").issueExample();

    assertThat(contract.operation("zone").issueExamples())
        .containsExactly(
            example,
            "another-" + example,
            "third-" + example,
            "fourth-" + example,
            "fifth-" + example);
  }
}
