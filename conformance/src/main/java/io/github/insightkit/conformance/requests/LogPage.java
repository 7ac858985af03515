package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.contract.StateMachine;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of the log of an insight's classifications, as the API around the endpoint has it; the
 * log is no part of the contract.
 *
 * @param entries the changes on the page, in its order
 * @param cursor how to ask for the next page; empty on the last
 */
public record LogPage(List<Entry> entries, Optional<String> cursor) {

  /**
   * One change of one insight.
   *
   * @param id the entry's id
   * @param by who made it; empty if the log doesn't say
   * @param at when it was made, as the log says it
   * @param after what stood after it
   */
  public record Entry(String id, String by, String at, ShownInsight after) {
    /** Who did what and when, in words. */
    public String words() {
      return "\"%s\" made it %s at %s".formatted(by, after.shown(), at);
    }
  }

  /** A request for the newest entries of an insight's log; or for those behind a page's cursor. */
  public static Request request(
      Operation operation, Address insight, int size, Optional<String> cursor) {
    Reads reads = Reads.bundled();
    return Request.look(
        "%s?%s=%s&%s=%s&%s%s"
            .formatted(
                InsightPath.log(
                    operation, Request.encoded(insight.owner()), Request.encoded(insight.issue())),
                reads.parameter("size"),
                size,
                reads.parameter("field"),
                reads.listed("value"),
                newest(),
                cursor
                    .map(after -> "&" + reads.parameter("cursor") + "=" + Request.encoded(after))
                    .orElse("")));
  }

  /** Whether this exchange asks for the log of an insight. */
  public static boolean isAsked(Contract contract, Exchange exchange) {
    return exchange.request().path().contains(Reads.bundled().leaf())
        && insight(new InsightPath.Reader(contract), exchange).isPresent();
  }

  /** The insight whose log this exchange asks for. */
  static Optional<Address> insight(InsightPath.Reader paths, Exchange exchange) {
    return exchange.request().method().equals(Interpretation.LOOK)
        ? paths.log(exchange.request().path())
        : Optional.empty();
  }

  /** Whether this asks for the newest entries first, and begins with the newest. */
  static boolean asksForNewest(Request request) {
    return request.path().endsWith(newest());
  }

  private static String newest() {
    return Reads.bundled().parameter("order") + "=" + Reads.bundled().newestFirst();
  }

  /** Reads a page; nothing if this is no success, or has no list of entries. */
  public static Optional<LogPage> of(StateMachine contract, Result result) {
    Reads reads = Reads.bundled();
    JsonNode root = ListPage.document(result);
    JsonNode list = root.path(reads.logged("result"));
    if (!list.isArray()) {
      return Optional.empty();
    }
    String value = reads.listed("value");
    List<Entry> entries =
        list.valueStream()
            .filter(one -> one.path(reads.logged("field")).asString("").equals(value))
            .map(one -> entry(contract, reads, one))
            .toList();
    JsonNode cursor = root.path(reads.logged("info")).path(reads.logged("cursor"));
    return Optional.of(
        new LogPage(entries, cursor.stringValueOpt().filter(text -> !text.isEmpty())));
  }

  private static Entry entry(StateMachine contract, Reads reads, JsonNode entry) {
    @Nullable String reason = entry.path(reads.logged("reason")).stringValueOpt().orElse(null);
    return new Entry(
        entry.path(reads.logged("entry")).asString(""),
        entry.path(reads.logged("who")).asString(""),
        entry.path(reads.logged("when")).asString(""),
        ShownInsight.of(
            contract,
            entry.path(reads.logged("insight")).asString(""),
            entry.path(reads.logged("value")),
            reason,
            true));
  }
}
