package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Policies.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each choice, both ways, over the wire; and that no choice touches what isn't its own. */
final class PoliciesTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static Map<String, List<String>> usual = Map.of();

  @BeforeAll
  static void askTheUsualServer() throws IOException {
    usual = Probes.of(CONTRACT, Policies.usual(CONTRACT), List.of());
  }

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          same-value=accepted            | other>other                     | 200 .* -> other r
          same-value=refused             | other>other                     | 400 .*same-value=refused.* -> other r
          reset-when-unclassified=accepted | unclassified>unclassified     | 200 .* -> unclassified null
          reset-when-unclassified=refused | unclassified>unclassified      | 400 .*reset-when-unclassified=refused.* -> unclassified null
          absent=accepted                | absent                          | 200 .* -> accept_risk r
          absent=refused                 | absent                          | 400 .*1006.* -> accept_risk r
          rationale-only=accepted        | rationale only                  | 200 .* -> accept_risk s
          rationale-only=refused         | rationale only                  | 400 .*1010.* -> accept_risk r
          rationale-optional=kept        | unclassified>false_positive     | 200 .* -> false_positive r
          rationale-optional=ignored     | unclassified>false_positive     | 200 .* -> false_positive null
          rationale-with-reset=accepted  | reset with rationale            | 200 .* -> unclassified null
          rationale-with-reset=refused   | reset with rationale            | 400 .*1009.* -> accept_risk r
          blank-rationale=accepted       | accept_risk rationale " "       | 200 .* -> accept_risk \\s+
          blank-rationale=refused        | accept_risk rationale " "       | 400 .*1008.* -> unclassified null
          blank-rationale=refused        | accept_risk rationale ""        | 400 .*1008.* -> unclassified null
          blank-rationale=refused        | false_positive rationale ""     | 200 .* -> false_positive .*
          refusal-status=400             | other>accept_risk               | 400 .*1001.* -> other r
          refusal-status=409             | other>accept_risk               | 409 .*1001.* -> other r
          refusal-status=409             | other bare                      | 409 .*1002.* -> unclassified null
          refusal-status=422             | value "snoozed"                 | 422 .*1003.* -> unclassified null
          refusal-status=mixed           | other>accept_risk               | 409 .*1001.* -> other r
          refusal-status=mixed           | other bare                      | 422 .*1002.* -> unclassified null
          refusal-status=mixed           | value "snoozed"                 | 400 .*1003.* -> unclassified null
          unknown-fields=ignored         | unknown field                   | 200 .* -> unclassified null
          unknown-fields=refused         | unknown field                   | 400 .*1011.* -> accept_risk r
          scopes=separate                | both scopes                     | 200 .* -> other r
          scopes=shared                  | both scopes                     | 400 .*1001.* -> accept_risk r
          """)
  void choiceIsKept(String pair, String probe, String note) throws IOException {
    Map<String, List<String>> notes =
        Probes.of(CONTRACT, Policies.usual(CONTRACT).with(pair), List.of());

    List<String> asked = notes.getOrDefault(probe, List.of());
    assertThat(asked.get(asked.size() - 1)).matches("HTTP/1.1 " + note);
  }

  @ParameterizedTest(name = "{0} changes {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          same-value=refused              ; (\\w+)>\\1(?<!unclassified)
          reset-when-unclassified=refused ; unclassified>.*
          absent=refused                  ; absent.*
          rationale-only=refused          ; rationale only
          rationale-optional=ignored      ; .*>false_positive|false_positive>.*|false_positive rationale ".*
          rationale-with-reset=refused    ; reset with rationale
          blank-rationale=refused         ; (accept_risk|other) rationale " ?"
          unknown-fields=refused          ; unknown field
          scopes=shared                   ; both scopes
          """)
  void choiceTouchesNothingElse(String pair, String probes) throws IOException {
    Map<String, List<String>> notes =
        Probes.of(CONTRACT, Policies.usual(CONTRACT).with(pair), List.of());

    assertThat(usual.keySet().stream().filter(probe -> !same(probe, notes)))
        .isNotEmpty()
        .allSatisfy(probe -> assertThat(probe).matches(probes));
  }

  private static boolean same(String probe, Map<String, List<String>> notes) {
    return usual.getOrDefault(probe, List.of()).equals(notes.get(probe));
  }

  @Test
  void usualChoicesAreTheFirstOfEach() {
    Policies policies = Policies.usual(CONTRACT);

    assertThat(Policies.options(CONTRACT))
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            policy -> {
              assertThat(policies.value(policy.key())).isEqualTo(policy.values().get(0));
              assertThat(policy.values()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(policy.meaning()).isNotBlank().doesNotEndWith(".");
            });
  }

  @Test
  void everyOpenTransitionOfTheContractIsAChoice() {
    List<String> open = new ArrayList<>();
    CONTRACT
        .machine()
        .transitions()
        .forEach(
            row -> {
              if (row.observation() != null) {
                open.add(row.observation());
              }
            });

    assertThat(Policies.options(CONTRACT)).extracting(Policy::key).containsAll(open);
  }

  @Test
  void unknownKeyIsAnsweredWithAllKeys() {
    assertThatThrownBy(() -> Policies.usual(CONTRACT).with("same=accepted"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no policy \"same\"; the policies are ")
        .hasMessageContaining("same-value")
        .hasMessageContaining("scopes");
  }

  @Test
  void unknownValueIsAnsweredWithThoseItCanBe() {
    assertThatThrownBy(() -> Policies.usual(CONTRACT).with("refusal-status=418"))
        .hasMessage(
            "the policy refusal-status can't be \"418\"; it is one of 400, 409, 422, mixed");
  }

  @Test
  void pairWithoutEqualsSignIsAnsweredWithTheForm() {
    assertThatThrownBy(() -> Policies.usual(CONTRACT).with("scopes"))
        .hasMessageStartingWith("expected a policy as KEY=VALUE, got \"scopes\"; the policies are");
  }

  @Test
  void laterChoiceReplacesAnEarlierOne() {
    Policies policies = Policies.usual(CONTRACT).with("scopes=shared").with("scopes=separate");

    assertThat(policies.value("scopes")).isEqualTo("separate");
    assertThat(policies.toString()).contains("scopes=separate").doesNotContain("shared");
  }
}
