package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.HarFile;
import io.github.insightkit.conformance.history.HarFile.Recording;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.rules.Observations;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Timeline;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "judge", abbreviateSynopsis = true)
final class JudgeCommand extends KitCommand {
  @Parameters(paramLabel = "FILE", description = "A history.ndjson, or a HAR file.")
  private Path file;

  @Mixin private RuleOptions ruleOptions = new RuleOptions();
  @Mixin private VerdictOptions verdictOptions = new VerdictOptions("judged-report");

  @Override
  int run(PrintWriter out) {
    Contract contract = Contract.bundled();
    Selection selection = ruleOptions.selection(List.of());
    UsageException.require(
        Files.isRegularFile(file),
        file + ": expected a history.ndjson or a HAR file, found no such file");
    boolean recorded = UsageException.reading(() -> HarFile.isOne(file));
    Recording recording =
        UsageException.reading(
            () ->
                recorded
                    ? HarFile.read(file, contract)
                    : new Recording(HistoryFile.read(file), List.of()));
    History history = recording.history();
    UsageException.require(
        !history.exchanges().isEmpty(),
        file + ": expected a history, got one without any exchange");
    ReportFolder opened = verdictOptions.folder();
    ReportFolder folder = recorded ? opened : opened.of(file);
    Evidence evidence = new Evidence(new Contents(contract), history);
    List<Judgement> judgements =
        Judgement.of(selection.rules(), evidence, verdictOptions.strict(), verdictOptions.known());
    Timeline timeline = Timeline.of(evidence);
    Report report =
        new Report(
            InsightConformance.version(),
            Instant.now(),
            history,
            history.exchanges().stream().mapToLong(Exchange::endMicros).max().orElse(0) / 1_000,
            recorded
                ? judgements.stream().map(JudgeCommand::undeclared).toList()
                // A history doesn't say whether its run ended early, so nothing is masked.
                : Judgement.explained(judgements, evidence, false),
            Observations.of(evidence),
            timeline.left(),
            Optional.empty(),
            timeline,
            List.of(),
            recording.notes());
    return verdictOptions.publish(report, folder, Optional.empty(), ansi(), out);
  }

  /** A recording declares nothing, so that a rule can't be said not to apply: it is untested. */
  private static Judgement undeclared(Judgement judgement) {
    return judgement.finding() instanceof Finding.Inapplicable inapplicable
        ? Judgement.untested(
            judgement.rule(), "recorded traffic can't decide it: " + inapplicable.message())
        : judgement;
  }
}
