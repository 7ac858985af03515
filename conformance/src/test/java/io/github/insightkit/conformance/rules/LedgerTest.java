package io.github.insightkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.insightkit.conformance.contract.Clause;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No clause is forgotten, and no rule rests on nothing. */
class LedgerTest {
  private static final Set<String> CLAUSES =
      Arrays.stream(Clause.values()).map(Clause::name).collect(Collectors.toSet());

  @ParameterizedTest
  @EnumSource(Clause.class)
  void everyClauseHasEitherRulesOrAReasonForHavingNone(Clause clause) {
    List<Rule> rules =
        Catalogue.rules().stream().filter(rule -> rule.source().equals(clause.name())).toList();

    if (clause.exclusion().isEmpty()) {
      assertThat(rules).as("%s: %s", clause, clause.sentence()).isNotEmpty();
    } else {
      assertThat(rules).as("%s is excluded: %s", clause, clause.exclusion()).isEmpty();
    }
  }

  @Test
  void everyRuleNamesWhatItRestsOnAsItsLevelDemands() {
    for (Rule rule : Catalogue.rules()) {
      switch (rule.level()) {
        case MUST -> assertThat(rule.source()).as(rule.id()).isIn(CLAUSES);
        case HTTP ->
            assertThat(rule.source())
                .as(rule.id())
                .matches("RFC [1-9]\\d{3}, section [1-9]\\d*(\\.\\d+)*");
        case VENDOR, SHOULD ->
            assertThat(rule.source()).as(rule.id()).isNotIn(CLAUSES).doesNotStartWith("RFC");
      }
      assertThat(rule.source().matches("C\\d+"))
          .as("%s names a clause that there is", rule.id())
          .isEqualTo(CLAUSES.contains(rule.source()));
    }
  }

  @Test
  void sectionsComeInTheOrderOfTheirNumbers() {
    List<String> sections =
        Ledger.of(Catalogue.rules()).stream()
            .map(Ledger.Entry::id)
            .filter(id -> id.startsWith("RFC 9110"))
            .toList();

    assertThat(sections)
        .containsSubsequence(
            "RFC 9110, section 8.3", "RFC 9110, section 9.1", "RFC 9110, section 15.4");
  }

  @Test
  void anEntryListsTheRulesThatRestOnItAndNoOthers() {
    List<Ledger.Entry> ledger = Ledger.of(HttpRules.all());

    assertThat(ledger)
        .filteredOn(entry -> !entry.rules().isEmpty())
        .extracting(Ledger.Entry::id, Ledger.Entry::rules)
        .contains(tuple("RFC 9110, section 15.4", List.of("HTTP-03")))
        .doesNotContain(tuple("C16", List.of("HTTP-03")));
    assertThat(Ledger.of(EnvelopeRules.all()))
        .extracting(Ledger.Entry::id)
        .doesNotContain("v4 API convention");
    assertThat(Ledger.of(EnvelopeRules.all()))
        .filteredOn(entry -> entry.id().equals("C10"))
        .flatExtracting(Ledger.Entry::rules)
        .containsExactly("ENVELOPE-03");
  }
}
