package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Vocabulary WORDS =
      new Vocabulary(new Cases(CONTRACT.machine())).after("third", When.turn(turn -> turn == 3));

  /**
   * The statuses of a setting, a direct change and a reset, where the cells say what is changed.
   */
  private static List<Integer> statuses(String... cells) {
    Change change = WORDS.change(cells, 0);
    Policies usual = Policies.usual(CONTRACT);
    Handler server =
        new Handler(change.apply(ContractBehaviour.of(CONTRACT, usual, null, System::nanoTime)));
    return List.of("\"false_positive\"", "\"other\",\"rationale\":\"r\"", "null").stream()
        .map(
            value ->
                server
                    .answer(
                        Request.change(
                            CONTRACT.operations().get(0),
                            "owner",
                            "issue",
                            "{\"classification\":" + value + "}"))
                    .status())
        .toList();
  }

  @Test
  void allPartsHaveToBeSoAndAllIsDone() {
    assertThat(statuses("any", "keep")).containsExactly(200, 200, 200);
    assertThat(statuses("direct change & has a reason", "grant")).containsExactly(200, 200, 200);
    assertThat(statuses("direct change & !has a reason", "grant")).containsExactly(200, 400, 200);
    assertThat(statuses("to false_positive", "refuse 418 1 No", "reset", "refuse 410 1 No"))
        .containsExactly(418, 200, 410);
    assertThat(statuses("~\"other\"", "refuse 418 1 No + refused-become unclassified"))
        .containsExactly(200, 418, 200);
  }

  @Test
  void valueAndReasonAreMatchedAsJson() {
    assertThat(statuses("value=null", "refuse 418 1 No")).containsExactly(200, 400, 418);
    assertThat(statuses("reason=\"r\"", "refuse 418 1 No")).containsExactly(200, 418, 200);
  }

  @Test
  void numberIsTheStatusOfARefusal() {
    assertThat(statuses("400", "refuse 418 1 No + refused-make")).containsExactly(200, 418, 200);
  }

  @Test
  void whatWentBeforeIsRememberedForOneServer() {
    assertThat(statuses("third", "refuse 418 1 No")).containsExactly(200, 400, 418);
    assertThat(statuses("third", "refuse 418 1 No")).containsExactly(200, 400, 418);
  }

  @Test
  void unknownWordIsNamed() {
    assertThatThrownBy(() -> WORDS.change(new String[] {"never", "grant"}, 0))
        .hasMessage("nothing says when it is \"never\"");
    assertThatThrownBy(() -> WORDS.change(new String[] {"any", "vanish 1"}, 0))
        .hasMessage("nothing says how to vanish");
  }
}
