package io.github.insightkit.conformance.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.requests.Answer;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Input.Gap;
import io.github.insightkit.conformance.requests.Relation;
import org.junit.jupiter.api.Test;

/** What an event is to the insight that it concerns. */
class EventTest {
  private static Event event(Input input) {
    return new Event(0, input, Answer.ACCEPTED);
  }

  @Test
  void aRequestForTheInsightIsItsOwnAndSoIsALookAtItAndABurst() {
    assertThat(event(Events.to(Events.HOME)).isOwn()).isTrue();
    assertThat(event(new Input.Shown(Events.HOME, false)).isOwn()).isTrue();
    assertThat(event(Gap.BURST).isOwn()).isTrue();
  }

  @Test
  void whatGoesOnElsewhereIsNotItsOwnAndNoPauseIs() {
    assertThat(event(Relation.OTHER).isOwn()).isFalse();
    assertThat(event(Gap.PAUSED).isOwn()).isFalse();
    assertThat(event(Gap.RECONNECTED).isOwn()).isFalse();
  }

  @Test
  void onlyOneOfSeveralRequestsAtOnceIsInABurst() {
    assertThat(event(Gap.BURST).isInBurst()).isTrue();
    assertThat(event(Gap.PAUSED).isInBurst()).isFalse();
    assertThat(event(Events.to(Events.HOME)).isInBurst()).isFalse();
  }
}
