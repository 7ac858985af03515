package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else changes the insight while the kit checks a sound implementation. */
class InterferenceTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final Selection TRANSITIONS =
      Selection.of(List.of(Profile.TRANSITION, Profile.WALK), List.of(), List.of());

  private static Request change(String body) {
    return new Request(
        "PATCH",
        CONTRACT
            .operations()
            .get(0)
            .path(
                CONTRACT.operations().get(0).ownerExample(),
                CONTRACT.operations().get(0).issueExample()),
        List.of(
            new Header("Content-Type", "application/json"),
            new Header("Authorization", Request.BEARER)),
        ByteString.encodeUtf8(body));
  }

  /** The report where somebody else sends this after the exchange with this index. */
  private static Report report(int index, String body) throws Exception {
    try (MockServer server = MockServer.builder(CONTRACT).token(Checked.TOKEN).start();
        Transport transport = transport(server);
        Transport another = transport(server)) {
      Session session =
          new Session(
              CONTRACT,
              transport,
              new History.Origin(
                  "0badcafe", server.baseUri().toString(), CONTRACT.version(), 1, true),
              new Settings(new Limits(1_000, Duration.ofSeconds(5)), Reads.Source.NOTHING)
                  .telling(
                      exchange -> {
                        if (exchange.index() == index) {
                          another.send(change(body));
                        }
                      }));
      return new Run(session, TRANSITIONS).of(Subjects.examples(CONTRACT), false, Set.of(), "test");
    }
  }

  private static Transport transport(MockServer server) {
    return new HttpTransport(
        server.baseUri().toString(),
        new Secret(Checked.TOKEN),
        Duration.ofSeconds(10),
        true,
        System::nanoTime);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"classification\":null}",
        "{\"classification\":\"other\",\"rationale\":\"somebody else\"}",
        "{\"classification\":\"false_positive\"}"
      })
  void anotherWriterIsNeverBlamedOnTheImplementation(String body) throws Exception {
    List<String> undecided = new ArrayList<>();
    for (int index = 3; index < 130; index += 7) {
      Report report = report(index, body);

      assertThat(Checked.ids(report, Verdict.FAIL))
          .as("after exchange " + index + ":\n" + Checked.failures(report))
          .isEmpty();
      report.judgements().stream()
          .filter(judgement -> judgement.verdict() == Verdict.INCONCLUSIVE)
          .map(judgement -> judgement.finding().message())
          .forEach(undecided::add);
    }
    assertThat(undecided)
        .anySatisfy(
            message ->
                assertThat(message)
                    .contains("expected ")
                    .contains("so that somebody else may have changed the insight meanwhile"));
  }

  @Test
  void whatShowsEverySecondTimeIsShownFromWhereItIsSure() throws Exception {
    Report report =
        Checked.report(
            CONTRACT,
            MockServer.builder(CONTRACT)
                .changes(List.of(Faults.of(CONTRACT).named("direct-change-every-second-cycle"))),
            TRANSITIONS);

    assertThat(Checked.ids(report, Verdict.FAIL)).containsExactly("TRANSITION-02");
    List<Integer> exchanges =
        report.judgements().stream()
            .filter(judgement -> judgement.verdict() == Verdict.FAIL)
            .map(judgement -> ((Finding.Broken) judgement.finding()).exchanges())
            .findFirst()
            .orElseThrow();
    assertThat(exchanges).hasSizeBetween(4, 12);
  }
}
