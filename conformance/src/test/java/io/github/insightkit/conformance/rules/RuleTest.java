package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A requirement, and how it is judged. */
class RuleTest {
  private static Rule rule(List<Rule> rules, String id) {
    return rules.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aRuleHasTheWordsOfItsRequirement() {
    Rule rule = rule(HttpRules.all(), "HTTP-03");

    assertThat(rule.area()).isEqualTo("HTTP");
    assertThat(rule.title()).isEqualTo("A change that needn't be refused isn't redirected.");
  }

  @Test
  void whatTakesSeveralExchangesIsShownByNoneAlone() {
    Evidence evidence = nothing().accepted(RESET, OTHER, ACCEPT_RISK).evidence();
    Rule states = rule(StateRules.all(), StateRequirements.DIRECT_CHANGE.id());

    assertThat(states.judge(evidence)).isInstanceOf(Finding.Broken.class);
    assertThat(states.byOneExchange().judge(evidence))
        .isEqualTo(new Finding.Holds("no exchange alone shows it"));
  }

  @Test
  void whatOneExchangeShowsIsShownByItAlone() {
    Evidence evidence = nothing().accepted(RESET, OTHER).patch(RESET).answered(307).evidence();

    assertThat(rule(HttpRules.all(), "HTTP-03").byOneExchange().judge(evidence))
        .isEqualTo(rule(HttpRules.all(), "HTTP-03").judge(evidence))
        .isInstanceOf(Finding.Broken.class);
  }
}
