package io.github.insightkit.conformance.rules;

import static io.github.insightkit.conformance.rules.Recorded.ACCEPT_RISK;
import static io.github.insightkit.conformance.rules.Recorded.FALSE_POSITIVE;
import static io.github.insightkit.conformance.rules.Recorded.OTHER;
import static io.github.insightkit.conformance.rules.Recorded.RESET;
import static io.github.insightkit.conformance.rules.Recorded.nothing;
import static io.github.insightkit.conformance.rules.Recorded.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.automaton.Event;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How little has to be sent again for an answer to be the same. */
class ReproductionTest {
  private static List<Integer> shown(Recorded history, int exchange) {
    Finding.Broken broken = new Finding.Broken("broken", List.of(exchange));
    return ((Finding.Broken) Reproduction.completed(broken, history.evidence())).exchanges();
  }

  @Test
  void theShortestRunFromAResetOnThatEndsLikeItIsTaken() {
    Recorded history =
        nothing()
            .accepted(RESET, OTHER, RESET, ACCEPT_RISK)
            .refused(FALSE_POSITIVE)
            .accepted(RESET)
            .refused(FALSE_POSITIVE);

    assertThat(shown(history, 4)).containsExactly(5, 6);
  }

  @Test
  void whatWasAskedOfAnotherInsightIsNoPartOfIt() {
    Recorded history = nothing().accepted(RESET);
    history.patch(OTHER).at(path("j")).answered(200).refused(FALSE_POSITIVE);

    assertThat(shown(history, 2)).containsExactly(0, 2);
  }

  @Test
  void withoutAResetBeforeItItStandsAlone() {
    assertThat(shown(nothing().accepted(OTHER).refused(FALSE_POSITIVE), 1)).containsExactly(1);
  }

  @Test
  void whatTakesMoreThanEightStandsAlone() {
    Recorded eight =
        nothing()
            .accepted(RESET)
            .accepted(Collections.nCopies(6, OTHER).toArray(String[]::new))
            .refused(FALSE_POSITIVE);
    Recorded nine =
        nothing()
            .accepted(RESET)
            .accepted(Collections.nCopies(7, OTHER).toArray(String[]::new))
            .refused(FALSE_POSITIVE);

    assertThat(shown(eight, 7)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(shown(nine, 8)).containsExactly(8);
  }

  @Test
  void whatWentOnAtTheSameTimeIsNoExampleOfIt() {
    Recorded history = nothing().accepted(RESET, OTHER).refused(FALSE_POSITIVE).accepted(RESET);
    history.patch(FALSE_POSITIVE).answered(409);
    history.patch(FALSE_POSITIVE).meanwhile().answered(409);

    assertThat(shown(history, 2)).containsExactly(0, 1, 2);
  }

  @Property(tries = 200)
  void lookingOnceFindsWhatLookingBackFromEachFinds(@ForAll long seed) {
    Random random = new Random(seed);
    Recorded history = nothing();
    for (int i = 0; i < 60; i++) {
      String body = List.of(RESET, OTHER, OTHER, FALSE_POSITIVE).get(random.nextInt(4));
      history.patch(body).at(path("i" + random.nextInt(3))).answered(random.nextInt(4) * 100 + 200);
    }
    Evidence evidence = history.evidence();
    int exchange = random.nextInt(60);

    List<Integer> shortest = List.of();
    for (int i = 0; i < 60; i++) {
      List<Integer> run =
          Reproduction.sinceReset(evidence, i).stream().map(Event::exchange).toList();
      boolean isAlike =
          Reproduction.isAlike(
              evidence.history().exchanges().get(i), evidence.history().exchanges().get(exchange));
      boolean isShorter = shortest.isEmpty() || run.size() < shortest.size();
      if (isAlike && !run.isEmpty() && run.size() <= 8 && isShorter) {
        shortest = run;
      }
    }
    assertThat(shown(history, exchange))
        .isEqualTo(shortest.isEmpty() ? List.of(exchange) : shortest);
  }

  @Test
  void amongRunsOfOneLengthTheFirstIsTaken() {
    Recorded history = nothing().accepted(RESET).refused(OTHER).accepted(RESET).refused(OTHER);

    assertThat(shown(history, 3)).containsExactly(0, 1);
  }

  @Test
  void answersThatFailInAnotherWayAreNotAlike() {
    Recorded history = nothing().accepted(RESET).patch(OTHER).timedOut().accepted(RESET, RESET);
    history.patch(OTHER).cutOff().accepted(RESET, FALSE_POSITIVE).patch(OTHER).cutOff();

    assertThat(shown(history, 7)).as("not the run that timed out").containsExactly(3, 4);
  }
}
