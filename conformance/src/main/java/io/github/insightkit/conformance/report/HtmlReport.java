package io.github.insightkit.conformance.report;

import com.samskivert.mustache.Escapers;
import io.github.insightkit.conformance.verdict.Report;
import java.util.Map;
import okio.ByteString;

/**
 * A report as one HTML page that needs no network.
 *
 * <p>The template escapes whatever it is given, and puts it only where text or a quoted attribute
 * stands. The page's own policy admits one style sheet and one script, by their digests, and no
 * request at all; so what a server sent can't run even if it got past the escaping.
 */
final class HtmlReport {
  private static final int LONGEST_ANSWER = 4_000;

  private HtmlReport() {}

  static String of(Report report) {
    String style = Templates.text("report.css");
    String script = Templates.text("report.js");
    return Templates.fill(
        "report.html.mustache",
        text -> Escapers.HTML.escape(Excerpt.visibleLines(text)),
        Map.of(
            "style",
            style,
            "script",
            script,
            "policy",
            policy(style, script),
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
}
