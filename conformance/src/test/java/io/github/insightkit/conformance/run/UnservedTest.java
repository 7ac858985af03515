package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.StrictJson;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.ReceivedRequest;
import io.github.insightkit.conformance.mock.server.Reply;
import io.github.insightkit.conformance.report.ConsoleReport;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** A scope or an insight that a run was given, and that the server turns away. */
class UnservedTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String REFUSED =
      "{\"success\":false,\"errors\":[{\"code\":7003,\"message\":\"no\"}],\"messages\":[]}";

  private static Report report(Predicate<ReceivedRequest> turnedAway) throws Exception {
    return Checked.report(
        CONTRACT,
        MockServer.builder(CONTRACT)
            .changes(
                List.of(
                    Change.answer(
                        call -> turnedAway.test(call.request()), Reply.json(404, REFUSED)))),
        Checked.WITHOUT_PAUSE);
  }

  private static String console(Report report) {
    StringWriter text = new StringWriter();
    new ConsoleReport(report, Ansi.OFF).print(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void aZoneThatIsTurnedAwayEverywhereMakesTheRunPartialAndIsSaidFirst() throws Exception {
    Report report = report(request -> request.path().contains("/zones/"));

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.PARTIAL);
    assertThat(report.judgements())
        .extracting(Judgement::verdict)
        .containsOnly(Verdict.PASS, Verdict.NOT_APPLICABLE);
    assertThat(console(report))
        .startsWith(
            "Note: Nothing was checked through zone "
                + CONTRACT.operation("zone").ownerExample()
                + ", where every change was answered with 404 (insight "
                + CONTRACT.operation("zone").issueExample()
                + ", ")
        .contains("partial: ");
  }

  /** Some look at the body before they look for the insight. */
  @Test
  void aBodyThatIsRefusedBeforeDoesNotMakeTheZoneServed() throws Exception {
    Report report =
        report(
            request ->
                request.path().contains("/zones/")
                    && StrictJson.read(request.body()) instanceof StrictJson.Document);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.PARTIAL);
    assertThat(report.notes()).hasSize(1);
  }

  @Test
  void anInsightThatIsTurnedAwayEverywhereIsNamed() throws Exception {
    String issue = "another-" + CONTRACT.operation("zone").issueExample();
    Report report =
        report(
            request -> request.path().contains("/zones/") && request.path().contains(issue + "/"));

    assertThat(report.verdict()).isEqualTo(Overall.PARTIAL);
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains(
            ", where every change was answered with 404 (insight " + issue + "); check the ids");
  }

  @Test
  void whatIsServedIsNotNamed() throws Exception {
    Report report = report(request -> false);

    assertThat(report.verdict()).isEqualTo(Overall.CONFORMANT);
    assertThat(report.notes()).isEmpty();
  }
}
