package io.github.insightkit.conformance.verdict;

import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Level;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Recorded;
import io.github.insightkit.conformance.rules.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From what a rule finds to how it comes out. */
class JudgementTest {
  private static final Finding HOLDS = new Finding.Holds("held");
  private static final Finding BROKEN = new Finding.Broken("broken", List.of(0));

  private static Rule rule(Level level, Function<Evidence, Finding> check) {
    return new Rule(
        new Requirement("SOME-01", level, "none", "title", "meaning", "needs", "look at", Set.of()),
        check);
  }

  private static Judgement judged(Rule rule, boolean strict, Set<String> known) {
    return Judgement.of(List.of(rule), nothing().accepted(RESET).evidence(), strict, known).get(0);
  }

  private static Verdict verdict(Level level, Finding finding, boolean strict, String... known) {
    return judged(rule(level, evidence -> finding), strict, Set.of(known)).verdict();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void whatHoldsPassesAtEachLevel(Level level) {
    assertThat(verdict(level, HOLDS, false)).isEqualTo(Verdict.PASS);
    assertThat(verdict(level, HOLDS, true)).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @CsvSource({"MUST, FAIL, FAIL", "HTTP, FAIL, FAIL", "VENDOR, WARN, FAIL", "SHOULD, WARN, WARN"})
  void whatIsBrokenCountsByItsLevelAndMoreInAStrictRun(Level level, Verdict usual, Verdict strict) {
    assertThat(verdict(level, BROKEN, false)).isEqualTo(usual);
    assertThat(verdict(level, BROKEN, true)).isEqualTo(strict);
  }

  @Test
  void whatWasNotPutToTheTestSaysWhyTheRunEnded() {
    Judgement held = judged(rule(Level.MUST, evidence -> HOLDS), false, Set.of());
    Judgement untested =
        judged(rule(Level.MUST, evidence -> new Finding.Untested("no")), false, Set.of());

    assertThat(Judgement.cutShort(List.of(held, untested), "it was enough"))
        .satisfiesExactly(
            same -> assertThat(same).isEqualTo(held),
            one -> {
              assertThat(one.verdict()).isEqualTo(Verdict.UNTESTABLE);
              assertThat(one.finding().message())
                  .isEqualTo("no; the run ended before it was put to the test: it was enough");
            });
  }

  @Test
  void whatIsKnownToBeBrokenIsNoFailure() {
    assertThat(verdict(Level.MUST, BROKEN, true, "SOME-01")).isEqualTo(Verdict.KNOWN);
    assertThat(verdict(Level.MUST, BROKEN, true, "OTHER-01")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatIsKnownToBeBrokenAndHoldsIsStale() {
    assertThat(verdict(Level.MUST, HOLDS, false, "SOME-01")).isEqualTo(Verdict.STALE_KNOWN);
  }

  @Test
  void whatWasNotDecidedStaysSoWhetherOrNotItIsKnownToBeBroken() {
    for (String known : List.of("SOME-01", "OTHER-01")) {
      assertThat(verdict(Level.MUST, new Finding.Untested(""), false, known))
          .isEqualTo(Verdict.UNTESTABLE);
      assertThat(verdict(Level.MUST, new Finding.Undecided(""), false, known))
          .isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(verdict(Level.MUST, new Finding.Inapplicable(""), false, known))
          .isEqualTo(Verdict.NOT_APPLICABLE);
    }
  }

  @Test
  void aJudgementKeepsTheRuleAndWhatItFound() {
    Rule rule = rule(Level.MUST, evidence -> HOLDS);

    assertThat(judged(rule, false, Set.of())).isEqualTo(new Judgement(rule, Verdict.PASS, HOLDS));
  }

  @Test
  void eachRuleIsJudgedInTheOrderOfTheCatalogue() {
    Evidence evidence = nothing().accepted(RESET).refused(RESET).evidence();

    assertThat(Judgement.of(Catalogue.rules(), evidence, false, Set.of("HTTP-01")))
        .extracting(Judgement::rule)
        .isEqualTo(Catalogue.rules());
  }

  @Test
  void aBugInOneRuleIsToldWithItsPlaceAndSparesTheOthers() {
    Rule buggy =
        rule(
            Level.MUST,
            evidence -> {
              throw new IllegalStateException("oops");
            });
    List<Judgement> judgements =
        Judgement.of(
            List.of(buggy, rule(Level.MUST, evidence -> HOLDS)),
            nothing().accepted(RESET).evidence(),
            false,
            Set.of("SOME-01"));

    assertThat(judgements)
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.HARNESS_ERROR, Verdict.STALE_KNOWN);
    assertThat(judgements.get(0).finding()).isInstanceOf(Finding.Undecided.class);
    assertThat(judgements.get(0).finding().message())
        .startsWith("a bug in the kit: java.lang.IllegalStateException: oops at ")
        .contains("JudgementTest");
  }

  @Test
  void aBugWithoutATraceIsToldAsWell() {
    Rule buggy =
        rule(
            Level.MUST,
            evidence -> {
              NullPointerException bug = new NullPointerException();
              bug.setStackTrace(new StackTraceElement[0]);
              throw bug;
            });

    assertThat(judged(buggy, false, Set.of()).finding().message())
        .isEqualTo("a bug in the kit: java.lang.NullPointerException");
  }

  @Test
  void nothingIsAskedOfARuleWhereEverythingWasTurnedAway() {
    Rule rule = rule(Level.MUST, evidence -> BROKEN);
    Evidence barred = nothing().patch(RESET).answered(404).evidence();

    Judgement judgement = Judgement.of(List.of(rule), barred, false, Set.of()).get(0);

    assertThat(judgement.verdict()).isEqualTo(Verdict.UNTESTABLE);
    assertThat(judgement.finding())
        .isEqualTo(
            new Finding.Untested(
                "every request was answered with 404; check the base URL, the ids, the token, and"
                    + " whether the server is well"));
  }

  @Test
  void whatWasNotTestedNamesWhatCouldNotBeDecidedWhereNothingIsBroken() {
    Evidence evidence = nothing().accepted(RESET).evidence();
    Rule open = rule(Level.MUST, it -> new Finding.Untested("no such answer"));
    Rule doubtful = rule(Level.MUST, it -> new Finding.Undecided("late"));

    assertThat(
            Judgement.explained(
                Judgement.of(List.of(doubtful, open), evidence, false, Set.of()), evidence, true))
        .extracting(judgement -> judgement.verdict() + " " + judgement.finding().message())
        .containsExactly(
            "INCONCLUSIVE late", "UNTESTABLE it takes what couldn't be decided: SOME-01");
    assertThat(
            Judgement.explained(
                Judgement.of(List.of(open), evidence, false, Set.of()), evidence, true))
        .extracting(judgement -> judgement.finding().message())
        .containsExactly("no such answer");
  }

  @Test
  void theAreaOfARuleIsItsIdWithoutTheNumber() {
    assertThat(rule(Level.MUST, evidence -> HOLDS).area()).isEqualTo("SOME");
  }

  private static Rule named(String id, Finding finding, Profile... by) {
    return new Rule(
        new Requirement(id, Level.MUST, "none", "title", "meaning", "needs", "look at", Set.of(by)),
        evidence -> finding);
  }

  private static List<String> explained(
      Recorded history, boolean masks, Set<String> known, Rule... rules) {
    Evidence evidence = history.evidence();
    List<Judgement> judged = Judgement.of(List.of(rules), evidence, false, known);
    return Judgement.explained(judged, evidence, masks).stream()
        .map(one -> one.verdict() + " " + one.finding().message())
        .toList();
  }

  @Test
  void whatWasNotTestedNamesWhatHasToBeMendedFirst() {
    Recorded sound = nothing().accepted(RESET);
    Rule open = named("OPEN-01", new Finding.Untested("no such answer"));

    assertThat(explained(sound, true, Set.of(), named("A-01", BROKEN), open))
        .containsExactly("FAIL broken", "UNTESTABLE A-01 fails first; mend it and run again");
    assertThat(explained(sound, true, Set.of(), named("A-01", BROKEN), named("B-01", BROKEN), open))
        .last()
        .isEqualTo("UNTESTABLE A-01, B-01 fail first; mend them and run again");
  }

  @Test
  void whatIsBrokenAboutStatesHasToBeMendedFirst() {
    String rule = "TRANSITION-02";
    Recorded moved = nothing().accepted(RESET, Recorded.OTHER, Recorded.ACCEPT_RISK);

    assertThat(
            explained(
                moved,
                true,
                Set.of(),
                named("A-01", BROKEN),
                named(rule, BROKEN),
                named("OPEN-01", new Finding.Untested("no such answer"))))
        .last()
        .isEqualTo("UNTESTABLE " + rule + " fails first; mend it and run again");
  }

  @Test
  void aWarningAboutStatesMayHaveToBeMendedFirst() {
    Rule steady =
        Catalogue.rules().stream()
            .filter(rule -> rule.id().equals("TRANSITION-08"))
            .findFirst()
            .orElseThrow();
    Recorded wavering =
        nothing().accepted(RESET, Recorded.OTHER, Recorded.OTHER).refused(Recorded.OTHER);
    Rule open = named("OPEN-01", new Finding.Untested("no such answer"));

    assertThat(explained(wavering, true, Set.of(), steady, open))
        .last()
        .isEqualTo("UNTESTABLE TRANSITION-08 fails first; mend it and run again");
  }

  @Test
  void whatOnlyKnownFailuresKeepFromBeingTestedIsMasked() {
    Recorded sound = nothing().accepted(RESET);
    Rule known = named("A-01", BROKEN);
    Rule open = named("OPEN-01", new Finding.Untested("no such answer"));

    assertThat(explained(sound, true, Set.of("A-01"), known, open))
        .containsExactly("KNOWN broken", "MASKED masked by what is known to fail: A-01");
    assertThat(explained(sound, false, Set.of("A-01"), known, open))
        .last()
        .isEqualTo("UNTESTABLE A-01 fails first; mend it and run again");
    assertThat(explained(sound, true, Set.of("A-01"), known, named("B-01", BROKEN), open))
        .last()
        .isEqualTo("UNTESTABLE A-01, B-01 fail first; mend them and run again");
  }

  @Test
  void whatKeepsAStateOfThePactFromBeingArrangedItsOwnMessageSays() {
    assertThat(
            explained(
                nothing().accepted(RESET),
                true,
                Set.of(),
                named("A-01", BROKEN),
                named("PACT-01", new Finding.Untested("no such state"), Profile.PACT)))
        .last()
        .isEqualTo("UNTESTABLE no such state");
  }
}
