package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What the companion of the contract says of the list of insights and of their log. */
class ReadsTest {
  private final Reads reads = Reads.parse(Contract.resource("/insight-reads.yaml"));

  @Test
  void theListAndTheLogHaveNamesOfTheirOwnForAState() {
    assertThat(reads.listed("value")).isEqualTo("user_classification");
    assertThat(reads.listed("insight")).isEqualTo("id");
    assertThat(reads.logged("value")).isEqualTo("current_value");
    assertThat(reads.logged("reason")).isEqualTo("rationale");
  }

  @Test
  void whatIsForNothingThatTheKitReadsIsLeftOut() {
    assertThat(reads.list()).doesNotContainValue("severity");
    assertThat(reads.parameters()).doesNotContainValue("dismissed");
  }

  @Test
  void theLogOfAnInsightIsAskedForFromTheNewestChangeOn() {
    assertThat(reads.parameter("order")).isEqualTo("order");
    assertThat(reads.newestFirst()).isEqualTo("desc");
    assertThat(reads.leaf()).isEqualTo("/audit-log");
  }

  @Test
  void aRoleThatNothingHasIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reads.logged("colour"))
        .withMessage("expected something with x-role colour, found none; add it to the companion");
  }

  @Test
  void aSourceHasAWordOfItsOwn() {
    assertThat(Reads.Source.values())
        .extracting(Reads.Source::word)
        .containsExactly("nothing", "list", "log");
  }
}
