package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.report.ConsoleReport;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import picocli.CommandLine.Help.Ansi;

/**
 * Checks an implementation inside its own build: one test a rule, named by the rule's id.
 *
 * <p>A class that extends this one says where the implementation is, and may start it first. The
 * requests are sent once, before the first test. A rule that is broken fails its test with the
 * requests that show it; so does one that couldn't be put to the test, for that is no pass. What
 * doesn't apply, and what is known to be broken, is aborted with the reason; warnings pass.
 */
public abstract class ConformanceTest {
  private static final int MOST_REQUESTS = 4_000;

  /** For the classes that extend it. */
  protected ConformanceTest() {}

  /** The implementation; asked for once, after {@code @BeforeEach}. */
  protected abstract ConformanceTarget target();

  /** The rules to check: ids, areas, or patterns with {@code *}; all, unless overridden. */
  protected List<String> only() {
    return List.of();
  }

  /** The rules to leave out, in the same form; none, unless overridden. */
  protected List<String> skip() {
    return List.of();
  }

  /** The ids of rules that are known to be broken; none, unless overridden. */
  protected Set<String> knownFailures() {
    return Set.of();
  }

  /** Whether broken conventions fail; they don't, unless overridden. */
  protected boolean strict() {
    return false;
  }

  /** Whether more of each kind of request is sent, up to 3,000 in all; not, unless overridden. */
  protected boolean deep() {
    return false;
  }

  /** The seed of everything random; always the same, unless overridden. */
  protected long seed() {
    return 1;
  }

  /** The folder for the report; none is written, unless overridden. */
  protected Optional<Path> reportFolder() {
    return Optional.empty();
  }

  /**
   * One test for each rule.
   *
   * @throws IOException if the report can't be written
   */
  @TestFactory
  Stream<DynamicTest> rules() throws IOException {
    Report report = report(target());
    if (reportFolder().isPresent()) {
      ReportFolder.open(reportFolder().get()).write(report, Map::of);
    }
    return report.judgements().stream()
        .map(
            judgement ->
                DynamicTest.dynamicTest(judgement.rule().id(), () -> pass(report, judgement)));
  }

  Selection selection() {
    Selection selection = Selection.of(List.of(), only(), skip());
    return deep() ? selection.deep() : selection;
  }

  private Report report(ConformanceTarget target) {
    Contract contract = Contract.bundled();
    Subjects subjects = target.subjects(contract);
    try (Session session =
        Session.with(
            target.endpoint(),
            contract,
            seed(),
            new Settings(new Limits(MOST_REQUESTS), target.reads()))) {
      return new Run(session, selection()).of(subjects, strict(), knownFailures(), "embedded");
    } catch (Run.Unreachable e) {
      throw new AssertionFailedError(e.getMessage(), e);
    }
  }

  private static void pass(Report report, Judgement judgement) {
    switch (judgement.verdict()) {
      case PASS, WARN -> {}
      case NOT_APPLICABLE, KNOWN, MASKED ->
          throw new TestAbortedException(judgement.finding().message());
      case FAIL, STALE_KNOWN, UNTESTABLE, INCONCLUSIVE, HARNESS_ERROR ->
          throw new AssertionFailedError(
              new ConsoleReport(report, Ansi.OFF).explanation(judgement));
    }
  }
}
