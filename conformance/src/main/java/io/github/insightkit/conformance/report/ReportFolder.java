package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.WholeFile;
import io.github.insightkit.conformance.verdict.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folder in which a run leaves its report.
 *
 * @param recorded the file that holds the history, which is copied to the folder; none if it has to
 *     be written
 */
public record ReportFolder(Path path, Optional<Path> recorded) {
  /** The name of the report for programs. */
  public static final String REPORT = "report.json";

  public static final String SCHEMA = "report.schema.json";

  /**
   * Makes the folder if it isn't there, and sees that files can be written to it.
   *
   * @throws IOException if they can't; the message names the folder
   */
  public static ReportFolder open(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".writable", null));
    } catch (IOException e) {
      throw new IOException(
          "can't write to the report folder " + folder + "; choose another with --report-dir", e);
    }
    return new ReportFolder(folder, Optional.empty());
  }

  /** The same folder, for reports on the history that this file holds. */
  public ReportFolder of(Path history) {
    return new ReportFolder(path, Optional.of(history));
  }

  /**
   * Writes the report: report.json with its schema beside it, junit.xml, summary.md, report.html
   * and history.ndjson; each whole or not at all.
   *
   * @param spent how long each phase took; asked when all but report.json is written
   * @throws UncheckedIOException if a file can't be written
   */
  public void write(Report report, Supplier<Map<String, Duration>> spent) {
    text(SCHEMA, schema());
    text("junit.xml", RenderedReports.junitXml(report));
    text("summary.md", RenderedReports.markdown(report));
    text("report.html", RenderedReports.html(report));
    Path history = path.resolve("history.ndjson");
    recorded.ifPresentOrElse(
        file -> WholeFile.write(history, out -> Files.copy(file, out)),
        () -> HistoryFile.write(history, report.history()));
    text(REPORT, ReportJson.of(report, spent.get()));
  }

  /** Bytes rather than a string, for a lone surrogate in it would make a writer throw. */
  private void text(String name, String content) {
    WholeFile.write(path.resolve(name), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** The published schema of report.json, a JSON Schema of 2020-12. */
  public static String schema() {
    return RenderedReports.text(SCHEMA);
  }
}
