package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.contract.State;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.model.Proof;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Judgement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON. */
public final class ReportJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ReportJson() {}

  /** The document, indented. */
  public static String of(Report report) {
    History.Origin origin = report.history().origin();
    ObjectNode root = MAPPER.createObjectNode();
    root.putObject("kit")
        .put("version", report.kitVersion())
        .put("catalogue", Catalogue.VERSION)
        .put("contract", origin.contract());
    ObjectNode target = root.putObject("target").put("baseUrl", origin.baseUrl());
    distinct(target.putArray("scopes"), report, address -> address.scope() + "/" + address.owner());
    distinct(target.putArray("issues"), report, Address::issue);
    root.put("run", origin.runId());
    root.put("seed", origin.seed());
    root.put("verdict", report.verdict().toString());
    report.stopped().ifPresent(reason -> root.put("stopped", reason));
    root.put("requests", report.history().exchanges().size());
    root.put("durationMillis", report.durationMillis());
    ObjectNode observations = root.putObject("observations");
    report.observations().forEach(observations::put);
    ObjectNode summary = root.putObject("summary");
    report.summary().forEach((verdict, count) -> summary.put(verdict.name(), count));
    ArrayNode left = root.putArray("left");
    report
        .left()
        .forEach(
            (address, state) ->
                left.addObject()
                    .put("scope", address.scope() + "/" + address.owner())
                    .put("issue", address.issue())
                    .put("state", state));
    ArrayNode rules = root.putArray("rules");
    report.judgements().forEach(judgement -> rules.add(rule(report.history(), judgement)));
    return root.toPrettyString() + "\n";
  }

  private static void distinct(ArrayNode array, Report report, Function<Address, String> part) {
    Set<String> parts =
        report.left().keySet().stream().map(part).collect(Collectors.toCollection(TreeSet::new));
    parts.forEach(array::add);
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
    if (judgement.finding() instanceof Finding.Broken broken && !broken.exchanges().isEmpty()) {
      ObjectNode evidence = node.putObject("evidence");
      ArrayNode steps = evidence.putArray("steps");
      for (int i = 0; i < broken.exchanges().size(); i++) {
        ObjectNode step = step(history, history.exchanges().get(broken.exchanges().get(i)));
        if (broken.proof().isPresent()) {
          Proof.Step states = broken.proof().get().steps().get(i);
          names(step.putArray("stateBefore"), states.before());
          names(step.putArray("stateAfter"), states.after());
        }
        steps.add(step);
      }
      evidence.put(
          "replay",
          "send the steps in order; they are exchanges "
              + broken.exchanges().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + " of history.ndjson");
    }
    return node;
  }

  private static ObjectNode step(History history, Exchange exchange) {
    ObjectNode step = MAPPER.createObjectNode().put("purpose", exchange.purpose());
    step.set("request", HistoryFile.request(exchange.request()));
    step.put("curl", Curl.line(history.origin().baseUrl(), exchange.request()));
    if (exchange.result() instanceof Result.Response response) {
      step.set("response", HistoryFile.response(response));
    } else if (exchange.result() instanceof Result.NoResponse none) {
      step.putObject("response").put("none", none.message());
    }
    return step;
  }

  private static void names(ArrayNode array, List<State> states) {
    states.forEach(state -> array.add(state.name()));
  }
}
