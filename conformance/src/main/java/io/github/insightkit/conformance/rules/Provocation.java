package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Exchange;
import tools.jackson.databind.JsonNode;

/**
 * Requests with text in them that breaks an answer if it is copied into it as it is: quotes,
 * backslashes, control characters, markup.
 *
 * <p>What becomes of the form of their answers is a matter of its own, and no sign that the server
 * writes wrong answers otherwise.
 */
final class Provocation {
  private Provocation() {}

  /** Whether this exchange's request is one. */
  static boolean isIn(Exchange exchange, Contents contents) {
    return contents.read(exchange.request().body()) instanceof StrictJson.Document document
        && isIn(document.root());
  }

  private static boolean isIn(JsonNode node) {
    if (node.isString()) {
      return node.stringValue().codePoints().anyMatch(Provocation::breaks);
    }
    for (JsonNode child : node) {
      if (isIn(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean breaks(int c) {
    return c == '"' || c == '\\' || c == '<' || Character.isISOControl(c);
  }
}
