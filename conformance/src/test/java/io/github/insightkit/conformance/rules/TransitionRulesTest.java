package io.github.insightkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.requests.Interpretation;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What takes an insight from one classification to another, over whole runs. */
class TransitionRulesTest {
  /** Enough to show some values, and too few to rule out all that only a list can tell apart. */
  private static final int FEW = 6;

  @Test
  void nothingIsDecidedByAnEmptyHistory() {
    assertThat(judged(Recorded.nothing().history()))
        .hasSize(8)
        .extracting(Judgement::verdict)
        .containsOnly(Verdict.UNTESTABLE);
  }

  /** Where the same value again is refused, a list tells more apart than answers do. */
  @Test
  void aListThatWasReadAFewTimesDoesNotAskForMoreThanNoList() {
    History whole = SoundRun.history("same-value=refused");
    List<Exchange> exchanges = new ArrayList<>();
    int looks = 0;
    for (Exchange exchange : whole.exchanges()) {
      if (Interpretation.isLook(Recorded.CONTRACT, exchange.request()) && ++looks > FEW) {
        continue;
      }
      exchanges.add(
          new Exchange(
              exchanges.size(),
              exchange.purpose(),
              exchange.request(),
              exchange.result(),
              exchange.startMicros(),
              exchange.endMicros()));
    }

    assertThat(judged(new History(whole.origin(), exchanges)))
        .extracting(Judgement::verdict)
        .containsOnly(Verdict.PASS);
  }

  private static List<Judgement> judged(History history) {
    return Judgement.of(
        Catalogue.rules().stream().filter(rule -> rule.area().equals("TRANSITION")).toList(),
        new Evidence(new Contents(Recorded.CONTRACT), history),
        false,
        Set.of());
  }
}
