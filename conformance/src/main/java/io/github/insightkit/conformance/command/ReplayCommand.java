package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.report.Excerpt;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.run.Replay;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.verdict.SavedReport;
import io.github.insightkit.conformance.verdict.SavedReport.SavedRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "replay", abbreviateSynopsis = true)
final class ReplayCommand extends KitCommand {
  private static final int LONGEST_ANSWER = 300;

  /** As many as the longest counterexample has, sent as often as a race is. */
  private static final int MOST_REQUESTS = 64_000;

  @Parameters(paramLabel = "FILE", description = "A report.json.")
  private Path file;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "The rule; may be left out if the report has one counterexample only.")
  private @Nullable String rule;

  @Mixin private TargetOptions targetOptions = new TargetOptions();
  @Mixin private ReaderOption readerOption = new ReaderOption();

  @Override
  int run(PrintWriter out) throws Run.Unreachable {
    SavedReport report = UsageException.reading(() -> SavedReport.read(file));
    SavedRule chosen = chosen(report);
    Endpoint endpoint = targetOptions.endpoint(common().environment());
    if (endpoint == null) {
      throw new UsageException(
          "expected --base-url, got none; the report is about " + report.baseUrl());
    }
    try (ShutdownHook hook = new ShutdownHook();
        Session session =
            Session.with(
                endpoint,
                Contract.bundled(),
                0,
                new Settings(new Limits(MOST_REQUESTS), readerOption.source())
                    .pausing(hook.pause()))) {
      hook.stops(session::stop);
      return print(chosen, new Replay(session).of(chosen.id(), chosen.steps()), out);
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private SavedRule chosen(SavedReport report) {
    List<SavedRule> broken =
        report.rules().values().stream().filter(saved -> !saved.steps().isEmpty()).toList();
    String ids = broken.stream().map(SavedRule::id).collect(Collectors.joining(", "));
    UsageException.require(
        !broken.isEmpty(), file + ": expected a counterexample, got a report without any");
    UsageException.require(
        rule != null || broken.size() == 1, "expected --rule, one of " + ids + "; got none");
    List<SavedRule> named =
        broken.stream().filter(one -> rule == null || one.id().equalsIgnoreCase(rule)).toList();
    UsageException.require(
        !named.isEmpty(),
        "--rule: expected one with a counterexample in %s, one of %s; got \"%s\""
            .formatted(file, ids, rule));
    return named.get(0);
  }

  private static String answer(Result result) {
    String words =
        result instanceof Result.Response response
            ? response.status() + " " + response.body().utf8()
            : "no answer: " + ((Result.NoResponse) result).message();
    return Excerpt.visible(Excerpt.of(words, LONGEST_ANSWER));
  }

  private int print(SavedRule chosen, Replay.Outcome outcome, PrintWriter out) {
    Ansi ansi = ansi();
    out.println(chosen.id() + " " + Excerpt.visible(chosen.title()));
    for (Replay.Step step : outcome.steps()) {
      Request request = step.then().request();
      out.println(
          "  %s. %s %s"
              .formatted(
                  step.then().index() + 1,
                  Excerpt.visible(request.method() + " " + request.path()),
                  Excerpt.visible(Excerpt.of(request.body(), LONGEST_ANSWER))));
      out.println("     then: " + answer(step.then().result()));
      out.println("     now:  " + answer(step.now()));
    }
    outcome.left().forEach(state -> out.println("  " + Excerpt.visible(state)));
    boolean isBroken = outcome.finding() instanceof Finding.Broken;
    boolean holds = outcome.finding() instanceof Finding.Holds;
    String verdict =
        isBroken
            ? "@|bold,red still broken|@: "
            : holds ? "@|bold,green not broken any more|@: " : "@|bold,yellow can't be told|@: ";
    out.println(ansi.string(verdict) + Excerpt.visible(outcome.finding().message()));
    return isBroken ? ExitCode.NONCONFORMANT : holds ? ExitCode.CONFORMANT : ExitCode.UNDECIDED;
  }
}
