package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.State;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The bodies that a run makes. */
class BodiesTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final State FALSE_POSITIVE = CONTRACT.machine().state("false_positive");
  private static final State OTHER = CONTRACT.machine().state("other");

  private final Bodies bodies = new Bodies(CONTRACT, "7");

  /** The contract with a limit for reasons, with a member that it demands, and with a pattern. */
  private static Bodies strict(String more) {
    return new Bodies(
        Contract.parse(
            Frozen.text().replace("x-role: reason\n", "x-role: reason\n          " + more + "\n")),
        "7");
  }

  @Test
  void aRequestForAValueHasAReasonOfTheRunAndAResetHasNone() {
    assertThat(bodies.of(OTHER))
        .isEqualTo("{\"classification\":\"other\",\"rationale\":\"conformance run 7\"}");
    assertThat(bodies.bare(OTHER)).isEqualTo("{\"classification\":\"other\"}");
    assertThat(bodies.reset()).isEqualTo("{\"classification\":null}");
    assertThat(bodies.homing()).containsExactly("{\"classification\":null}");
    assertThat(bodies.reason()).isEqualTo("conformance run 7");
    assertThat(bodies.least(OTHER)).isEqualTo(bodies.of(OTHER));
    assertThat(bodies.least(FALSE_POSITIVE)).isEqualTo("{\"classification\":\"false_positive\"}");
    assertThat(bodies.reversed(bodies.of(OTHER)))
        .isEqualTo("{\"rationale\"\t:\"conformance run 7\",\"classification\"\t:\"other\"}");
    assertThat(bodies.unknown())
        .isEqualTo(
            "{\"classification\":\"insightkit_unknown\",\"rationale\":\"conformance run 7\"}");
    assertThat(bodies.nothing()).isEqualTo("{}");
    assertThat(bodies.nested(2)).isEqualTo("{\"classification\":[[]]}");
  }

  @Test
  void aResetThatDemandsAReasonHasOne() {
    Bodies demanding =
        new Bodies(
            Contract.parse(
                Frozen.text()
                    .replace("enum: [accept_risk, other]", "enum: [accept_risk, other, null]")),
            "7");

    assertThat(demanding.reset())
        .isEqualTo("{\"classification\":null,\"rationale\":\"conformance run 7\"}");
  }

  @Test
  void aReasonIsCutToWhatTheContractPermits() {
    assertThat(strict("maxLength: 11").reason()).isEqualTo("conformance");
    assertThat(strict("maxLength: 99").reason()).isEqualTo("conformance run 7");
  }

  @Test
  void whereNoPartOfTheReasonIsPermittedOneOfTheContractsIsTaken() {
    assertThat(strict("pattern: '^Reach'").reason())
        .isEqualTo("Reachable only through the office network.");
  }

  @Test
  void theLongestReasonIsAsLongAsTheContractPermits() {
    assertThat(bodies.longest(OTHER)).as("there is no limit").isEmpty();
    assertThat(strict("maxLength: 20").longest(OTHER))
        .contains("{\"classification\":\"other\",\"rationale\":\"conformance run 7con\"}");
    assertThat(strict("maxLength: 65537").longest(OTHER)).as("nobody sends that much").isEmpty();
    assertThat(strict("maxLength: 65536").longest(OTHER)).isPresent();
  }

  @Test
  void whatTheContractForbidsIsNotPermittedAndWhatNoSchemaSpeaksOfIs() {
    Bodies limited = strict("maxLength: 20");

    assertThat(limited.permits(limited.of(OTHER))).isTrue();
    assertThat(limited.permits(limited.of(OTHER, "x".repeat(21)))).isFalse();
    assertThat(limited.permits("[]")).isTrue();
    assertThat(limited.permits("{")).isTrue();
    assertThat(bodies.permits("{\"classification\":\"unlisted\"}"))
        .as("where states and roles tell all there is")
        .isTrue();
  }

  @Test
  void whatStoodIsRestoredWithItsReasonWhereThatIsShown() {
    assertThat(bodies.restoring(shown(OTHER, "why", true)))
        .isEqualTo("{\"classification\":\"other\",\"rationale\":\"why\"}");
    assertThat(bodies.restoring(shown(FALSE_POSITIVE, null, true)))
        .isEqualTo("{\"classification\":\"false_positive\"}");
    Stream.of(shown(OTHER, null, true), shown(OTHER, null, false))
        .forEach(
            found ->
                assertThat(bodies.restoring(found))
                    .endsWith(
                        "\"restored after conformance run 7; the rationale before it can't be"
                            + " read\"}"));
    assertThat(bodies.restoring(shown(FALSE_POSITIVE, null, false))).contains("can't be read");
  }

  private static ShownInsight shown(State state, @Nullable String why, boolean showsReasons) {
    return new ShownInsight("i", state, state.name(), why, showsReasons);
  }

  @Test
  void anotherValueIsOneThatIsRefusedWhileThisOneStands() {
    assertThat(bodies.other(OTHER)).isNotEqualTo(OTHER);
    assertThat(bodies.isRefused(OTHER, bodies.other(OTHER))).isTrue();
    assertThat(bodies.isRefused(OTHER, OTHER)).isFalse();
    assertThat(bodies.anchors()).isEqualTo(bodies.values());
  }

  @Test
  void whatIsEscapedSaysTheSame() {
    for (int seed = 0; seed < 20; seed++) {
      String escaped = bodies.escaped(bodies.of(OTHER), new SplittableRandom(seed));

      assertThat(JsonMapper.shared().readTree(escaped))
          .isEqualTo(JsonMapper.shared().readTree(bodies.of(OTHER)));
      assertThat(escaped).contains("\\u00").contains("\t:\r\n");
    }
    assertThat(bodies.escaped(bodies.reset(), new SplittableRandom(1))).endsWith("null }\r\n");
  }
}
