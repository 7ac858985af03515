package io.github.insightkit.conformance.rules;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.requests.Input;
import io.github.insightkit.conformance.requests.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * An exchange with its answer.
 *
 * @param reading what the exchange means
 * @param response the answer
 * @param contents what answers have for content
 */
record Answered(Reading reading, Result.Response response, Contents contents) {
  private static final Pattern JSON =
      Pattern.compile("application/(?:[a-z0-9!#$&^_.-]+\\+)?json\\s*(?:;.*)?");

  /** This exchange with its answer; nothing if none came. */
  static Optional<Answered> of(Reading reading, Contents contents) {
    return reading.exchange().response().map(one -> new Answered(reading, one, contents));
  }

  int index() {
    return reading.exchange().index();
  }

  Request request() {
    return reading.exchange().request();
  }

  Input input() {
    return reading.input();
  }

  /** What was done, as the beginning of a sentence. */
  String asked() {
    return input().asked(request());
  }

  Operation operation() {
    return contents.contract().operation(reading.address().scope());
  }

  /** Whether the status is of this class, such as 2 for 2xx. */
  boolean isClass(int hundreds) {
    return response.status() / 100 == hundreds;
  }

  StrictJson.Reading content() {
    return contents.read(response.body());
  }

  /** Why the content isn't one JSON document; empty if it is. */
  Optional<String> malformed() {
    return content() instanceof StrictJson.Malformed it
        ? Optional.of(it.reason())
        : Optional.empty();
  }

  /** The content; missing if it isn't one JSON document. */
  JsonNode json() {
    return content().root();
  }

  /** Whether it says literally that it is this: a success, or none. */
  boolean says(boolean success) {
    return json().path("success").equals(BooleanNode.valueOf(success));
  }

  /** Whether text was sent of which the form of the answer may be a matter. */
  boolean isProvoked() {
    return contents.isProvocation(reading.exchange());
  }

  /**
   * Its types, of which there should be one: of two, one reader takes the first (RFC 9110, 5.3).
   */
  List<String> types() {
    return Header.values(response.headers(), "Content-Type");
  }

  boolean isLabelled() {
    return types().stream().allMatch(type -> JSON.matcher(type.toLowerCase(Locale.ROOT)).matches())
        && !types().isEmpty();
  }

  /** Whether it has content that is labelled as JSON and isn't, by the grammar of RFC 8259. */
  boolean isMislabelled() {
    return response.body().size() > 0
        && !response.truncated()
        && isLabelled()
        && malformed().filter(why -> !why.startsWith(StrictJson.TWICE)).isPresent();
  }

  /** What isn't as the schema of this name has it, of what stands at such places. */
  Optional<String> unlike(String schema, String expected, Predicate<String> places) {
    return contents.problems(schema, response.body()).stream()
        .filter(problem -> places.test(problem.pointer()))
        .findFirst()
        .map(
            problem ->
                "expected %s, got a body in which %s is wrong: %s"
                    .formatted(
                        expected,
                        problem.pointer().isEmpty() ? "the whole" : problem.pointer(),
                        problem.message()));
  }
}
