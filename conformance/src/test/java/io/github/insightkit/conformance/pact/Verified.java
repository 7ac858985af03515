package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Verifies the pact in this process. */
final class Verified {
  static final String TOKEN = "token-of-the-tests";
  static final Contract CONTRACT = Contract.bundled();

  private Verified() {}

  /**
   * Whether the contract has every state of the pact. Where it hasn't, {@link ConsumerPactTest}
   * fails and says what to do; nothing can be verified before.
   */
  static boolean isPactOfThisContract() {
    Set<String> states =
        CONTRACT.machine().states().stream()
            .map(PactInteraction::stateName)
            .collect(Collectors.toSet());
    return PactFile.interactions().stream()
        .allMatch(interaction -> states.contains(interaction.state()));
  }

  /** The report on a server that is started for it, and asks for a token. */
  static Report report(MockServer.Builder builder) throws Exception {
    try (MockServer server = builder.token(TOKEN).start()) {
      return report(server.baseUri().toString());
    }
  }

  /** The report on what answers at this base URL. */
  static Report report(String baseUrl) throws Exception {
    try (Transport transport =
        new HttpTransport(
            baseUrl, new Secret(TOKEN), Duration.ofSeconds(5), true, System::nanoTime)) {
      Session session =
          new Session(
              CONTRACT,
              transport,
              new History.Origin("0badcafe", baseUrl, CONTRACT.version(), 1, true),
              new Settings(new Limits(1000, Duration.ofSeconds(5)), Reads.Source.NOTHING));
      return new Run(session, Selection.of(List.of(Profile.PACT), List.of(), List.of()).pact())
          .of(Subjects.examples(CONTRACT), false, Set.of(), "test");
    }
  }

  /** The judgement on the interaction with this key. */
  static Judgement of(Report report, String key) {
    String id = PactFile.AREA + "-" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    return report.judgements().stream()
        .filter(judgement -> judgement.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The ids of the rules that came out like this. */
  static List<String> ids(Report report, Verdict verdict) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() == verdict)
        .map(judgement -> judgement.rule().id())
        .toList();
  }

  /** Everything that isn't a pass, with its message, for a test that fails. */
  static String complaints(Report report) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() != Verdict.PASS)
        .map(
            judgement ->
                judgement.verdict()
                    + " "
                    + judgement.rule().id()
                    + ": "
                    + judgement.finding().message())
        .collect(Collectors.joining("\n"));
  }
}
