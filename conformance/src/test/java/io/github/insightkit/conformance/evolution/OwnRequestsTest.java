package io.github.insightkit.conformance.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.requests.Bodies;
import io.github.insightkit.conformance.requests.ForbiddenKind;
import io.github.insightkit.conformance.requests.RequestCheck;
import io.github.insightkit.conformance.requests.RequestKinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kit takes for legal and for forbidden is so by the contract's schema. */
class OwnRequestsTest {
  private static final int SEEDS = 12;

  static Stream<Contract> contracts() {
    return Stream.concat(
        Stream.of(Frozen.CONTRACT), Evolution.ALL.stream().map(Evolution::contract));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyRowAgreesWithTheSchema(Contract contract) {
    for (long seed = 0; seed < SEEDS; seed++) {
      long one = seed;
      assertThatCode(() -> RequestCheck.require(contract, new Bodies(contract, "0badcafe"), one))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aLegalRequestThatTheSchemaRefusesIsNamedWithTheSchemasPlace() {
    Contract contract =
        new EditedContract()
            .edited(c -> c.change().putArray("required").add("approval"))
            .contract();

    assertThatIllegalStateException()
        .isThrownBy(() -> RequestCheck.require(contract, new Bodies(contract, "r"), 0))
        .withMessage(
            "expected that the contract permits a request for unclassified, but"
                + " #/components/schemas/ClassificationChange refuses it: /approval (required)");
  }

  @Test
  void aForbiddenRequestThatTheSchemaPermitsIsNamedByItsKind() {
    Contract contract =
        new EditedContract()
            .edited(c -> c.member("classification").removeAll().put("x-role", "value"))
            .contract();

    assertThatIllegalStateException()
        .isThrownBy(() -> RequestCheck.require(contract, new Bodies(contract, "r"), 0))
        .withMessage(
            "expected that the contract forbids each request of the kind value-not-a-string, but"
                + " #/components/schemas/ClassificationChange permits one");
  }

  @Test
  void theKitTriesALimitAtItAndBeyondIt() {
    Contract contract =
        new EditedContract().edited(c -> c.member("rationale").put("maxLength", 500)).contract();
    Bodies bodies = new Bodies(contract, "r");
    State other = contract.machine().state("other");

    assertThat(bodies.longest(other))
        .get()
        .extracting(EditedContract::rationaleLength)
        .isEqualTo(500);
    assertThat(made(contract, bodies, "out-of-schema"))
        .extracting(EditedContract::rationaleLength)
        .containsExactly(501);
  }

  @Test
  void aMemberThatIsDemandedStandsInEveryLegalRequestAndIsLeftOutInAForbiddenOne() {
    Contract contract = Evolution.named("a member required for one value").contract();
    Bodies bodies = new Bodies(contract, "r");

    assertThat(bodies.of(contract.machine().state("other")))
        .isEqualTo(
            "{\"classification\":\"other\",\"rationale\":\"conformance run"
                + " r\",\"ticket\":\"CHG-1\"}");
    assertThat(made(contract, bodies, "out-of-schema"))
        .contains("{\"classification\":\"other\",\"rationale\":\"conformance run r\"}");
  }

  private static List<String> made(Contract contract, Bodies bodies, String id) {
    Operation operation = contract.operations().get(0);
    Request change =
        Request.change(
            operation, operation.ownerExample(), operation.issueExample(), bodies.reset());
    ForbiddenKind kind =
        RequestKinds.forbidden().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return kind.requests(change, bodies, 0).stream().map(draft -> draft.body().utf8()).toList();
  }
}
