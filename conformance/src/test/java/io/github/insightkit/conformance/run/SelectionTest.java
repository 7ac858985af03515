package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.rules.SoundRun;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Verdict;
import io.github.insightkit.conformance.workload.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is run for a rule is what it takes to decide it. */
class SelectionTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;

  private static Set<Profile> run(Selection selection) {
    return selection.workloads().stream().map(Workload::profile).collect(Collectors.toSet());
  }

  @Test
  void everythingIsRunUnlessItIsChosenButForThePact() {
    assertThat(run(Selection.of(List.of(), List.of(), List.of())))
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Profile.PACT)));
  }

  @Test
  void aRuleThatIsAskedForBringsWhatDecidesItAndTheCalibration() {
    assertThat(run(Selection.of(List.of(), List.of("VALUE-08"), List.of())))
        .containsExactlyInAnyOrder(Profile.CALIBRATION, Profile.HTTP);
    assertThat(run(Selection.of(List.of(), List.of("value-05"), List.of())))
        .containsExactlyInAnyOrder(Profile.CALIBRATION, Profile.TRANSITION, Profile.FORBIDDEN);
    assertThat(run(Selection.of(List.of(), List.of("PACT*"), List.of())))
        .containsExactlyInAnyOrder(Profile.CALIBRATION, Profile.PACT);
  }

  @Test
  void whatIsSkippedSparesWhatNoOtherRuleNeeds() {
    assertThat(run(Selection.of(List.of(), List.of(), List.of("RACE", "DURABILITY-01"))))
        .doesNotContain(Profile.RACE)
        .contains(Profile.DURABILITY, Profile.WALK);
  }

  @Test
  void aProfileThatIsChosenLeavesTheRulesThatItDecides() {
    assertThat(Selection.of(List.of(Profile.AUTH), List.of(), List.of()).rules())
        .extracting(Rule::id)
        .contains("AUTH-01", "NULL-01")
        .doesNotContain("VALUE-05", "HTTP-06");
  }

  static Stream<Set<Profile>> profiles() {
    return Catalogue.rules().stream().map(rule -> rule.requirement().profiles()).distinct();
  }

  /** The row of a rule names the workloads that decide it: no fewer will do, and these do. */
  @ParameterizedTest
  @MethodSource("profiles")
  void aSoundServerPassesTheRulesThatTheseProfilesDecide(Set<Profile> profiles) {
    List<Rule> rules =
        Catalogue.rules().stream()
            .filter(rule -> rule.requirement().profiles().equals(profiles))
            .toList();
    History history = SoundRun.of(run(new Selection(rules, chosen(profiles))));
    Evidence evidence = new Evidence(new Contents(CONTRACT), history);

    assertThat(Judgement.of(rules, evidence, true, Set.of()))
        .allSatisfy(
            judgement ->
                assertThat(judgement.verdict())
                    .as("%s: %s", judgement.rule().id(), judgement.finding().message())
                    .isEqualTo(Verdict.PASS));
  }

  private static List<Workload> chosen(Set<Profile> profiles) {
    return Workload.all().stream()
        .filter(one -> one.profile() == Profile.CALIBRATION || profiles.contains(one.profile()))
        .toList();
  }
}
