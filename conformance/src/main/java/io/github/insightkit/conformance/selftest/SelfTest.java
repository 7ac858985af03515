package io.github.insightkit.conformance.selftest;

import static java.util.Objects.requireNonNull;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.variants.Variants;
import io.github.insightkit.conformance.report.ReportJson;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.run.Replay;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.SkippedPauses;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.SavedReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tries the kit on the reference server, on its faults, and on its legal variants. */
public record SelfTest(Contract contract, String kitVersion) {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Limits LIMITS = new Limits(2_000);

  private static final Selection EVERYTHING = Selection.of(List.of(), List.of(), List.of());
  private static final Selection RACING = Selection.of(List.of(Profile.RACE), List.of(), List.of());

  /** How many more runs chance gets to show a fault; what isn't left to chance gets a tenth. */
  private static final int AGAIN = 40;

  /**
   * What is to be tried.
   *
   * @param variants the ids of variants; the reference server is tried along with all of both
   *     wherever neither faults nor variants are named
   * @param firstSeed the seed of the first round
   * @param seeds how many rounds there are, each with the next seed
   * @param threads how many servers are tried at once
   */
  public record Plan(
      List<String> faults, List<String> variants, long firstSeed, int seeds, int threads) {}

  /**
   * Runs.
   *
   * @param progress is told, by this thread, how many of how many are through, and in a line what
   *     wasn't as declared
   * @throws IllegalArgumentException if there is no such fault or variant
   * @throws InterruptedException if the thread is interrupted
   */
  public KillMatrix run(Plan plan, Progress progress) throws InterruptedException {
    return run(trials(plan), plan.threads(), progress);
  }

  KillMatrix run(List<Trial> trials, int atOnce, Progress progress) throws InterruptedException {
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<TrialResult>> futures =
          trials.stream()
              .map(trial -> threads.submit(() -> outcome(trial, EVERYTHING, false)))
              .toList();
      List<TrialResult> outcomes = new ArrayList<>();
      int through = 0;
      for (Future<TrialResult> future : futures) {
        TrialResult outcome = got(future);
        outcomes.add(outcome);
        if (!mayComeOutOtherwise(outcome)) {
          progress.at(++through, trials.size(), outcome.complaint());
        }
      }
      for (int i = 0; i < outcomes.size(); i++) {
        TrialResult first = outcomes.get(i);
        if (mayComeOutOtherwise(first)) {
          outcomes.set(i, got(threads.submit(() -> again(first))));
          progress.at(++through, trials.size(), outcomes.get(i).complaint());
        }
      }
      return new KillMatrix(
          head(trials), outcomes, Duration.ofNanos(System.nanoTime() - start).toMillis());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Is told how far a self-test has come. */
  public interface Progress {
    /**
     * One more was tried: so many are through, of so many; the complaint is what isn't as declared.
     */
    void at(int through, int all, Optional<String> complaint);
  }

  /** How many servers to try at once: two for each processor, for a run waits for answers. */
  public static int atOnce() {
    return 2 * Runtime.getRuntime().availableProcessors();
  }

  /** The servers to try, in the order of the catalogue. */
  List<Trial> trials(Plan plan) {
    KnownChanges faults = Faults.of(contract);
    KnownChanges variants = Variants.of(contract);
    List<NamedChange> servers = new ArrayList<>();
    plan.faults().forEach(id -> servers.add(faults.named(id)));
    plan.variants().forEach(id -> servers.add(variants.named(id)));
    if (servers.isEmpty()) {
      servers.add(Trial.REFERENCE);
      servers.addAll(faults.all());
      servers.addAll(variants.all());
    }
    return LongStream.range(plan.firstSeed(), plan.firstSeed() + plan.seeds())
        .boxed()
        .flatMap(seed -> servers.stream().map(server -> new Trial(server, seed)))
        .toList();
  }

  private ObjectNode head(List<Trial> trials) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("revision", kitVersion);
    head.put("catalogue", catalogue(contract));
    for (String kind : Trial.KINDS) {
      head.put(kind + "s", trials.stream().filter(trial -> trial.kind().equals(kind)).count());
    }
    return head;
  }

