package io.github.insightkit.conformance.automaton;

import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static io.github.insightkit.conformance.automaton.Events.THREE;
import static io.github.insightkit.conformance.automaton.Events.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Relation;
import io.github.insightkit.conformance.requests.RoutingForms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a machine may do whose open questions have either answer, but the same each time. */
class DeterministicExplanationTest {
  private static boolean isDeterministic(Events... insights) {
    return isDeterministic(Events.automaton(Calibration.NONE, ViolatedRules.NONE), false, insights);
  }

  private static boolean isDeterministic(
      Automaton automaton, boolean fixesGaps, Events... insights) {
    return DeterministicExplanation.exists(
        automaton,
        Arrays.stream(insights).map(Events::list).map(automaton.alphabet()::word).toList(),
        fixesGaps);
  }

  @Test
  void eitherAnswerIsSteadyButNotBoth() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE, ONE))).isTrue();
    assertThat(isDeterministic(new Events().accepted(HOME, ONE).refused(ONE, ONE))).isTrue();
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE).refused(ONE))).isFalse();
  }

  @Test
  void theAnswerMayDifferFromStateToState() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, ONE, HOME, TWO).refused(TWO, TWO)))
        .isTrue();
  }

  @Test
  void insightsAreHeldToTheSameAnswer() {
    Events accepting = new Events().accepted(HOME, ONE, ONE);
    Events refusing = new Events().accepted(HOME, ONE).refused(ONE);

    assertThat(isDeterministic(accepting, refusing)).isFalse();
    assertThat(isDeterministic(accepting, accepting)).isTrue();
    assertThat(isDeterministic(refusing, refusing)).isTrue();
  }

  @Test
  void whatIsImpossibleIsNotSteady() {
    assertThat(isDeterministic(new Events().accepted(HOME, ONE, TWO))).isFalse();
  }

  @Test
  void whichStateItStartsInIsLeftOpen() {
    assertThat(isDeterministic(new Events().refused(ONE, TWO).accepted(HOME))).isTrue();
  }

  @Test
  void whatWasLearntFromAWrongBeginningIsForgotten() {
    // Only where a value stood at first can the reset of nothing be refused each time.
    assertThat(isDeterministic(new Events().accepted(HOME).refused(HOME))).isTrue();
  }

  @Test
  void anAnswerThatNeverCameMayHaveBeenEither() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME)
                    .lost(ONE)
                    .accepted(TWO, HOME)
                    .lost(ONE)
                    .refused(TWO)
                    .accepted(HOME)))
        .isTrue();
  }

  @Test
  void whatFollowsUponABurstIsAPartOfItsOwn() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, HOME, ONE)
                    .interlude(Gap.BURST)
                    .accepted(THREE, HOME, ONE, HOME)))
        .isTrue();
  }

  @Test
  void aPartOfFourEventsIsHeldToWhatIsKnown() {
    assertThat(
            isDeterministic(
                new Events()
                    .accepted(HOME, ONE, ONE, ONE)
                    .interlude(Gap.BURST)
                    .accepted(HOME, ONE)
                    .refused(ONE, ONE)))
        .isFalse();
  }

  @Test
  void aPauseIsNoBurst() {
    assertThat(
            isDeterministic(
                new Events().accepted(HOME, ONE, ONE).interlude(Gap.PAUSED).refused(ONE)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"PAUSED", "RECONNECTED"})
  void whatHappensBetweenRequestsMayDifferUnlessThatIsFixed(Gap kind) {
    Events lost = new Events().accepted(HOME, ONE).interlude(kind).accepted(HOME);
    Events differs = new Events().accepted(HOME, ONE).interlude(kind).accepted(TWO);
    Events kept = new Events().accepted(HOME, ONE).interlude(kind).refused(TWO);

    assertThat(isLosing(true, lost, differs)).isTrue();
    assertThat(isLosing(true, lost, differs, kept)).isFalse();
    assertThat(isLosing(false, lost, differs, kept)).isTrue();
  }

  /** The same if a gap may change the state. */
  private static boolean isLosing(boolean fixesGaps, Events... insights) {
    return isDeterministic(
        Events.automaton(
                Choices.of(Answer.ACCEPTED, Answer.ACCEPTED),
                (before, input, answer, after) ->
                    input instanceof Input.Gap ? Set.of("GAP") : Set.of())
            .allowing(Set.of("GAP")),
        fixesGaps,
        insights);
  }

  @Test
  void theLengthOfAHistoryDoesNotMatter() {
    assertThat(isDeterministic(new Events().accepted(repeated(HOME, 50_000)))).isTrue();
    assertThat(isDeterministic(new Events().accepted(repeated(HOME, 50_000)).refused(HOME)))
        .isFalse();
  }

  /** What is learnt at the end decides what was open at the beginning. */
  @Test
  void theOrderInWhichThingsAreShownDoesNotMatter() {
    Events early = new Events().lost(ONE).accepted(HOME, ONE, ONE).refused(TWO);
    Events late = new Events().accepted(HOME, ONE, ONE, HOME, TWO, TWO, HOME);
    Events wrong = new Events().accepted(HOME, TWO).refused(TWO);

    assertThat(isDeterministic(early, late)).isTrue();
    assertThat(isDeterministic(late, early)).isTrue();
    for (List<Events> order :
        List.of(List.of(early, late, wrong), List.of(wrong, early, late), List.of(late, wrong))) {
      assertThat(isDeterministic(order.toArray(Events[]::new))).isFalse();
    }
  }

  /** Each lost answer may mean either; what shows that none does is the last event of all. */
  @Test
  void whatIsOpenForLongIsNotTriedInAllWays() {
    Events events = new Events().accepted(HOME);
    for (int i = 0; i < 200; i++) {
      events.lost(ONE).lost(HOME);
    }

    assertThat(isDeterministic(events.accepted(HOME, TWO, ONE))).isFalse();
  }

  private static State[] repeated(State state, int times) {
    return IntStream.range(0, times).mapToObj(i -> state).toArray(State[]::new);
  }

  /** A refusal, a pause and what goes on elsewhere may lead anywhere. */
  private static final Automaton LOOSE =
      Events.automaton(
              Calibration.NONE,
              (before, input, answer, after) ->
                  answer == Answer.REFUSED
                          || input instanceof Input.Gap
                          || input instanceof Relation
                      ? Set.of("ANY")
                      : Set.of())
          .over(
              List.of(
                  Events.to(HOME),
                  Events.to(ONE),
                  Events.to(TWO),
                  new Input.Shown(ONE, false),
                  new Input.Disguised(Events.to(TWO), RoutingForms.QUERY),
                  Relation.OTHER,
                  Gap.PAUSED,
                  Gap.BURST))
          .allowing(Set.of("ANY"));

  @Property(tries = 300)
  void oneIsFoundWhereTryingAllOfThemFindsOne(@ForAll long seed, @ForAll boolean fixesGaps) {
    Random random = new Random(seed);
    int length = 2 + random.nextInt(7);
    List<int[]> words = List.of(word(random, length), word(random, length));

    assertThat(DeterministicExplanation.exists(LOOSE, words, fixesGaps))
        .isEqualTo(isFound(words, 0, 0, LOOSE.all(), new HashMap<>(), fixesGaps));
  }

  /** Words that leave so much open that the search is given up; found by trying 3,000 seeds. */
  @Test
  void whatIsGivenUpMayExistAndIsNotFound() {
    Random random = new Random(2678);
    int length = 10 + random.nextInt(60);
    List<int[]> words = List.of(word(random, length), word(random, length));

    assertThat(DeterministicExplanation.exists(LOOSE, words, false)).isTrue();
    assertThat(DeterministicExplanation.isFound(LOOSE, words)).isFalse();
  }

  @Test
  void whatIsNotGivenUpIsFoundIfItExists() {
    Automaton strict = Events.automaton(Calibration.NONE, ViolatedRules.NONE);
    int[] steady = strict.alphabet().word(new Events().accepted(HOME, ONE, ONE, ONE).list());
    int[] unsteady =
        strict.alphabet().word(new Events().accepted(HOME, ONE, ONE).refused(ONE).list());

    assertThat(DeterministicExplanation.isFound(strict, List.of(steady))).isTrue();
    assertThat(DeterministicExplanation.isFound(strict, List.of(unsteady))).isFalse();
    assertThat(DeterministicExplanation.exists(strict, List.of(unsteady), false)).isFalse();
  }

  /** Symbols that can come one after the other. */
  private static int[] word(Random random, int length) {
    int[] word = new int[length];
    int possible = LOOSE.all();
    for (int i = 0; i < length; i++) {
      int next;
      do {
        word[i] = random.nextInt(LOOSE.alphabet().symbols());
        next = LOOSE.after(possible, word[i]);
      } while (next == 0);
      possible = next;
    }
    return word;
  }

  /**
   * Tries each state that is possible at this place of these words, and each way on from there.
   *
   * @param done the symbol and the next state of each input in each state, as far as it was tried
   */
  private static boolean isFound(
      List<int[]> words,
      int at,
      int place,
      int possible,
      Map<List<Integer>, List<Integer>> done,
      boolean fixesGaps) {
    if (at == words.size()) {
      return true;
    }
    if (place == words.get(at).length) {
      return isFound(words, at + 1, 0, LOOSE.all(), done, fixesGaps);
    }
    int symbol = words.get(at)[place];
    for (int state : states(possible)) {
      for (int next : states(LOOSE.step(state, symbol))) {
        Map<List<Integer>, List<Integer>> more = new HashMap<>(done);
        List<Integer> step = List.of(symbol, next);
        List<Integer> known = more.put(List.of(Alphabet.inputOf(symbol), state), step);
        boolean isFree = !isFixed(symbol, fixesGaps);
        if ((isFree || known == null || known.equals(step))
            && isFound(words, at, place + 1, 1 << next, isFree ? done : more, fixesGaps)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] states(int set) {
    return IntStream.range(0, LOOSE.size()).filter(state -> (set & 1 << state) != 0).toArray();
  }

  private static boolean isFixed(int symbol, boolean fixesGaps) {
    Input input = LOOSE.alphabet().inputs().get(Alphabet.inputOf(symbol));
    return Alphabet.answerOf(symbol) != Answer.UNCLEAR
        && (input instanceof Input.Change
            || input instanceof Input.Shown
            || (fixesGaps && input.equals(Gap.PAUSED)));
  }
}
