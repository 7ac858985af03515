package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.automaton.Events.CONTRACT;
import static io.github.insightkit.conformance.automaton.Events.HOME;
import static io.github.insightkit.conformance.automaton.Events.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a page of the insights list is read as. */
class ListPageTest {
  private static final String EMPTY = "{\"result\":{\"issues\":[],\"count\":3}}";

  private static Optional<ListPage> page(int status, String body, boolean truncated) {
    return ListPage.of(
        CONTRACT, new Result.Response(status, List.of(), ByteString.encodeUtf8(body), truncated));
  }

  private static ShownInsight item(String id, @Nullable State state, String shown) {
    return new ShownInsight(id, state, shown, null, false);
  }

  private static Optional<ListPage> page(String result) {
    return page(200, "{\"result\":" + result + "}", false);
  }

  @Test
  void eachInsightIsShownInItsState() {
    assertThat(
            page(
                "{\"issues\":[{\"id\":\"a\",\"user_classification\":null},"
                    + "{\"id\":\"b\",\"user_classification\":\"false_positive\"}],\"count\":7}"))
        .contains(
            new ListPage(
                List.of(item("a", HOME, "null"), item("b", ONE, "\"false_positive\"")), 7));
  }

  @Test
  void whatTheContractHasNoStateForIsShownAsItStands() {
    assertThat(
            page(
                "{\"issues\":[{\"id\":\"a\"},{\"id\":\"b\",\"user_classification\":7},"
                    + "{\"id\":\"c\",\"user_classification\":\"snoozed\"}],\"count\":3}"))
        .contains(
            new ListPage(
                List.of(item("a", null, ""), item("b", null, "7"), item("c", null, "\"snoozed\"")),
                3));
  }

  @Test
  void anInsightWithoutAnIdIsNotOnThePage() {
    assertThat(page("{\"issues\":[{},{\"id\":1}],\"count\":2}"))
        .contains(new ListPage(List.of(), 2));
  }

  @Test
  void aCountThatIsNoWholeNumberIsNoCount() {
    assertThat(page("{\"issues\":[],\"count\":\"2\"}")).contains(new ListPage(List.of(), -1));
    assertThat(page("{\"issues\":[]}")).contains(new ListPage(List.of(), -1));
  }

  @Test
  void onlyAWholeSuccessWithAListIsAPage() {
    assertThat(page(204, EMPTY, false)).contains(new ListPage(List.of(), 3));
    assertThat(page(300, EMPTY, false)).isEmpty();
    assertThat(page(100, EMPTY, false)).isEmpty();
    assertThat(page(200, EMPTY, true)).isEmpty();
    assertThat(page(200, "[", false)).isEmpty();
    assertThat(page("{\"issues\":{}}")).isEmpty();
    assertThat(ListPage.of(CONTRACT, new Result.NoResponse(Result.Failure.BROKEN, "broken")))
        .isEmpty();
  }
}
