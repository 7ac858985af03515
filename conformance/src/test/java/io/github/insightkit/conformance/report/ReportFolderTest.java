package io.github.insightkit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.run.Stopwatch;
import io.github.insightkit.conformance.run.Stopwatch.Phase;
import io.github.insightkit.conformance.verdict.Report;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFolderTest {
  @TempDir Path folder;

  private void write(Report report) throws IOException {
    ReportFolder.open(folder).write(report, Map::of);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> schemaErrors(String json) throws IOException {
    return SchemaRegistry.withDialect(Dialects.getDraft202012(), builder -> {})
        .getSchema(text("report.schema.json"))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  @Test
  void theReportIsWhatItsSchemaSays() throws IOException {
    write(Samples.broken());

    assertThat(schemaErrors(text("report.json"))).isEmpty();
  }

  @Test
  void theFileOfAHistoryThatWasReadIsCopied(@TempDir Path elsewhere) throws IOException {
    Path file = elsewhere.resolve("recorded.ndjson");
    HistoryFile.write(file, Samples.broken().history());
    Files.writeString(file, Files.readString(file).replace("\"purpose\"", " \"purpose\""));

    ReportFolder.open(folder).of(file).write(Samples.broken(), Map::of);

    assertThat(folder.resolve("history.ndjson")).hasSameBinaryContentAs(file);
  }

  @Test
  void theTimeThatWasSpentStandsInTheReportByPhase() throws IOException {
    Stopwatch watch = new Stopwatch(() -> 0, Phase.START);
    for (Phase phase : Phase.values()) {
      watch.add(phase, Duration.ofMillis(1_500));
    }
    ReportFolder.open(folder).write(Samples.broken(), watch::spent);

    assertThat(schemaErrors(text("report.json"))).isEmpty();
    JsonNode timings = JsonMapper.shared().readTree(text("report.json")).required("timings");
    assertThat(timings.propertyNames())
        .containsExactly(
            "startMillis",
            "setupMillis",
            "requestsMillis",
            "waitingMillis",
            "judgingMillis",
            "reportsMillis");
    assertThat(timings.required("waitingMillis").intValue()).isEqualTo(1_500);
  }

  @Test
  void theSchemaIsNotBlind() throws IOException {
    write(Samples.broken());

    String wrong = text("report.json").replace("\"nonconformant\"", "\"fine\"");
    assertThat(schemaErrors(wrong)).singleElement().asString().contains("/verdict");
  }

  @Test
  void theReportHoldsTheProofAndHowToRepeatIt() throws IOException {
    write(Samples.broken());

    JsonNode rule = rule("TRANSITION-02");
    assertThat(rule.required("verdict").stringValue()).isEqualTo("FAIL");
    JsonNode steps = rule.requiredAt("/evidence/steps");
    assertThat(steps).hasSize(3);
    assertThat(steps.get(2).required("stateBefore").get(0).stringValue()).isEqualTo("accept_risk");
    assertThat(steps.get(2).required("stateAfter")).isEmpty();
    assertThat(rule.requiredAt("/evidence/replay").stringValue())
        .isEqualTo(
            "java -jar insight-conformance.jar replay report.json --rule TRANSITION-02"
                + " --base-url http://127.0.0.1:1/v4");
  }

  @Test
  void theHistoryIsReadBackAsItWas() throws IOException {
    Report report = Samples.hostile(1);
    write(report);

    assertThat(HistoryFile.read(folder.resolve("history.ndjson")).origin())
        .isEqualTo(report.history().origin());
    // A lone surrogate has no UTF-8 form; all else comes back.
    assertThat(HistoryFile.read(folder.resolve("history.ndjson")).exchanges())
        .isEqualTo(report.history().exchanges());
  }

  @Test
  void aBodyThatIsNoTextIsReadBackByteForByte() throws IOException {
    ByteString noise = ByteString.of(new byte[] {0, (byte) 0xff, (byte) 0xfe, 13, 10});
    Report report =
        Samples.report(
            List.of(Map.entry(Samples.RESET, new Result.Response(200, List.of(), noise, true))));
    write(report);

    assertThat(HistoryFile.read(folder.resolve("history.ndjson"))).isEqualTo(report.history());
    assertThat(schemaErrors(text("report.json"))).isEmpty();
  }

  @Test
  void whateverAServerSendsEveryFileIsWellFormed() throws Exception {
    write(Samples.hostile(1));

    assertThat(schemaErrors(text("report.json"))).isEmpty();
    assertThat(junit().getElementsByTagName("testcase").getLength())
        .isEqualTo(Samples.hostile(1).judgements().size());
    assertThat(text("report.html"))
        .doesNotContain("<script>document", "<img", "<svg")
        .doesNotContain("\u0000", "\u001b", "\u202e")
        .contains("{{report}}{{{script}}}");
    String summary = text("summary.md");
    assertThat(summary).contains("Nonconformant").doesNotContain("\n# Owned", "\u001b");
    assertThat(summary.replaceAll("(?ms)^(```+)$.*?^\\1$", ""))
        .as("what isn't in a block of code")
        .isNotEqualTo(summary)
        .doesNotContain("<script", "<img", "](javascript");
    assertThat(text("junit.xml")).doesNotContain("<script", "<img");
  }

  @Test
  void junitNamesEachRuleByItsIdAndCountsWhatFailed() throws Exception {
    Report report = Samples.broken();
    write(report);

    Element suite = junit();
    assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(report.judgements().size()));
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("TRANSITION-02");
    assertThat(failure.getAttribute("message")).contains("expected it to be refused");
    assertThat(failure.getTextContent()).contains("1. send ").contains("Look at: ");
    NodeList skipped = suite.getElementsByTagName("skipped");
    assertThat(suite.getAttribute("skipped")).isEqualTo(String.valueOf(skipped.getLength()));
    assertThat(((Element) skipped.item(0)).getAttribute("message")).startsWith("UNTESTABLE: ");
  }

  @Test
  void bigBodiesStayOutOfWhatPeopleRead() throws IOException {
    String big = "x".repeat(1 << 20);
    write(
        Samples.report(
            Collections.nCopies(30, Map.entry(Samples.RESET, Samples.answer(500, big)))));

    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(400_000);
    assertThat(Files.size(folder.resolve("report.json"))).isLessThan(400_000);
    assertThat(Files.size(folder.resolve("summary.md"))).isLessThan(100_000);
    assertThat(Files.size(folder.resolve("junit.xml"))).isLessThan(200_000);
  }

  @Test
  void thePageAsksForNothingFromElsewhere() throws IOException {
    write(Samples.broken());

    assertThat(text("report.html"))
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("(?:src|href|action|data|poster)=\"(?!#)")
        .doesNotContain("@import", "url(", " style=", " onclick");
  }

  private Element junit() throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text("junit.xml"))))
        .getDocumentElement();
  }

  private JsonNode rule(String id) throws IOException {
    for (JsonNode rule : JsonMapper.shared().readTree(text("report.json")).required("rules")) {
      if (rule.required("id").stringValue().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("the report has no rule " + id);
  }
}
