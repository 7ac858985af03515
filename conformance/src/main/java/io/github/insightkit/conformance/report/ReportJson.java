package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okio.ByteString;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as JSON, as its published schema has it.
 *
 * <p>Requests stand in it whole, so that a counterexample can be repeated; of an answer's body at
 * most {@link #LONGEST_ANSWER} bytes do, and {@code bodyBytes} says how many there were.
 */
public final class ReportJson {
  /** How many bytes of an answer's body stand in the report; the history has all that was kept. */
  public static final int LONGEST_ANSWER = 16 * 1024;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ReportJson() {}

  /** The document, indented; with where the time went, by the name of the phase, if known. */
  public static String of(Report report, Map<String, Duration> spent) {
    History.Origin origin = report.history().origin();
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", ReportFolder.SCHEMA);
    root.putObject("kit")
        .put("version", report.kitVersion())
        .put("catalogue", Catalogue.VERSION)
        .put("contract", origin.contract());
    root.putObject("target")
        .put("baseUrl", origin.baseUrl())
        .putPOJO("scopes", distinct(report, address -> address.scope() + "/" + address.owner()))
        .putPOJO("issues", distinct(report, Address::issue));
    root.put("run", origin.runId());
    root.put("started", report.started().toString());
    root.put("seed", origin.seed());
    root.put("verdict", report.verdict().toString());
    report.stopped().ifPresent(reason -> root.put("stopped", reason));
    root.put("requests", report.history().exchanges().size());
    root.put("durationMillis", report.durationMillis());
    if (!spent.isEmpty()) {
      ObjectNode millis = root.putObject("timings");
      spent.forEach((phase, time) -> millis.put(phase + "Millis", time.toMillis()));
    }
    root.putPOJO("observations", report.observations());
    root.putPOJO("summary", report.summary());
    ArrayNode left = root.putArray("left");
    report
        .left()
        .forEach(
            (address, state) ->
                left.addObject()
                    .put("scope", address.scope() + "/" + address.owner())
                    .put("issue", address.issue())
                    .put("state", state));
    root.putPOJO("notes", report.notes());
    ArrayNode rules = root.putArray("rules");
    report.judgements().forEach(judgement -> rules.add(rule(report.history(), judgement)));
    return root.toPrettyString() + "\n";
  }

  private static List<String> distinct(Report report, Function<Address, String> part) {
    return report.left().keySet().stream().map(part).sorted().distinct().toList();
  }

  private static ObjectNode rule(History history, Judgement judgement) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("id", judgement.rule().id())
            .put("level", judgement.rule().level().name())
            .put("title", judgement.rule().title())
            .put("clause", judgement.rule().source())
            .put("verdict", judgement.verdict().name())
            .put("message", judgement.finding().message());
    if (judgement.finding() instanceof Finding.Broken broken) {
      node.put("lookAt", judgement.rule().requirement().lookAt());
      if (!broken.exchanges().isEmpty()) {
        node.set("evidence", evidence(history, judgement.rule().id(), broken));
      }
    }
    return node;
  }

  private static ObjectNode evidence(History history, String rule, Finding.Broken broken) {
    ObjectNode evidence = MAPPER.createObjectNode();
    ArrayNode steps = evidence.putArray("steps");
    for (int exchange : broken.exchanges()) {
      ObjectNode step = step(history, history.exchanges().get(exchange));
      broken
          .proof()
          .flatMap(proof -> proof.at(exchange))
          .ifPresent(
              states -> {
                step.putPOJO("stateBefore", names(states.before()));
                step.putPOJO("stateAfter", names(states.after()));
              });
      steps.add(step);
    }
    evidence.putPOJO("more", broken.more());
    return evidence.put("replay", Counterexample.replay(rule, history.origin()));
  }

  private static ObjectNode step(History history, Exchange exchange) {
    ObjectNode step = HistoryFile.exchange(exchange, "exchange");
    step.put("curl", Curl.line(history.origin(), exchange.request()));
    if (exchange.result() instanceof Result.Response response) {
      step.set("response", response(response));
    } else if (exchange.result() instanceof Result.NoResponse none) {
      step.putObject("response").put("none", none.message());
    }
    return step;
  }

  private static ObjectNode response(Result.Response response) {
    int length = response.body().size();
    if (length <= LONGEST_ANSWER) {
      return HistoryFile.response(response);
    }
    ByteString head = response.body().substring(0, LONGEST_ANSWER);
    return HistoryFile.response(
            new Result.Response(response.status(), response.headers(), head, response.truncated()))
        .put("bodyBytes", length);
  }

  private static List<String> names(List<State> states) {
    return states.stream().map(State::name).toList();
  }
}
