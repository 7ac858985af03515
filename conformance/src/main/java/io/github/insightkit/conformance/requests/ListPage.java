package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of the insights list, as the API around the endpoint has it; the list is no part of the
 * contract.
 *
 * @param items the insights on the page, in its order
 * @param count how many insights the whole list has; -1 if the page doesn't say
 */
public record ListPage(List<Item> items, long count) {
  private static final int UNSAID = -1;

  /**
   * One insight of the list.
   *
   * @param id the insight's id
   * @param state the state that it is shown in; null if the contract has no such state
   * @param shown what stands there as its classification, as JSON; empty if there is nothing
   */
  public record Item(String id, @Nullable State state, String shown) {}

  /** Copies the list. */
  public ListPage {
    items = List.copyOf(items);
  }

  /** Reads a page; nothing if this is no success, or has no list of issues. */
  public static Optional<ListPage> of(StateMachine contract, Result result) {
    if (!(result instanceof Result.Response response)
        || response.status() / 100 != 2
        || response.truncated()
        || !(StrictJson.read(response.body().toArray()) instanceof StrictJson.Document document)) {
      return Optional.empty();
    }
    JsonNode list = document.root().path("result");
    if (!list.path("issues").isArray()) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode issue : list.path("issues")) {
      JsonNode id = issue.path("id");
      if (id.isString()) {
        JsonNode value = issue.path(Reads.bundled().listed());
        items.add(
            new Item(
                id.stringValue(),
                state(contract, value),
                value.isMissingNode() ? "" : value.toString()));
      }
    }
    JsonNode count = list.path("count");
    return Optional.of(new ListPage(items, count.isIntegralNumber() ? count.longValue() : UNSAID));
  }

  private static @Nullable State state(StateMachine contract, JsonNode value) {
    if (value.isNull()) {
      return contract.byClassification(null);
    }
    return value.isString() ? contract.byClassification(value.stringValue()) : null;
  }
}
