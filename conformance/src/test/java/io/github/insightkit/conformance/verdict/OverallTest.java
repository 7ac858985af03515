package io.github.insightkit.conformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverallTest {
  private static Overall of(Verdict... verdicts) {
    return Overall.of(Arrays.stream(verdicts).map(OverallTest::judgement).toList());
  }

  private static Judgement judgement(Verdict verdict) {
    return new Judgement(Catalogue.rules().get(0), verdict, new Finding.Holds(""));
  }

  @Test
  void noRuleAtAllIsAnError() {
    assertThat(Overall.of(List.of())).isEqualTo(Overall.ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, CONFORMANT",
    "WARN, CONFORMANT",
    "NOT_APPLICABLE, CONFORMANT",
    "KNOWN, CONFORMANT",
    "FAIL, NONCONFORMANT",
    "STALE_KNOWN, NONCONFORMANT",
    "UNTESTABLE, PARTIAL",
    "INCONCLUSIVE, INCONCLUSIVE",
    "HARNESS_ERROR, ERROR"
  })
  void oneVerdictBesidesPassesDecides(Verdict verdict, Overall overall) {
    assertThat(of(Verdict.PASS, verdict, Verdict.PASS)).isEqualTo(overall);
  }

  @Test
  void aBugInTheKitGoesBeforeABrokenRule() {
    assertThat(of(Verdict.FAIL, Verdict.HARNESS_ERROR)).isEqualTo(Overall.ERROR);
  }

  @Test
  void aBrokenRuleGoesBeforeWhatCanNotBeDecided() {
    assertThat(of(Verdict.INCONCLUSIVE, Verdict.FAIL)).isEqualTo(Overall.NONCONFORMANT);
  }

  @Test
  void whatCanNotBeDecidedGoesBeforeWhatCanNotBeTested() {
    assertThat(of(Verdict.UNTESTABLE, Verdict.INCONCLUSIVE)).isEqualTo(Overall.INCONCLUSIVE);
  }

  @Test
  void reportsHaveItInLowerCase() {
    assertThat(Overall.NONCONFORMANT).hasToString("nonconformant");
  }
}
