package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an implementation is held to, and what that rests on. */
class RequirementTest {
  private static final Requirement REQUIREMENT =
      Requirement.must("SOME-THING-01", Clause.C16, "A title.", "needs", "look");

  @Test
  void theAreaIsTheIdWithoutItsNumber() {
    assertThat(REQUIREMENT.area()).isEqualTo("SOME-THING");
  }

  @Test
  void aRequirementOfAClauseMeansWhatTheClauseSays() {
    assertThat(REQUIREMENT.level()).isEqualTo(Level.MUST);
    assertThat(REQUIREMENT.source()).isEqualTo("C16");
    assertThat(REQUIREMENT.meaning()).isEqualTo("A request carries a bearer token.");
    assertThat(Clause.sentence("C16")).isEqualTo("A request carries a bearer token.");
  }

  @Test
  void aSectionOfAStandardIsNoClause() {
    assertThat(Clause.sentence("RFC 9110, section 9.1")).isEmpty();
  }

  @Test
  void aClauseThatNoRuleRestsOnSaysWhy() {
    assertThat(Clause.C16.exclusion()).isEmpty();
    assertThat(Clause.C19.exclusion())
        .isEqualTo("it permits and demands nothing; a rule could only flag servers that may do so");
  }

  @Test
  void aPartOfARunIsChosenByItsNameInSmallLetters() {
    assertThat(REQUIREMENT.decidedBy(Profile.FORBIDDEN, Profile.AUTH).profiles())
        .extracting(Profile::toString)
        .containsExactlyInAnyOrder("forbidden", "auth");
  }
}
