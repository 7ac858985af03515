package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One page of the insights list, as the API around the endpoint has it; the list is no part of the
 * contract.
 *
 * @param items the insights on the page, in its order
 * @param count how many insights the whole list has; -1 if the page doesn't say
 */
public record ListPage(List<ShownInsight> items, long count) {
  private static final int UNSAID = -1;

  /** Reads a page; nothing if this is no success, or has no list of insights. */
  public static Optional<ListPage> of(StateMachine contract, Result result) {
    Reads reads = Reads.bundled();
    JsonNode list = document(result).path(reads.listed("result"));
    if (!list.path(reads.listed("items")).isArray()) {
      return Optional.empty();
    }
    JsonNode count = list.path(reads.listed("count"));
    return Optional.of(
        new ListPage(
            list.path(reads.listed("items"))
                .valueStream()
                .flatMap(item -> item(contract, reads, item).stream())
                .toList(),
            count.isIntegralNumber() ? count.longValue() : UNSAID));
  }

  private static Optional<ShownInsight> item(StateMachine contract, Reads reads, JsonNode item) {
    return item.path(reads.listed("insight"))
        .stringValueOpt()
        .map(id -> ShownInsight.of(contract, id, item.path(reads.listed("value")), null, false));
  }

  /** The content of a success; missing if this is none, or it can't be read. */
  static JsonNode document(Result result) {
    return result instanceof Result.Response response
            && response.status() / 100 == 2
            && !response.truncated()
        ? StrictJson.read(response.body().toByteArray()).root()
        : MissingNode.getInstance();
  }
}