  /** A race that didn't show, an answer that was late once, and what the kit couldn't decide. */
  private static boolean mayComeOutOtherwise(TrialResult outcome) {
    return (outcome.trial().isRace() && outcome.mark() == TrialResult.Mark.MISSED)
        || outcome.conclusion().isLateOnce()
        || outcome.conclusion().verdict().equals(Optional.of(Overall.INCONCLUSIVE));
  }

  /**
   * A race takes all processors to be run, and answers that come late leave the kit undecided; so
   * these are tried a few more times alone. Some races show only beside other workloads: each
   * fourth try is a whole run.
   */
  private TrialResult again(TrialResult before) throws Exception {
    Trial trial = before.trial();
    int times = trial.isLeftToChance() ? AGAIN : AGAIN / 10;
    TrialResult outcome = before;
    for (int i = 1; i <= times && mayComeOutOtherwise(outcome); i++) {
      Selection selection = trial.isRace() && i % 4 > 0 ? RACING : EVERYTHING;
      outcome = outcome(trial, selection, true).after(outcome);
    }
    return outcome;
  }

  private static TrialResult got(Future<TrialResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial broke off: " + e.getCause(), e);
    }
  }

  private TrialResult outcome(Trial trial, Selection selection, boolean alone) throws Exception {
    Secret token =
        new Secret("selftest-" + HexFormat.of().toHexDigits(new Random(trial.seed()).nextLong()));
    SkippedPauses pauses = new SkippedPauses();
    try (MockServer server = started(trial, token, pauses);
        Session session = session(trial, server, token, pauses, alone)) {
      Report report =
          new Run(session, selection).of(Subjects.examples(contract), false, Set.of(), kitVersion);
      Conclusion conclusion = Conclusion.of(contract, report, trial.isLeftToChance());
      String rule = trial.expected().filter(conclusion.broken()::contains).orElse("");
      return new TrialResult(
          trial,
          conclusion,
          rule.isEmpty() || trial.isLeftToChance()
              ? Optional.empty()
              : Optional.of(replayed(trial, rule, report, token)),
          report.history().exchanges().size());
    } catch (Run.Unreachable e) {
      return new TrialResult(trial, Conclusion.UNREACHABLE, Optional.empty(), 0);
    }
  }

  /**
   * A counterexample is worth what it shows to somebody who tries it on the server as it was before
   * the run.
   */
  private Finding replayed(Trial trial, String rule, Report report, Secret token)
      throws Run.Unreachable {
    SavedReport saved = SavedReport.parse(ReportJson.of(report, Map.of()));
    List<Exchange> steps = requireNonNull(saved.rules().get(rule)).steps();
    if (steps.isEmpty()) {
      return new Finding.Undecided("no short sequence shows it");
    }
    SkippedPauses pauses = new SkippedPauses();
    try (MockServer fresh = started(trial, token, pauses);
        Session session = session(trial, fresh, token, pauses, true)) {
      return new Replay(session).of(rule, steps).finding();
    }
  }

  private Session session(
      Trial trial, MockServer server, Secret token, SkippedPauses pauses, boolean alone) {
    return Session.with(
        new Endpoint(server.baseUri().toString(), token, History.Origin.USUAL_VARIABLE, TIMEOUT),
        contract,
        trial.seed(),
        new Settings(LIMITS, trial.server().reads()).pausing(pauses).wakeful(alone));
  }

  private MockServer started(Trial trial, Secret token, SkippedPauses pauses) {
    return MockServer.builder(contract)
        .changes(List.of(trial.server()))
        .token(token.reveal())
        .nanoTime(pauses::nanoTime)
        .start();
  }

  /**
   * The hash of what there is to try and what to try it with: every server with its rule or its
   * choices, and every rule with its level.
   */
  static String catalogue(Contract contract) {
    Stream<String> servers =
        Stream.of(Faults.of(contract), Variants.of(contract))
            .flatMap(known -> known.all().stream())
            .map(server -> server.id() + server.rule() + server.choices());
    Stream<String> rules = Catalogue.rules().stream().map(rule -> rule.id() + rule.level());
    return ByteString.encodeUtf8(Stream.concat(servers, rules).collect(Collectors.joining("\n")))
        .sha256()
        .hex();
  }
}
