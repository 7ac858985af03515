package io.github.insightkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule is in the catalogue that nothing passes, or that nothing breaks. */
class EveryRuleTest {
  static Stream<Breach> breaches() {
    return Stream.of(StateBreaches.all(), FormBreaches.all(), AnswerBreaches.all())
        .flatMap(Function.identity());
  }

  @Test
  void aSoundImplementationPassesEveryRule() {
    Evidence evidence = new Evidence(new Contents(Recorded.CONTRACT), SoundRun.history());

    assertThat(Judgement.of(Catalogue.rules(), evidence, true, Set.of()))
        .hasSameSizeAs(Catalogue.rules())
        .allSatisfy(
            judgement ->
                assertThat(judgement.verdict())
                    .as("%s: %s", judgement.rule().id(), judgement.finding().message())
                    .isEqualTo(Verdict.PASS));
  }

  @Test
  void everyRuleIsBrokenByOneHistory() {
    assertThat(breaches().map(Breach::rule))
        .containsExactlyInAnyOrderElementsOf(Catalogue.rules().stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aHistoryThatBreaksARuleBreaksNoOtherAndIsToldInWords(Breach breach) {
    List<Judgement> broken =
        Judgement.of(Catalogue.rules(), breach.history().evidence(), true, Set.of()).stream()
            .filter(judgement -> judgement.finding() instanceof Finding.Broken)
            .toList();

    assertThat(broken)
        .extracting(judgement -> judgement.rule().id())
        .containsExactly(breach.rule());
    Finding.Broken finding = (Finding.Broken) broken.get(0).finding();
    assertThat(finding.message()).isEqualTo(breach.message());
    assertThat(finding.exchanges()).isEqualTo(breach.exchanges());
  }
}
