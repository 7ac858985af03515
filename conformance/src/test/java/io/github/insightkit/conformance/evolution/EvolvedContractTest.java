package io.github.insightkit.conformance.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Address;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.run.Checked;
import io.github.insightkit.conformance.run.Replay;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the kit and the mock server make of a contract that evolves, in detail; {@code
 * EvolutionMatrixTest} of {@code openapi/evolutions} takes them through every evolution.
 */
class EvolvedContractTest {
  @Test
  void aSuccessWhoseStatusTheContractDoesNotNameIsCaught() throws Exception {
    Contract contract = Evolution.named("success with 202").contract();
    Report report =
        Checked.report(
            contract,
            MockServer.builder(contract).changes(List.of(Faults.of(contract).named("success-200"))),
            Selection.of(List.of(Profile.CALIBRATION), List.of(), List.of()));

    assertThat(Checked.failures(report))
        .matches(
            "FAIL ENVELOPE-02: expected a success with a status that the contract names, of"
                + " \\[202\\], got status 200, and [1-9][0-9]* more like it");
  }

  @Test
  void insightsAreLeftResetWhereAResetIsRefusedAndAnotherValueLeadsHome() throws Exception {
    Contract contract = homeThroughAcceptRisk();
    Address insight = Subjects.examples(contract).first();
    try (MockServer server = MockServer.builder(contract).start();
        Transport transport =
            new HttpTransport(
                server.baseUri().toString(), null, Checked.PATIENT, true, System::nanoTime)) {
      Session session = session(contract, server, transport);
      session.change(insight, "{\"classification\":\"other\",\"rationale\":\"r\"}", "set other");
      session.resetAll();

      assertThat(session.history().exchanges())
          .extracting(exchange -> exchange.request().body().utf8())
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
  void aCounterexampleIsSentAgainFromHomeWhereAResetDoesNotLeadThere() throws Exception {
    Contract contract = homeThroughAcceptRisk();
    Address insight = Subjects.examples(contract).first();
    String reset = "{\"classification\":null}";
    String other = "{\"classification\":\"other\",\"rationale\":\"r\"}";
    MockServer.Builder broken =
        MockServer.builder(contract)
            .changes(List.of(Faults.of(contract).named("direct-change-false_positive-to-other")));
    try (MockServer server = broken.start();
        Transport transport =
            new HttpTransport(
                server.baseUri().toString(), null, Checked.PATIENT, true, System::nanoTime)) {
      Session recorded = session(contract, server, transport);
      recorded.change(insight, reset, "reset");
      recorded.change(insight, "{\"classification\":\"false_positive\"}", "set false_positive");
      recorded.change(insight, other, "ask at once");
      List<Exchange> counterexample = recorded.history().exchanges();

      Replay.Outcome outcome =
          new Replay(session(contract, server, transport)).of("TRANSITION-02", counterexample);

      assertThat(outcome.finding()).isInstanceOf(Finding.Broken.class);
      assertThat(outcome.steps())
          .extracting(step -> ((Result.Response) step.now()).status())
          .containsExactly(200, 200, 200);
    }
  }

  /** A reset is refused in one state, and leads home from that to which this one gives way. */
  private static Contract homeThroughAcceptRisk() {
    return new EditedContract()
        .edited(c -> c.row("other", "unclassified").put("outcome", "refused"))
        .edited(c -> c.row("other", "accept_risk").put("outcome", "accepted"))
        .contract();
  }

  private static Session session(Contract contract, MockServer server, Transport transport) {
    String url = server.baseUri().toString();
    return new Session(
        contract,
        transport,
        new History.Origin("r", url, contract.version(), 1, false),
        new Settings(new Limits(50), Reads.Source.NOTHING));
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
        .answer(Request.change(operation, operation.ownerExample(), operation.issueExample(), body))
        .body()
        .utf8();
  }
}
