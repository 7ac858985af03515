package io.github.insightkit.conformance.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.github.insightkit.conformance.verdict.Report;
import java.util.regex.Pattern;

/** A report in the formats of build servers. */
final class TextReports {
  private static final int LONGEST_IN_XML = 2_000;
  private static final int LONGEST_IN_MARKDOWN = 600;
  private static final int LONGEST_LINE = 1_000;
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&@:]");
  private static final Mustache.Escaper XML =
      Escapers.simple(
          new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});

  private TextReports() {}

  /**
   * As JUnit XML: one test case a rule, named by its id.
   *
   * <p>What the format has no word for is skipped, with the reason; a warning passes and stands in
   * the test's output. Whatever a server sent, the file is well-formed XML 1.0.
   */
  static String junitXml(Report report) {
    return Templates.fill(
        "junit.xml.mustache",
        text -> XML.escape(Excerpt.visibleLines(text)),
        ReportView.of(report, LONGEST_IN_XML));
  }

  /**
   * As GitHub-flavoured Markdown, short enough for the summary page of a pipeline.
   *
   * <p>Text from elsewhere stands in code spans and blocks, or has its special characters escaped.
   */
  static String markdown(Report report) {
    return Templates.fill(
        "summary.md.mustache", TextReports::line, ReportView.of(report, LONGEST_IN_MARKDOWN));
  }

  /** One line of Markdown in which nothing is markup. */
  private static String line(String any) {
    return Excerpt.escaped(Excerpt.visible(Excerpt.of(any, LONGEST_LINE)), MARKUP, "&#%d;");
  }
}
