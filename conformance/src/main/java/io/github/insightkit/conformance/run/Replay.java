package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Schemas;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Answer;
import io.github.insightkit.conformance.model.Input;
import io.github.insightkit.conformance.model.Interpretation;
import io.github.insightkit.conformance.model.Reading;
import io.github.insightkit.conformance.report.SavedReport;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Rule;
import io.github.insightkit.conformance.transport.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends a counterexample again.
 *
 * <p>A rule about states may need more to be judged than its counterexample, such as what the
 * implementation was found to do where the contract is silent; then it counts as broken if every
 * answer says the same as when it was recorded.
 */
public final class Replay {
  private static final String RESET = "{\"classification\":null}";

  private final Contract contract;
  private final Schemas schemas;
  private final Transport transport;
  private final History.Origin origin;
  private volatile boolean stopping;

  /** Whether the rule is still broken. */
  public enum Verdict {
    /** It is. */
    BROKEN,
    /** It isn't. */
    HOLDS,
    /** Answers are missing, or say neither. */
    UNCLEAR,
    /** Not even a connection could be made. */
    UNREACHABLE
  }

  /**
   * One request of it.
   *
   * @param number its place, from 1
   * @param request what was sent
   * @param then what the report has for an answer
   * @param now what was answered
   */
  public record Step(int number, Request request, String then, String now) {}

  /**
   * What came of it.
   *
   * @param verdict whether the rule is still broken
   * @param message why, in words
   * @param steps the requests, each with both answers
   * @param left in what state each insight was left, in words
   * @param overlapped whether requests overlapped when they were recorded
   */
  public record Outcome(
      Verdict verdict, String message, List<Step> steps, List<String> left, boolean overlapped) {

    /** Copies the lists. */
    public Outcome {
      steps = List.copyOf(steps);
      left = List.copyOf(left);
    }
  }

  /** A replay over this transport. */
  public Replay(Contract contract, Schemas schemas, Transport transport, History.Origin origin) {
    this.contract = contract;
    this.schemas = schemas;
    this.transport = transport;
    this.origin = origin;
  }

  /** Makes it end before its next request. May be called by another thread. */
  public void stop() {
    stopping = true;
  }

  /**
   * Sends these steps, resets what they touched, and judges.
   *
   * @throws IllegalArgumentException if there is no such rule, or a request can't be sent
   */
  public Outcome of(String ruleId, List<SavedReport.Step> recorded) {
    Rule rule =
        Catalogue.rules().stream()
            .filter(known -> known.id().equals(ruleId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("this kit has no rule " + ruleId));
    List<Exchange> exchanges = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    boolean same = true;
    boolean complete = true;
    try {
      for (SavedReport.Step step : recorded) {
        if (stopping) {
          complete = false;
          break;
        }
        Result now = transport.send(step.request());
        exchanges.add(
            new Exchange(
                exchanges.size(),
                step.purpose(),
                step.request(),
                now,
                exchanges.size() * 2L,
                exchanges.size() * 2L + 1));
        if (now instanceof Result.NoResponse none
            && none.failure() == Result.Failure.NOT_CONNECTED
            && exchanges.size() == 1) {
          return new Outcome(
              Verdict.UNREACHABLE, none.message(), steps, List.of(), overlapped(recorded));
        }
        steps.add(new Step(steps.size() + 1, step.request(), then(step), words(now)));
        same &= step.response().isPresent() && says(step.response().get()).equals(says(now));
        complete &= now instanceof Result.Response;
      }
    } finally {
      stopping = false;
    }
    List<Reading> readings = Interpretation.of(contract, new History(origin, exchanges));
    List<String> left = reset(readings);
    Finding finding =
        rule.check().apply(new Evidence(contract, schemas, new History(origin, exchanges)));
    Verdict verdict = verdict(finding, same, complete);
    return new Outcome(verdict, message(verdict, finding), steps, left, overlapped(recorded));
  }

  private static Verdict verdict(Finding finding, boolean same, boolean complete) {
    if (finding instanceof Finding.Broken) {
      return Verdict.BROKEN;
    }
    if (finding instanceof Finding.Holds) {
      return Verdict.HOLDS;
    }
    if (!complete) {
      return Verdict.UNCLEAR;
    }
    return same ? Verdict.BROKEN : Verdict.HOLDS;
  }

  private static String message(Verdict verdict, Finding finding) {
    if (finding instanceof Finding.Broken || finding instanceof Finding.Holds) {
      return finding.message();
    }
    return switch (verdict) {
      case BROKEN -> "every answer says what it said when it was recorded";
      case HOLDS -> "the answers aren't what they were, and break nothing";
      case UNCLEAR, UNREACHABLE -> "answers are missing";
    };
  }

  /** What an answer says, without what differs from time to time. */
  private static Map.Entry<Answer, Integer> says(Result result) {
    int status = result instanceof Result.Response response ? response.status() : 0;
    return Map.entry(Interpretation.answer(result), status);
  }

  private static boolean overlapped(List<SavedReport.Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).startMicros() < steps.get(i - 1).endMicros()) {
        return true;
      }
    }
    return false;
  }

  private List<String> reset(List<Reading> readings) {
    Map<Address, String> paths = new LinkedHashMap<>();
    readings.stream()
        .filter(reading -> !(reading.input() instanceof Input.Elsewhere))
        .forEach(
            reading ->
                paths.putIfAbsent(
                    reading.address(),
                    reading.exchange().request().path().replaceFirst("\\?.*", "")));
    List<String> left = new ArrayList<>();
    paths.forEach(
        (address, path) -> {
          Result result = transport.send(new Request("PATCH", path, headers(), Bytes.utf8(RESET)));
          left.add(
              "left "
                  + address.scope()
                  + " "
                  + address.owner()
                  + ", insight "
                  + address.issue()
                  + ": "
                  + (Interpretation.answer(result) == Answer.ACCEPTED
                      ? "reset"
                      : "unknown; the reset got " + words(result)));
        });
    return left;
  }

  private List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "application/json"));
    if (origin.credentialed()) {
      headers.add(new Header("Authorization", "Bearer " + Curl.TOKEN_PLACEHOLDER));
    }
    return headers;
  }

  private static String then(SavedReport.Step step) {
    return step.response().map(Replay::words).orElse("no answer");
  }

  private static String words(Result result) {
    return result instanceof Result.Response response
        ? response.status() + " " + response.body().text()
        : "no answer: " + ((Result.NoResponse) result).message();
  }
}
