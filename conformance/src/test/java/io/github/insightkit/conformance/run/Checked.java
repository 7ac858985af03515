package io.github.insightkit.conformance.run;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.MockServer;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the whole kit in this process. */
public final class Checked {
  public static final String TOKEN = "token-of-the-tests";

  /** All rules and workloads. */
  public static final Selection EVERYTHING = Selection.of(List.of(), List.of(), List.of());

  /** All rules but the one that takes a real pause. */
  public static final Selection WITHOUT_PAUSE =
      Selection.of(List.of(), List.of(), List.of("DURABILITY"));

  /** As long as a server that answers is waited for. */
  public static final Duration PATIENT = Duration.ofSeconds(10);

  /** As long as a server that never answers is waited for in tests. */
  public static final Duration IMPATIENT = Duration.ofMillis(300);

  private Checked() {}

  /** The report on a server that is started for it, and asks for a token. */
  public static Report report(Contract contract, MockServer.Builder builder) throws Exception {
    return report(contract, builder, EVERYTHING);
  }

  /** The same, for this selection. */
  public static Report report(Contract contract, MockServer.Builder builder, Selection selection)
      throws Exception {
    try (MockServer server = builder.token(TOKEN).start()) {
      return report(contract, server.baseUri().toString(), PATIENT, selection);
    }
  }

  /** The report on what answers at this base URL. */
  public static Report report(Contract contract, String baseUrl) throws Exception {
    return report(contract, baseUrl, PATIENT, EVERYTHING);
  }

  /** The report on what answers at this base URL, with this much patience for one answer. */
  public static Report report(
      Contract contract, String baseUrl, Duration timeout, Selection selection) throws Exception {
    return report(contract, baseUrl, timeout, selection, Reads.Source.NOTHING);
  }

  /** The same for these insights of a server with these changes. */
  static Report report(
      Contract contract, List<Change> changes, Subjects subjects, Selection selection)
      throws Exception {
    try (MockServer server = MockServer.builder(contract).changes(changes).token(TOKEN).start()) {
      return report(
          contract,
          server.baseUri().toString(),
          PATIENT,
          selection,
          Reads.Source.NOTHING,
          subjects);
    }
  }

  /** The report on a server that is started for it, whose insights list is read. */
  public static Report readReport(
      Contract contract, MockServer.Builder builder, Selection selection) throws Exception {
    return readReport(contract, builder, selection, Reads.Source.INSIGHTS_LIST);
  }

  /** The report on a server that is started for it, with this state reader. */
  public static Report readReport(
      Contract contract, MockServer.Builder builder, Selection selection, Reads.Source reads)
      throws Exception {
    try (MockServer server = builder.token(TOKEN).start()) {
      return report(contract, server.baseUri().toString(), PATIENT, selection, reads);
    }
  }

  /** The report on what answers at this base URL, with this state reader. */
  public static Report report(
      Contract contract, String baseUrl, Duration timeout, Selection selection, Reads.Source reads)
      throws Exception {
    return report(contract, baseUrl, timeout, selection, reads, Subjects.examples(contract));
  }

  private static Report report(
      Contract contract,
      String baseUrl,
      Duration timeout,
      Selection selection,
      Reads.Source reads,
      Subjects subjects)
      throws Exception {
    // Requests of a burst that stay awake for each other take the processors from other tests.
    boolean wakeful = !Set.of(EVERYTHING, WITHOUT_PAUSE).contains(selection);
    try (Transport transport =
        new HttpTransport(baseUrl, new Secret(TOKEN), timeout, wakeful, System::nanoTime)) {
      Session session =
          new Session(
              contract,
              transport,
              new History.Origin("0badcafe", baseUrl, contract.version(), 1, true),
              new Settings(new Limits(10_000, Duration.ofSeconds(5)), reads));
      return new Run(session, selection).of(subjects, false, Set.of(), "test");
    }
  }

  /** The ids of the rules that came out like this. */
  public static List<String> ids(Report report, Verdict verdict) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() == verdict)
        .map(judgement -> judgement.rule().id())
        .toList();
  }

  /** What the rule with this id found, in words. */
  public static String message(Report report, String rule) {
    return report.judgements().stream()
        .filter(judgement -> judgement.rule().id().equals(rule))
        .map(judgement -> judgement.finding().message())
        .findFirst()
        .orElseThrow();
  }

  /** Everything that isn't a pass, with its message, for a test that fails. */
  public static String complaints(Report report) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() != Verdict.PASS)
        .map(Checked::line)
        .collect(Collectors.joining("\n"));
  }

  /** The rules that fail, with their messages. */
  public static String failures(Report report) {
    return report.judgements().stream()
        .filter(judgement -> judgement.verdict() == Verdict.FAIL)
        .map(Checked::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Judgement judgement) {
    return judgement.verdict() + " " + judgement.rule().id() + ": " + judgement.finding().message();
  }
}
