package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.report.Excerpt;
import io.github.insightkit.conformance.run.BaseUrl;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "plan", abbreviateSynopsis = true)
final class PlanCommand extends KitCommand {
  private static final int LONGEST_BODY = 160;

  private final Contract contract = Contract.bundled();
  @Mixin private CommandSpec insightSpec = InsightOptions.of(contract);
  @Mixin private ReaderOption readerOption = new ReaderOption();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080/client/v4",
      description = "Where the curl lines go to; ${DEFAULT-VALUE} unless given.")
  private String baseUrl;

  @Mixin private PolicyOption policyOption = new PolicyOption();

  @Option(names = "--without-token", description = "As a run without a token would.")
  private boolean withoutToken;

  @Mixin private WorkOptions workOptions = new WorkOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of everything random; ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(names = "--curl", description = "As lines for a shell.")
  private boolean curl;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  int run(PrintWriter out) throws Run.Unreachable {
    UsageException.require(!(curl && json), "expected --curl or --json, got both");
    Selection selection = workOptions.selection();
    InsightOptions insightOptions = new InsightOptions(contract, insightSpec);
    Subjects subjects =
        insightOptions.isGiven() ? insightOptions.subjects() : Subjects.examples(contract);
    String base = UsageException.reading("--base-url: ", () -> BaseUrl.parse(baseUrl).text());
    History history = history(selection, subjects, base);
    if (json) {
      out.println(json(history));
    } else {
      history.exchanges().forEach(exchange -> print(exchange, history.origin(), out));
      out.println((curl ? "# " : "") + history.exchanges().size() + " requests");
    }
    return ExitCode.CONFORMANT;
  }

  private History history(Selection selection, Subjects subjects, String base)
      throws Run.Unreachable {
    History.Origin origin =
        History.Origin.ofRun(
            base, contract.version(), seed, !withoutToken, History.Origin.USUAL_VARIABLE);
    Settings settings =
        new Settings(new Limits(workOptions.budget(contract)), readerOption.source())
            .pausing(duration -> {});
    String token = withoutToken ? null : TokenForm.WHOLE.placeholder();
    Handler handler = new Handler(contract, policyOption.choices(contract), token);
    Session session = new Session(contract, handler::answer, origin, settings);
    return new Run(session, selection)
        .of(subjects, false, Set.of(), InsightConformance.version())
        .history();
  }

  private void print(Exchange exchange, History.Origin origin, PrintWriter out) {
    if (curl) {
      out.println("# " + exchange.index() + " " + exchange.purpose());
      out.println(Curl.line(origin, exchange.request()));
      return;
    }
    out.printf(
        "%4d  %s %s  %s%n      %s%n",
        exchange.index(),
        exchange.request().method(),
        exchange.request().path(),
        Excerpt.visible(Excerpt.of(exchange.request().body(), LONGEST_BODY)),
        exchange.purpose());
  }

  private static String json(History history) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("seed", history.origin().seed()).put("run", history.origin().runId());
    ArrayNode requests = root.putArray("requests");
    for (Exchange exchange : history.exchanges()) {
      requests
          .addObject()
          .put("index", exchange.index())
          .put("purpose", exchange.purpose())
          .set("request", HistoryFile.request(exchange.request()));
    }
    return root.toPrettyString();
  }
}
