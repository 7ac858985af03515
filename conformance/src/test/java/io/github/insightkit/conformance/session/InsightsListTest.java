package io.github.insightkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.ListPage;
import io.github.insightkit.conformance.requests.ShownInsight;
import io.github.insightkit.conformance.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** How many pages are read, and which. */
class InsightsListTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Address LAST = new Address("zone", "z/1", "i2499");

  private final List<String> asked = new ArrayList<>();
  private List<String> ids =
      IntStream.range(0, 2_500).mapToObj(number -> "i" + number).collect(Collectors.toList());

  /** A list that gives at most this many insights on a page. */
  private InsightsList list(int largest) {
    return list(
        request -> {
          asked.add(request.path());
          return page(request, largest);
        });
  }

  private static InsightsList list(Transport transport) {
    Reads.Source source = Reads.Source.INSIGHTS_LIST;
    return new InsightsList(
        CONTRACT,
        new History.Origin("r", "http://h", CONTRACT.version(), 1, true),
        new Sending(transport, new Settings(new Limits(100), source), true),
        source);
  }

  private Result page(Request request, int largest) {
    int size = Math.min(largest, number(request, "per_page"));
    String issues =
        ids.stream()
            .skip((number(request, "page") - 1L) * size)
            .limit(size)
            .map(id -> "{\"id\":\"" + id + "\",\"user_classification\":\"other\"}")
            .collect(Collectors.joining(","));
    return answer(200, "{\"result\":{\"count\":" + ids.size() + ",\"issues\":[" + issues + "]}}");
  }

  private static int number(Request request, String name) {
    return Integer.parseInt(request.path().replaceFirst(".*[?&]" + name + "=(\\d+).*", "$1"));
  }

  private static Result answer(int status, String body) {
    return new Result.Response(status, List.of(), ByteString.encodeUtf8(body), false);
  }

  private static String query(int size, int page) {
    return "/zones/z%2F1/security-center/insights?per_page=" + size + "&page=" + page;
  }

  @Test
  void walksToThePageAndAsksForASmallOneTheNextTime() throws Exception {
    InsightsList list = list(1_000);

    assertThat(list.find(List.of(LAST)))
        .containsEntry(
            LAST,
            new ShownInsight("i2499", CONTRACT.machine().state("other"), "\"other\"", null, false));
    assertThat(list.find(List.of(LAST))).containsKey(LAST);
    assertThat(asked)
        .containsExactly(query(1_000, 1), query(1_000, 2), query(1_000, 3), query(20, 125));
  }

  @Test
  void findsAnInsightAgainThatHasMoved() throws Exception {
    InsightsList list = list(1_000);
    list.find(List.of(LAST));
    asked.clear();
    ids.remove(LAST.issue());
    ids.add(0, LAST.issue());

    assertThat(list.find(List.of(LAST))).containsKey(LAST);
    assertThat(asked).containsExactly(query(20, 125), query(1_000, 1));
    assertThat(list.find(List.of(LAST))).containsKey(LAST);
    assertThat(asked).as("no guess any more").endsWith(query(1_000, 1), query(1_000, 1));
  }

  @Test
  void readsNoMorePagesThanItMay() throws Exception {
    InsightsList list = list(1);

    assertThat(list.find(List.of(LAST))).isEmpty();
    assertThat(asked).hasSize(InsightsList.MOST_PAGES);
  }

  @Test
  void readsTheListOnceForInsightsThatItDoesNotHave() throws Exception {
    ids = List.of("x");
    Address other = new Address("zone", "z/1", "x");

    assertThat(list(1_000).find(List.of(LAST, new Address("zone", "z/1", "y"), other)))
        .containsOnlyKeys(other);
    assertThat(asked).hasSize(1);
  }

  @Test
  void givesAListUpAtOnceWhereItIsRefused() throws Exception {
    InsightsList list =
        list(
            request -> {
              asked.add(request.path());
              return answer(403, "{}");
            });

    assertThat(list.find(List.of(LAST))).isEmpty();
    assertThat(list.reads(LAST)).isFalse();
    assertThat(list.find(List.of(LAST))).isEmpty();
    assertThat(asked).hasSize(1);
    assertThat(list.reads(new Address("account", "a", "i"))).as("another list").isTrue();
  }

  @Test
  void givesAListUpAfterASecondTrouble() throws Exception {
    InsightsList list = list(request -> new Result.NoResponse(Result.Failure.TIMED_OUT, "timeout"));

    assertThat(list.find(List.of(LAST))).isEmpty();
    assertThat(list.reads(LAST)).isTrue();
    assertThat(list.find(List.of(LAST))).isEmpty();
    assertThat(list.reads(LAST)).isFalse();
  }

  @Test
  void tellsAnUnknownValueFromNoneAndFromOneThatIsLeftOut() {
    ListPage page =
        ListPage.of(
                CONTRACT.machine(),
                answer(
                    200,
                    "{\"result\":{\"issues\":[{\"id\":\"a\",\"user_classification\":\"snoozed\"},"
                        + "{\"id\":\"b\",\"user_classification\":null},{\"id\":\"c\"},{\"id\":7}]}}"))
            .orElseThrow();

    assertThat(page.items())
        .containsExactly(
            new ShownInsight("a", null, "\"snoozed\"", null, false),
            new ShownInsight("b", CONTRACT.machine().home(), "null", null, false),
            new ShownInsight("c", null, "", null, false));
    assertThat(page.count()).isEqualTo(-1);
    assertThat(Map.of(404, "{\"result\":{\"issues\":[]}}", 200, "{\"result\":{\"issues\":{}}}"))
        .allSatisfy(
            (status, body) ->
                assertThat(ListPage.of(CONTRACT.machine(), answer(status, body))).isEmpty());
  }
}
