package io.github.insightkit.conformance.selftest;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.reference.Fault;
import io.github.insightkit.conformance.reference.Faults;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.reference.Variant;
import io.github.insightkit.conformance.reference.Variants;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.rules.Judgement;
import io.github.insightkit.conformance.rules.Verdict;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.workload.Pause;
import io.github.insightkit.conformance.workload.Session;
import io.github.insightkit.conformance.workload.Subjects;
import java.time.Duration;
import java.time.InstantSource;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tries the kit on the reference server, on its faults, and on its legal variants. */
public final class SelfTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Session.Limits LIMITS = new Session.Limits(2_000, Duration.ofSeconds(30));

  private static final Selection EVERYTHING = Selection.of(List.of(), List.of(), List.of());
  private static final Selection RACING = Selection.of(List.of("race"), List.of(), List.of());

  /** How many runs a race gets to show when nothing else goes on. */
  private static final int RACES = 10;

  private static final Set<Verdict> BROKEN = Set.of(Verdict.FAIL, Verdict.WARN);
  private static final Set<Verdict> DECIDED =
      Set.of(Verdict.FAIL, Verdict.WARN, Verdict.PASS, Verdict.NOT_APPLICABLE);

  private final Contract contract;
  private final InstantSource clock;
  private final String kitVersion;

  /**
   * A self-test under this contract.
   *
   * @param clock what tells the time
   * @param kitVersion the version of the kit
   */
  public SelfTest(Contract contract, InstantSource clock, String kitVersion) {
    this.contract = contract;
    this.clock = clock;
    this.kitVersion = kitVersion;
  }

  /**
   * What is to be tried.
   *
   * @param faults the ids of faults
   * @param variants the ids of variants; the reference server is tried along with all of both
   *     wherever neither faults nor variants are named
   * @param firstSeed the seed of the first round
   * @param seeds how many rounds there are, each with the next seed
   * @param threads how many servers are tried at once
   */
  public record Plan(
      List<String> faults, List<String> variants, long firstSeed, int seeds, int threads) {

    /** Copies the lists. */
    public Plan {
      faults = List.copyOf(faults);
      variants = List.copyOf(variants);
    }
  }

  /**
   * Runs.
   *
   * @param progress is told, by one thread at a time, how many of how many are through, and in a
   *     line what wasn't as declared
   * @throws IllegalArgumentException if there is no such fault or variant
   * @throws InterruptedException if the thread is interrupted
   */
  public KillMatrix run(Plan plan, Progress progress) throws InterruptedException {
    List<Trial> trials = trials(plan);
    long start = clock.millis();
    ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      Object lock = new Object();
      int[] through = {0};
      Consumer<Outcome> tell =
          outcome -> {
            synchronized (lock) {
              through[0]++;
              progress.at(
                  through[0],
                  trials.size(),
                  outcome.mark() == Outcome.Mark.AS_DECLARED
                      ? Optional.empty()
                      : Optional.of(outcome.line()));
            }
          };
      for (Trial trial : trials) {
        futures.add(
            threads.submit(
                () -> {
                  Outcome outcome = outcome(trial, EVERYTHING, false);
                  return mayStillRace(outcome) ? outcome : told(outcome, tell);
                }));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(got(future));
      }
      for (int i = 0; i < outcomes.size(); i++) {
        Outcome outcome = outcomes.get(i);
        if (mayStillRace(outcome)) {
          outcomes.set(i, got(threads.submit(() -> told(raced(outcome), tell))));
        }
      }
      return new KillMatrix(kitVersion, outcomes, clock.millis() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Is told how far a self-test has come. */
  public interface Progress {
    /**
     * One more server was tried.
     *
     * @param through how many are through
     * @param all how many there are
     * @param complaint what wasn't as declared, in a line
     */
    void at(int through, int all, Optional<String> complaint);
  }

  private List<Trial> trials(Plan plan) {
    boolean everything = plan.faults().isEmpty() && plan.variants().isEmpty();
    Faults faults = Faults.of(contract);
    Variants variants = Variants.of(contract);
    List<Fault> broken =
        everything ? faults.all() : plan.faults().stream().map(faults::named).toList();
    List<Variant> legal =
        everything ? variants.all() : plan.variants().stream().map(variants::named).toList();
    List<Trial> trials = new ArrayList<>();
    for (long seed = plan.firstSeed(); seed < plan.firstSeed() + plan.seeds(); seed++) {
      if (everything) {
        trials.add(Trial.reference(seed));
      }
      for (Fault fault : broken) {
        trials.add(Trial.of(fault, seed));
      }
      for (Variant variant : legal) {
        trials.add(Trial.of(variant, seed));
      }
    }
    return trials;
  }

  private static Outcome told(Outcome outcome, Consumer<Outcome> tell) {
    tell.accept(outcome);
    return outcome;
  }

  private static boolean mayStillRace(Outcome outcome) {
    return outcome.trial().isRace() && outcome.broken().isEmpty();
  }

  /**
   * A race takes all processors to be run, and shows more often than not; so where it didn't show
   * while others were tried as well, it gets a few runs of nothing but races.
   */
  private Outcome raced(Outcome before) throws Exception {
    Outcome outcome = before;
    for (int i = 0; i < RACES && mayStillRace(outcome); i++) {
      outcome = outcome(before.trial(), RACING, true).after(outcome);
    }
    return outcome;
  }

  private static Outcome got(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial broke off: " + e.getCause(), e);
    }
  }

  private Outcome outcome(Trial trial, Selection selection, boolean alone) throws Exception {
    long start = clock.millis();
    Random random = new Random(trial.seed());
    Secret token = new Secret("selftest-" + HexFormat.of().toHexDigits(random.nextLong()));
    try (ReferenceServer server =
            ReferenceServer.builder(contract)
                .faults(trial.faults())
                .variants(trial.variants())
                .token(token.reveal())
                .start();
        Transport transport =
            new HttpTransport(server.baseUri().toString(), token, TIMEOUT, alone)) {
      History.Origin origin =
          new History.Origin(
              HexFormat.of().toHexDigits(random.nextInt()),
              server.baseUri().toString(),
              contract.version(),
              trial.seed(),
              true);
      Session session =
          new Session(contract, transport, origin, LIMITS, clock, Pause.REAL, exchange -> {});
      if (trial.needsReader()) {
        session.useInsightsList();
      }
      Report report =
          new Run(contract, selection, clock)
              .of(session, Subjects.examples(contract), false, Set.of(), kitVersion);
      return new Outcome(
          trial,
          Optional.of(report.verdict()),
          messages(report, BROKEN::contains),
          messages(report, verdict -> !DECIDED.contains(verdict)),
          report.history().exchanges().size(),
          clock.millis() - start);
    } catch (Run.Unreachable e) {
      return new Outcome(trial, Optional.empty(), Map.of(), Map.of(), 0, clock.millis() - start);
    }
  }

  private static Map<String, String> messages(Report report, Predicate<Verdict> which) {
    return report.judgements().stream()
        .filter(judgement -> which.test(judgement.verdict()))
        .collect(
            Collectors.toMap(
                judgement -> judgement.rule().id(), SelfTest::message, (one, other) -> one));
  }

  private static String message(Judgement judgement) {
    return judgement.finding().message();
  }
}
