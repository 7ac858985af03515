package io.github.insightkit.conformance.report;

import io.github.insightkit.conformance.history.HistoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a run leaves its report. */
public final class ReportFolder {
  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

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
    return new ReportFolder(folder);
  }

  /**
   * Writes the report.
   *
   * @throws IOException if a file can't be written
   */
  public void write(Report report) throws IOException {
    Files.writeString(folder.resolve("report.json"), ReportJson.of(report), StandardCharsets.UTF_8);
    HistoryFile.write(folder.resolve("history.ndjson"), report.history());
  }

  /** The folder. */
  public Path path() {
    return folder;
  }
}
