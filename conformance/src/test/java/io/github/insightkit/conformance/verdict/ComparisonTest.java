package io.github.insightkit.conformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.verdict.Comparison.Change;
import io.github.insightkit.conformance.verdict.Comparison.Kind;
import io.github.insightkit.conformance.verdict.SavedReport.SavedRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different between two reports. */
class ComparisonTest {
  private static SavedReport report(Map<String, String> observations, SavedRule... rules) {
    Map<String, SavedRule> byId = new LinkedHashMap<>();
    Arrays.stream(rules).forEach(rule -> byId.put(rule.id(), rule));
    return new SavedReport("http://127.0.0.1", "conformant", observations, byId);
  }

  private static SavedRule rule(String id, Verdict verdict) {
    return new SavedRule(id, "A title.", verdict, "found", List.of());
  }

  private static Comparison compared(Verdict before, Verdict after) {
    return Comparison.of(
        report(Map.of(), rule("R-01", before)), report(Map.of(), rule("R-01", after)));
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, FAIL, REGRESSED",
    "PASS, WARN, REGRESSED",
    "PASS, STALE_KNOWN, REGRESSED",
    "WARN, UNTESTABLE, REGRESSED",
    "INCONCLUSIVE, HARNESS_ERROR, REGRESSED",
    "FAIL, PASS, FIXED",
    "INCONCLUSIVE, KNOWN, FIXED",
    "STALE_KNOWN, NOT_APPLICABLE, FIXED",
    "FAIL, FAIL, STILL_FAILING",
    "FAIL, HARNESS_ERROR, CHANGED",
    "PASS, NOT_APPLICABLE, CHANGED",
    "WARN, MASKED, CHANGED",
    "UNTESTABLE, INCONCLUSIVE, CHANGED"
  })
  void aRuleComesOutBetterOrWorse(Verdict before, Verdict after, Kind kind) {
    Comparison comparison = compared(before, after);

    assertThat(comparison.changes())
        .containsExactly(new Change(kind, "R-01 A title.", before.name(), after.name(), "found"));
    assertThat(comparison.of(kind)).isEqualTo(comparison.changes());
    assertThat(comparison.isWorse()).isEqualTo(kind == Kind.REGRESSED);
  }

  @ParameterizedTest
  @CsvSource({"PASS", "WARN", "UNTESTABLE"})
  void whatIsTheSameAndNotBrokenIsNoChange(Verdict verdict) {
    assertThat(compared(verdict, verdict).changes()).isEmpty();
  }

  @Test
  void aRuleThatIsJudgedInOneReportAloneIsNamed() {
    Comparison comparison =
        Comparison.of(
            report(Map.of(), rule("R-01", Verdict.PASS), rule("R-02", Verdict.WARN)),
            report(Map.of(), rule("R-03", Verdict.WARN)));

    assertThat(comparison.changes())
        .containsExactly(
            new Change(Kind.REGRESSED, "R-01 A title.", "PASS", "not judged", ""),
            new Change(Kind.CHANGED, "R-02 A title.", "WARN", "not judged", ""),
            new Change(Kind.NEW, "R-03 A title.", "not judged", "WARN", "found"));
  }

  @Test
  void aNewRuleThatIsBrokenIsWorseAndAnotherIsNot() {
    SavedReport none = report(Map.of());

    assertThat(Comparison.of(none, report(Map.of(), rule("R-01", Verdict.FAIL))).isWorse())
        .isTrue();
    assertThat(Comparison.of(none, report(Map.of(), rule("R-01", Verdict.WARN))).isWorse())
        .isFalse();
  }

  @Test
  void whatIsBrokenNowComesFirst() {
    Comparison comparison =
        Comparison.of(
            report(Map.of(), rule("R-01", Verdict.PASS), rule("R-02", Verdict.PASS)),
            report(
                Map.of(),
                rule("R-01", Verdict.UNTESTABLE),
                rule("R-02", Verdict.FAIL),
                rule("R-03", Verdict.FAIL)));

    assertThat(comparison.changes())
        .extracting(Change::name)
        .containsExactly("R-02 A title.", "R-03 A title.", "R-01 A title.");
  }

  @Test
  void anOpenQuestionThatIsAnsweredOtherwiseIsNamed() {
    Comparison comparison =
        Comparison.of(
            report(Map.of("a", "accepted", "b", "refused", "c", "accepted")),
            report(Map.of("a", "accepted", "c", "refused", "d", "accepted")));

    assertThat(comparison.changes())
        .containsExactly(
            new Change(Kind.OBSERVED, "b", "refused", "not observed", ""),
            new Change(Kind.OBSERVED, "c", "accepted", "refused", ""),
            new Change(Kind.OBSERVED, "d", "not observed", "accepted", ""));
    assertThat(comparison.isWorse()).isFalse();
  }
}
