package io.github.insightkit.conformance.evolution;

import static io.github.insightkit.conformance.mock.server.Change.identify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.junit.ConformanceTarget;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Insight;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is done in a second scope is done in a third one too. */
class ThirdScopeTest {
  private static final Contract CONTRACT = Evolution.named("a third scope").contract();

  private static Report report(Change change) throws Exception {
    return Checked.report(
        CONTRACT,
        MockServer.builder(CONTRACT).changes(List.of(change)),
        Selection.of(
            List.of(Profile.TRANSITION, Profile.ISOLATION, Profile.SCOPE), List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"account zone", "account organization", "zone organization"})
  void anyTwoScopesMayReachTheSameInsights(String scopes) throws Exception {
    Change shared =
        identify(
            (call, usual) ->
                scopes.contains(usual.scope())
                        && usual.owner().equals(call.target().operation().ownerExample())
                    ? new Insight.Id("one", "of two", usual.issue())
                    : usual);

    assertThat(Checked.failures(report(shared))).isEmpty();
  }

  @Test
  void aGuardThatIsMissingInTheThirdScopeIsFound() throws Exception {
    Change unguarded = Faults.of(CONTRACT).named("direct-changes-allowed-in-organizations");

    Report report = report(unguarded);

    assertThat(Checked.ids(report, Verdict.FAIL))
        .as(Checked.complaints(report))
        .containsExactly("TRANSITION-02");
  }

  @Test
  void aTargetOfATestGoesThroughAnyScope() {
    assertThat(
            ConformanceTarget.at(URI.create("http://127.0.0.1/v4"))
                .account("a")
                .through("organization", "o")
                .issues("i"))
        .hasToString(
            "ConformanceTarget[http://127.0.0.1/v4, {account=a, organization=o}, issues [i], no"
                + " token]");
  }
}
