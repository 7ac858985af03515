package io.github.insightkit.conformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.verdict.SavedReport.SavedRule;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that is read back. */
class SavedReportTest {
  private static final String REPORT =
      """
      {"target": {"baseUrl": "http://127.0.0.1"}, "verdict": "nonconformant",
       "observations": {"same-value": "refused"},
       "rules": [
        {"id": "R-02", "title": "T.", "verdict": "PASS", "message": "held"},
        {"id": "R-01", "title": "T.", "verdict": "FAIL", "message": "broken",
         "evidence": {"steps": [
          {"purpose": "p", "startMicros": 1, "endMicros": 2, "request": {"method": "PATCH", "path": "/x", "headers": [], "body": ""},
           "response": {"none": "timed out"}}]}}]}
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("report.json");
  }

  @Test
  void theRulesComeInTheOrderOfTheReport() throws IOException {
    SavedReport report = SavedReport.read(Files.writeString(file, REPORT));

    assertThat(report).isEqualTo(SavedReport.parse(REPORT));
    assertThat(report.baseUrl()).isEqualTo("http://127.0.0.1");
    assertThat(report.verdict()).isEqualTo("nonconformant");
    assertThat(report.observations()).isEqualTo(Map.of("same-value", "refused"));
    assertThat(report.rules().values())
        .extracting(SavedRule::id, SavedRule::verdict, SavedRule::message)
        .containsExactly(
            tuple("R-02", Verdict.PASS, "held"), tuple("R-01", Verdict.FAIL, "broken"));
  }

  @Test
  void aStepThatHadNoAnswerSaysWhy() {
    List<Exchange> steps =
        SavedReport.parse(REPORT).rules().values().stream()
            .flatMap(rule -> rule.steps().stream())
            .toList();

    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).request().path()).isEqualTo("/x");
    assertThat(steps.get(0).result())
        .isEqualTo(new Result.NoResponse(Result.Failure.UNRECORDED, "timed out"));
  }

  @Test
  void whatIsNoFileIsToldSo() {
    assertThatIOException()
        .isThrownBy(() -> SavedReport.read(file))
        .withMessage(file + ": expected a report.json, found no such file");
  }

  @Test
  void whatIsNoReportIsToldInALine() throws IOException {
    for (String text : List.of("no", "{}", REPORT.replace("PASS", "FINE"))) {
      Files.writeString(file, text);

      assertThatIOException()
          .isThrownBy(() -> SavedReport.read(file))
          .withMessageStartingWith(
              file + ": expected a report.json, as run writes it, got something else: ")
          .withMessageNotContaining("\n");
    }
  }

  @Test
  void aReportThatIsTooLongIsNotRead() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SavedReport.LONGEST + 1);
    }

    assertThatIOException()
        .isThrownBy(() -> SavedReport.read(file))
        .withMessage(file + ": expected a report of at most 64 MiB, got more");
  }
}
