package io.github.insightkit.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialResultTest {
  private static final Trial FAULT =
      new Trial(NamedChange.fault("f", "AREA-01", "", usual -> usual), 1);
  private static final Trial LEGAL = new Trial(NamedChange.variant("v", "", usual -> usual), 1);

  private static TrialResult outcome(Trial trial, Overall verdict, Map<String, String> broken) {
    List<Conclusion.Point> points =
        broken.entrySet().stream()
            .map(one -> new Conclusion.Point(one.getKey(), Verdict.FAIL, one.getValue(), List.of()))
            .toList();
    return new TrialResult(
        trial, new Conclusion(Optional.of(verdict), points), Optional.empty(), 1);
  }

  @Test
  void anotherRuleThanTheDeclaredOneIsAMiss() {
    TrialResult outcome = outcome(FAULT, Overall.NONCONFORMANT, Map.of("AREA-02", "got it"));

    assertThat(outcome.mark()).isEqualTo(TrialResult.Mark.MISSED);
    assertThat(outcome.complaint())
        .hasValue("MISSED f (declared AREA-01): nonconformant; AREA-02 FAIL: got it");
  }

  @Test
  void declaredRuleBesideAnotherIsBlurred() {
    assertThat(outcome(FAULT, Overall.NONCONFORMANT, Map.of("AREA-01", "", "AREA-02", "")).mark())
        .isEqualTo(TrialResult.Mark.BLURRED);
  }

  @Test
  void legalServerThatIsOnlyPartlyProvenIsAFalseAlarm() {
    TrialResult outcome = outcome(LEGAL, Overall.PARTIAL, Map.of());

    assertThat(outcome.mark()).isEqualTo(TrialResult.Mark.FALSE_ALARM);
    assertThat(outcome.complaint()).hasValue("FALSE_ALARM v: partial");
  }

  @Test
  void legalServerThatIsConformantIsAsDeclared() {
    assertThat(outcome(LEGAL, Overall.CONFORMANT, Map.of()).mark())
        .isEqualTo(TrialResult.Mark.AS_DECLARED);
    assertThat(outcome(LEGAL, Overall.NONCONFORMANT, Map.of("AREA-01", "")).mark())
        .isEqualTo(TrialResult.Mark.FALSE_ALARM);
  }
}
