package io.github.insightkit.conformance.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.verdict.Report;
import java.util.Map;
import java.util.regex.Pattern;
import okio.ByteString;

/** A report by the templates beside this class, which escape whatever they are given. */
final class RenderedReports {
  private static final int LONGEST_ANSWER = 4_000;
  private static final int LONGEST_IN_XML = 2_000;
  private static final int LONGEST_IN_MARKDOWN = 600;
  private static final int LONGEST_LINE = 1_000;
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&@:]");
  private static final Mustache.Escaper XML =
      Escapers.simple(
          new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});

  private RenderedReports() {}

  /**
   * As one HTML page that needs no network.
   *
   * <p>The template puts values only where text or a quoted attribute stands. The page's own policy
   * admits one style sheet and one script, by their digests, and no request at all; so what a
   * server sent can't run even if it got past the escaping.
   */
  static String html(Report report) {
    String style = text("report.css");
    String script = text("report.js");
    return filled(
        "report.html.mustache",
        any -> Escapers.HTML.escape(Excerpt.visibleLines(any)),
        Map.of(
            "style",
            style,
            "script",
            script,
            "policy",
            policy(style, script),
            "catalogue",
            Catalogue.VERSION,
            "report",
            ReportView.of(report, LONGEST_ANSWER)));
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(digest(style), digest(script));
  }

  private static String digest(String text) {
    return ByteString.encodeUtf8(text).sha256().base64();
  }

  /**
   * As JUnit XML: one test case a rule, named by its id.
   *
   * <p>What the format has no word for is skipped, with the reason; a warning passes and stands in
   * the test's output. Whatever a server sent, the file is well-formed XML 1.0.
   */
  static String junitXml(Report report) {
    return filled(
        "junit.xml.mustache",
        any -> XML.escape(Excerpt.visibleLines(any)),
        ReportView.of(report, LONGEST_IN_XML));
  }

  /**
   * As GitHub-flavoured Markdown, short enough for the summary page of a pipeline.
   *
   * <p>Text from elsewhere stands in code spans and blocks, or has its special characters escaped.
   */
  static String markdown(Report report) {
    return filled(
        "summary.md.mustache",
        any -> Excerpt.escaped(Excerpt.visible(Excerpt.of(any, LONGEST_LINE)), MARKUP, "&#%d;"),
        ReportView.of(report, LONGEST_IN_MARKDOWN));
  }

  private static String filled(String template, Mustache.Escaper escaper, Object view) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withFormatter(RenderedReports::words)
        .withEscaper(escaper)
        .compile(text(template))
        .execute(view);
  }

  /** A section asks for the text of a record only to see that there is some; it can be long. */
  private static String words(Object value) {
    return value instanceof Record ? value.getClass().getName() : value.toString();
  }

  static String text(String name) {
    return Contract.resource("/io/github/insightkit/conformance/report/" + name);
  }
}
