package io.github.insightkit.conformance.benchmarks;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.history.HistoryFile;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.rules.Catalogue;
import io.github.insightkit.conformance.rules.Contents;
import io.github.insightkit.conformance.rules.Evidence;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.StopRun;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** All rules over the history of one run, beside merely reading that history from its file. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(2)
public class JudgeBenchmark {
  private static final Contract CONTRACT = Contract.bundled();

  /** The fault of the server that the history comes from; none if it is empty. */
  @Param({"", "reset-not-applied", "one-global-state"})
  public String fault = "";

  private History history;
  private Path file;

  @Setup(Level.Trial)
  public void record() throws IOException {
    history = recorded();
    file = Files.createTempFile("history", ".ndjson");
    HistoryFile.write(file, history);
  }

  private History recorded() {
    Secret token = new Secret("benchmark");
    MockServer.Builder builder = MockServer.builder(CONTRACT).token(token.reveal());
    if (!fault.isEmpty()) {
      builder.changes(List.of(Faults.of(CONTRACT).named(fault)));
    }
    try (MockServer server = builder.start();
        Transport transport =
            new HttpTransport(
                server.baseUri().toString(),
                token,
                Duration.ofSeconds(10),
                true,
                System::nanoTime)) {
      Session session =
          new Session(
              CONTRACT,
              transport,
              new History.Origin(
                  "0badcafe", server.baseUri().toString(), CONTRACT.version(), 1, true),
              new Settings(new Limits(1_000, Duration.ofSeconds(5)), Reads.Source.NOTHING));
      try {
        for (Workload workload : Selection.of(List.of(), List.of(), List.of()).workloads()) {
          workload.requests().send(session, Subjects.examples(CONTRACT));
        }
      } catch (StopRun e) {
        throw new IllegalStateException(e);
      } finally {
        session.resetAll();
      }
      return session.history();
    }
  }

  /** Judges by all rules, from the bare history on. */
  @Benchmark
  public List<Judgement> judge() {
    return Judgement.of(
        Catalogue.rules(), new Evidence(new Contents(CONTRACT), history), false, Set.of());
  }

  /** What the others are compared with. */
  @Benchmark
  public History baselineReadFile() throws IOException {
    return HistoryFile.read(file);
  }

  @TearDown(Level.Trial)
  public void forget() throws IOException {
    Files.delete(file);
  }
}
