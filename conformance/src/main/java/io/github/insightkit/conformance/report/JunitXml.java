package io.github.insightkit.conformance.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * A report as JUnit XML, as build servers read it: one test case a rule, named by its id.
 *
 * <p>What the format has no word for is skipped, with the reason; a warning passes and stands in
 * the test's output. Whatever a server sent, the file is well-formed XML 1.0.
 *
 * @param report the report
 * @param cases the rules, in the order of the catalogue
 */
record JunitXml(Report report, List<Case> cases) {
  private static final int LONGEST_ANSWER = 2_000;
  private static final Mustache.Escaper MARKUP =
      Escapers.simple(
          new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});

  /** A rule with the outcome that the format has for it. */
  record Case(RuleView view, Outcome outcome) {
    boolean isBroken() {
      return outcome == Outcome.FAILURE || outcome == Outcome.ERROR;
    }

    boolean isSkipped() {
      return outcome == Outcome.SKIPPED;
    }

    /** What shows a warning; empty if this is none. */
    String warning() {
      return view.verdict() == Verdict.WARN ? view.proof().text() : "";
    }
  }

  static String of(Report report) {
    List<Case> cases =
        report.judgements().stream()
            .map(judgement -> RuleView.of(report, judgement, LONGEST_ANSWER))
            .map(view -> new Case(view, Outcome.of(view.verdict())))
            .toList();
    return Templates.fill(
        "junit.xml.mustache",
        text -> MARKUP.escape(Excerpt.visibleLines(text)),
        new JunitXml(report, cases));
  }

  String seconds() {
    return String.format(Locale.ROOT, "%.3f", report.durationMillis() / 1000.0);
  }

  long failures() {
    return count(Outcome.FAILURE);
  }

  long errors() {
    return count(Outcome.ERROR);
  }

  long skipped() {
    return count(Outcome.SKIPPED);
  }

  private long count(Outcome outcome) {
    return cases.stream().filter(test -> test.outcome() == outcome).count();
  }

  /** The outcomes that the format knows. */
  enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    static Outcome of(Verdict verdict) {
      return switch (verdict) {
        case PASS, WARN -> PASSED;
        case FAIL, STALE_KNOWN -> FAILURE;
        case HARNESS_ERROR -> ERROR;
        case NOT_APPLICABLE, UNTESTABLE, INCONCLUSIVE, KNOWN, MASKED -> SKIPPED;
      };
    }

    /** The name of the element. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
