package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An exchange, ready to be shown to people: cut to a length, and with nothing in it that can't be
 * seen.
 *
 * @param index its place in the history, from 0
 * @param curl the request as a line for a shell, cut where it is too long to be read
 * @param line the method and the path
 * @param body what was sent
 * @param status the status of the answer; empty if none came
 * @param answer the body of the answer, or why none came
 * @param chips the states possible after it; none if they are of no interest
 * @param isImpossible whether they are of interest, and there are none
 */
record ShownExchange(
    int index,
    String curl,
    String line,
    String body,
    String status,
    String answer,
    List<StateChip> chips,
    boolean isImpossible) {
  private static final int LONGEST_CURL = 4_000;
  private static final int LONGEST_LINE = 1_000;
  private static final int HUES = 6;

  /** A state as reports show it, with the number of its colour, from 0 to 5. */
  record StateChip(String name, int hue) {}

  /** This exchange of the report; of a body this much is kept, in UTF-16 units. */
  static ShownExchange of(
      Report report, Exchange exchange, Optional<List<State>> possible, int longest) {
    String line = exchange.request().method() + " " + exchange.request().path();
    Result result = exchange.result();
    return new ShownExchange(
        exchange.index(),
        Excerpt.of(
            Excerpt.visible(Curl.line(report.history().origin(), exchange.request())),
            LONGEST_CURL),
        Excerpt.visible(Excerpt.of(line, LONGEST_LINE)),
        Excerpt.visible(Excerpt.of(exchange.request().body(), longest)),
        result instanceof Result.Response response ? String.valueOf(response.status()) : "",
        Excerpt.visible(
            result instanceof Result.Response response
                ? Excerpt.of(response.body(), longest)
                : Excerpt.of(((Result.NoResponse) result).message(), longest)),
        chips(report.timeline(), possible.orElse(List.of())),
        possible.filter(List::isEmpty).isPresent());
  }

  /** These states, coloured by their place in the contract. */
  private static List<StateChip> chips(Timeline timeline, List<State> states) {
    return states.stream()
        .map(
            state ->
                new StateChip(
                    state.name(), Math.max(0, timeline.states().indexOf(state.name())) % HUES))
        .toList();
  }

  /** The hundreds of the status, as a class of the style sheet. */
  String kind() {
    return status.isEmpty() ? "none" : "c" + status.charAt(0);
  }

  String outcome() {
    return status.isEmpty() ? "no answer: " + answer : status + " " + answer;
  }

  /** The possible states in one line; empty if they are of no interest. */
  String states() {
    if (isImpossible) {
      return "the contract rules this answer out";
    }
    String names = chips.stream().map(StateChip::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "possible now: " + names;
  }
}
