package io.github.insightkit.conformance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.requests.Draft;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.selftest.Recorded;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit and the mock server follow a contract that evolves, with no hand edit. Every sixth
 * evolution is tried; with {@code -Dproof=all}, all.
 */
class EvolvedContractTest {
  static List<Evolution> evolutions() {
    int step = Recorded.isWhole() ? 1 : 6;
    return IntStream.range(0, Evolution.ALL.size())
        .filter(index -> index % step == 0)
        .mapToObj(Evolution.ALL::get)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("evolutions")
  void theReferenceServerFollowsAndIsConformant(Evolution evolution) throws Exception {
    Contract contract = evolution.contract();
    Report report = Checked.report(contract, MockServer.builder(contract), Checked.WITHOUT_PAUSE);

    assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
  }

  @ParameterizedTest
  @MethodSource("evolutions")
  void aServerWithTheGuardOffIsCaught(Evolution evolution) throws Exception {
    Contract contract = evolution.contract();
    Report report =
        Checked.report(
            contract,
            MockServer.builder(contract)
                .changes(List.of(Faults.of(contract).named("direct-changes-allowed"))),
            Selection.of(List.of("calibration", "transition"), List.of(), List.of()));

    assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("TRANSITION-02");
  }

  @Test
  void aSuccessWhoseStatusTheContractDoesNotNameIsCaught() throws Exception {
    Contract contract = Evolution.named("success with 202").contract();
    Report report =
        Checked.report(
            contract,
            MockServer.builder(contract).changes(List.of(Faults.of(contract).named("success-200"))),
            Selection.of(List.of("calibration"), List.of(), List.of()));

    assertThat(Checked.failures(report))
        .isEqualTo(
            "FAIL ENVELOPE-02: expected a success with a status that the contract names, of [202],"
                + " got status 200");
  }

  @Test
  void insightsAreLeftResetWhereAResetIsRefusedAndAnotherValueLeadsHome() throws Exception {
    Contract contract =
        new EditedContract()
            .edited(c -> c.row("other", "unclassified").put("outcome", "refused"))
            .edited(c -> c.row("other", "accept_risk").put("outcome", "accepted"))
            .contract();
    Address insight = Subjects.examples(contract).first();
    try (MockServer server = MockServer.builder(contract).start();
        Transport transport =
            new HttpTransport(server.baseUri().toString(), null, Checked.PATIENT)) {
      Session session =
          new Session(
              contract,
              transport,
              new History.Origin("r", server.baseUri().toString(), contract.version(), 1, false),
              new Settings(new Limits(10), false));
      session.change(insight, "{\"classification\":\"other\",\"rationale\":\"r\"}", "set other");
      session.resetAll();

      assertThat(session.history().exchanges())
          .extracting(exchange -> exchange.request().body().text())
          .containsExactly(
              "{\"classification\":\"other\",\"rationale\":\"r\"}",
              "{\"classification\":null}",
              "{\"classification\":\"accept_risk\",\"rationale\":\"conformance run r\"}",
              "{\"classification\":null}");
      assertThat(session.history().exchanges())
          .extracting(exchange -> ((Result.Response) exchange.result()).status())
          .containsExactly(200, 400, 200, 200);
    }
  }

  @Test
  void theReferenceServerRefusesWhatTheSchemaRefuses() {
    Contract contract =
        new EditedContract().edited(c -> c.member("rationale").put("maxLength", 20)).contract();

    assertThat(
            answer(
                contract, "{\"classification\":\"other\",\"rationale\":\"of 20 characters here\"}"))
        .contains("\"code\":1013")
        .contains("A member of the body is missing, or not as it has to be");
    assertThat(
            answer(
                contract, "{\"classification\":\"other\",\"rationale\":\"of 20 characters now\"}"))
        .contains("\"success\":true");
  }

  private static String answer(Contract contract, String body) {
    Operation operation = contract.operations().get(0);
    return new Handler(contract, Policies.usual(contract), null)
        .answer(
            Draft.change(operation, operation.ownerExample(), operation.issueExample(), body)
                .request(false))
        .body()
        .text();
  }
}
