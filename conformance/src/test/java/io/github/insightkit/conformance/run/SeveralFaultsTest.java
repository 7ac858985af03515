package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are broken in several ways, as first versions in frameworks are. */
@Timeout(120)
class SeveralFaultsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static Report report(String scopes, String... faults) throws Exception {
    return Checked.report(
        CONTRACT,
        MockServer.builder(CONTRACT)
            .policies(Policies.usual(CONTRACT).with("scopes=" + scopes))
            .changes(
                Stream.of(faults)
                    .map(Faults.of(CONTRACT)::named)
                    .map(NamedChange::change)
                    .toList()),
        Checked.WITHOUT_PAUSE);
  }

  @Test
  void eachIsToldByItsOwnRuleAndNotByOneThatExplainsThemAll() throws Exception {
    Report report =
        report(
            "separate",
            "absent-resets",
            "scheme-case-refused",
            "value-by-position",
            "number-value-accepted",
            "trailing-content-ignored",
            "other-type-refused-and-stored",
            "matrix-parameter-ignored");

    assertThat(Checked.ids(report, Verdict.FAIL))
        .as(Checked.complaints(report))
        .containsExactlyInAnyOrder("NULL-01", "VALUE-01", "VALUE-03", "VALUE-04", "HTTP-18");
    assertThat(Checked.ids(report, Verdict.WARN)).containsExactlyInAnyOrder("HTTP-19", "SCOPE-03");
  }

  @Test
  void insightsUnderAnyOwnerAreToldByAnotherOwnerWhateverElseIsBroken() throws Exception {
    Report report = report("shared", "owners-ignored", "array-body-accepted");

    assertThat(Checked.ids(report, Verdict.FAIL))
        .as(Checked.complaints(report))
        .containsExactlyInAnyOrder("ISOLATION-03", "VALUE-04");
  }

  @Test
  void whatIsNoMoreThanAWarningLeavesNothingUndecided() throws Exception {
    Report report = report("separate", "matrix-parameter-ignored");

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).containsExactly("SCOPE-03");
  }

  @Test
  void whoDropsKeptConnectionsIsDecidedAllTheSame() throws Exception {
    Report report = report("separate", "kept-connection-dropped");

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
    assertThat(Checked.ids(report, Verdict.WARN)).containsExactly("HTTP-15");
  }
}
