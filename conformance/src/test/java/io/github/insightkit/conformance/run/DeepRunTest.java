package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that send more of each kind of request than one seed gives. */
@Execution(ExecutionMode.CONCURRENT)
class DeepRunTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  /** A value that the usual run with the seed of these tests doesn't ask for. */
  private static final String RARE = ":\"toString\"";

  private static final int MOST = 3_000;

  private static Report report(Selection selection, List<Change> changes) throws Exception {
    return Checked.report(CONTRACT, MockServer.builder(CONTRACT).changes(changes), selection);
  }

  private static Set<String> bodies(Report report) {
    Set<String> bodies = new HashSet<>();
    report.history().exchanges().forEach(one -> bodies.add(one.request().body().utf8()));
    return bodies;
  }

  @Test
  void aSoundServerIsConformantWithinItsRequestsWhichAreThoseOfAUsualRunAndMore() throws Exception {
    Report usual = report(Checked.WITHOUT_PAUSE, List.of());
    Report deep = report(Checked.WITHOUT_PAUSE.deep(), List.of());

    assertThat(deep.verdict()).as(Checked.complaints(deep)).isEqualTo(Overall.CONFORMANT);
    assertThat(deep.history().exchanges()).hasSizeLessThanOrEqualTo(MOST);
    assertThat(bodies(deep)).containsAll(bodies(usual));
    assertThat(bodies(deep).size()).isGreaterThan(bodies(usual).size() + 100);
  }

  @Test
  void aFaultThatOneRareRequestShowsIsFound() throws Exception {
    List<Change> rare =
        List.of(
            Change.refuse(
                Stage.ADMIT,
                call -> call.request().text().contains(RARE),
                Refusal.of(500, 1, "The value has no such property")));

    assertThat(Checked.ids(report(Checked.WITHOUT_PAUSE, rare), Verdict.FAIL))
        .as("the usual run doesn't send it; choose another")
        .isEmpty();
    assertThat(Checked.ids(report(Checked.WITHOUT_PAUSE.deep(), rare), Verdict.FAIL))
        .containsExactly("HTTP-01");
  }
}
