package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.rules.Finding;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The exchanges that show that a rule is broken, ready to be shown to people: cut to a length, and
 * with nothing in them that can't be seen.
 *
 * @param steps the exchanges, in order
 */
record Counterexample(List<Step> steps) {
  private static final int LONGEST_CURL = 4_000;
  private static final int LONGEST_LINE = 1_000;

  /**
   * One exchange.
   *
   * @param number its place in the counterexample, from 1
   * @param exchange its place in the history, from 0
   * @param atOnce whether it went on at the same time as the one before
   * @param pause how long nothing was sent before it, in whole seconds
   * @param curl the request as a line for a shell, whole however long it is
   * @param line the method and the path
   * @param body what was sent
   * @param status the status of the answer; empty if none came
   * @param answer the body of the answer, or why none came
   * @param possible the states possible after it, if the rule is one about states
   */
  record Step(
      int number,
      int exchange,
      boolean atOnce,
      long pause,
      String curl,
      String line,
      String body,
      String status,
      String answer,
      Optional<List<String>> possible) {

    /** The line for a shell, cut where it is too long to be read. */
    String shownCurl() {
      return Excerpt.of(curl, LONGEST_CURL);
    }

    /** The answer in one line. */
    String outcome() {
      return status.isEmpty() ? "no answer: " + answer : status + " " + answer;
    }

    /** The possible states in one line; empty if the rule isn't one about states. */
    String states() {
      return possible
          .map(
              states ->
                  states.isEmpty()
                      ? "no state of the contract is possible after this"
                      : "possible now: " + String.join(", ", states))
          .orElse("");
    }
  }

  /** Copies the list. */
  Counterexample {
    steps = List.copyOf(steps);
  }

  /**
   * What shows this finding.
   *
   * @param longestAnswer how much of an answer's body is kept, in UTF-16 units
   */
  static Counterexample of(History history, Finding finding, int longestAnswer) {
    if (!(finding instanceof Finding.Broken broken)) {
      return new Counterexample(List.of());
    }
    List<Step> steps = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (int i = 0; i < broken.exchanges().size(); i++) {
      Exchange exchange = history.exchanges().get(broken.exchanges().get(i));
      int number = i;
      steps.add(
          new Step(
              i + 1,
              exchange.index(),
              exchange.startMicros() < end,
              i == 0 ? 0 : pause(exchange.startMicros() - end),
              Excerpt.visible(Curl.line(history.origin(), exchange.request())),
              line(exchange),
              Excerpt.visible(Excerpt.of(exchange.request().body(), longestAnswer)),
              status(exchange.result()),
              answer(exchange.result(), longestAnswer),
              broken
                  .proof()
                  .map(proof -> proof.steps().get(number).after())
                  .map(states -> states.stream().map(State::name).toList())));
      end = Math.max(end, exchange.endMicros());
    }
    return new Counterexample(steps);
  }

  /** In whole seconds, more rather than less. */
  private static long pause(long micros) {
    Duration gap = Duration.of(micros, ChronoUnit.MICROS);
    return gap.compareTo(SavedReport.NOTICEABLE) < 0 ? 0 : gap.plusMillis(999).toSeconds();
  }

  /** All requests as lines for a shell, those that went on at the same time started together. */
  String script() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      boolean follows = i + 1 < steps.size() && steps.get(i + 1).atOnce();
      script.append(i == 0 ? "" : "\n");
      if (steps.get(i).pause() > 0) {
        script.append("sleep ").append(steps.get(i).pause()).append('\n');
      }
      script.append(steps.get(i).curl());
      if (follows || steps.get(i).atOnce()) {
        script.append(follows ? " &" : " &\nwait");
      }
    }
    return script.toString();
  }

  /** The method and the path. */
  static String line(Exchange exchange) {
    return Excerpt.visible(
        Excerpt.of(exchange.request().method() + " " + exchange.request().path(), LONGEST_LINE));
  }

  /** The status of the answer; empty if none came. */
  static String status(Result result) {
    return result instanceof Result.Response response ? String.valueOf(response.status()) : "";
  }

  /** The body of the answer, or why none came. */
  static String answer(Result result, int longest) {
    if (result instanceof Result.Response response) {
      return Excerpt.visible(Excerpt.of(response.body(), longest));
    }
    return Excerpt.visible(Excerpt.of(((Result.NoResponse) result).message(), longest));
  }

  /** All of it as plain text, a few lines for each step. */
  String text() {
    return steps.stream()
        .map(
            step ->
                step.number()
                    + ". "
                    + (step.pause() > 0 ? "sleep " + step.pause() + "; " : "")
                    + step.shownCurl()
                    + (step.atOnce() ? "\n   at the same time as " + (step.number() - 1) : "")
                    + "\n   "
                    + step.outcome()
                    + (step.states().isEmpty() ? "" : "\n   " + step.states()))
        .collect(Collectors.joining("\n"));
  }
}
