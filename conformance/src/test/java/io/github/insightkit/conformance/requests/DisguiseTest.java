package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms in which a change may come. */
class DisguiseTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static Disguise form(String name) {
    return RequestKinds.disguises().stream()
        .filter(form -> form.toString().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static Request change(Bodies bodies, State value) {
    Operation operation = CONTRACT.operations().get(0);
    return Request.change(
        operation, operation.ownerExample(), operation.issueExample(), bodies.of(value));
  }

  @Test
  void aSeedGivesTheSameMembersAndManySeedsGiveMore() {
    Bodies bodies = new Bodies(CONTRACT, "1");
    State value = bodies.values().get(0);
    Request change = change(bodies, value);
    Disguise spelling = form("SPELLING");
    List<Request> one = spelling.requests(change, value, bodies, 7);

    assertThat(spelling.requests(change, value, bodies, 7)).isEqualTo(one);
    assertThat(spelling.manyRequests(change, value, bodies, 7))
        .containsAll(one)
        .containsAll(spelling.requests(change, value, bodies, 30))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(20);
  }

  @Test
  void aFormWhoseBodyTheContractForbidsIsNotSent() {
    Contract limited =
        Contract.parse(
            Frozen.text()
                .replace(
                    "x-role: reason\n", "x-role: reason\n          pattern: '^[a-z 0-9]*$'\n"));
    Bodies bodies = new Bodies(limited, "1");
    State value = bodies.values().get(0);

    assertThat(form("ODD_TEXT").requests(change(bodies, value), value, bodies, 1)).isEmpty();
    assertThat(form("SPELLING").requests(change(bodies, value), value, bodies, 1)).isNotEmpty();
  }

  @Test
  void whatAnImplementationHasToTakeOfHttpIsDecidedByHttp() {
    assertThat(RequestKinds.disguises())
        .filteredOn(Disguise::isDemandedOfHttp)
        .extracting(Disguise::toString)
        .contains("SPELLING", "CHUNKED")
        .doesNotContain("RICH_TEXT", "CONTENT_FORM", "QUERY");
  }

  @Test
  void framingIsToldByHttp1Alone() {
    assertThat(RequestKinds.disguises())
        .filteredOn(Disguise::isOfFraming)
        .extracting(Disguise::toString)
        .containsExactly("UNADDRESSED", "FRAMING");
  }

  @Test
  void anOpenQuestionIsNamedByItsKindAndItsDetail() {
    OpenKind kind = Kinds.open("unknown-fields");
    Bodies bodies = new Bodies(CONTRACT, "1");
    State value = bodies.values().get(0);

    assertThat(kind).hasToString("unknown-fields");
    assertThat(kind.question("")).isEqualTo("unknown-fields");
    assertThat(kind.question("odd")).isEqualTo("unknown-fields-odd");
    assertThat(kind.bodies(bodies, value, 3)).isEqualTo(kind.bodies(bodies, value, 3)).hasSize(3);
  }

  @Test
  void aQuestionIsNotAskedByWhatTheContractForbids() {
    Contract closed =
        Contract.parse(
            Frozen.text().replace("      if:\n", "      additionalProperties: false\n      if:\n"));
    Bodies bodies = new Bodies(closed, "1");

    assertThat(Kinds.open("unknown-fields").bodies(bodies, bodies.values().get(0), 1)).isEmpty();
    assertThat(Kinds.open("empty-body").bodies(bodies, bodies.values().get(0), 1)).isNotEmpty();
  }
}
