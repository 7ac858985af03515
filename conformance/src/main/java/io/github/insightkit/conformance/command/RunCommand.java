package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.model.Address;
import io.github.insightkit.conformance.reference.ReferenceServer;
import io.github.insightkit.conformance.report.ConsoleReport;
import io.github.insightkit.conformance.report.Report;
import io.github.insightkit.conformance.report.ReportFolder;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.transport.HttpTransport;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.transport.Transport;
import io.github.insightkit.conformance.workload.Pause;
import io.github.insightkit.conformance.workload.Session;
import io.github.insightkit.conformance.workload.Subjects;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks an implementation. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks an implementation of the contract and gives a verdict.",
      "Without --base-url it starts the embedded reference server and checks that."
    },
    footer = {
      "",
      "Exit codes: 0 conformant; 1 nonconformant; 2 partial or inconclusive;",
      "64 bad arguments; 69 the target can't be reached; 70 a bug in the kit.",
      "",
      "A run changes the insights that it is given, and leaves them reset."
    })
public class RunCommand implements Callable<Integer> {
  private static final String DEFAULT_TOKEN_VARIABLE = "CLOUDFLARE_API_TOKEN";
  private static final Duration LONGEST_WAITING = Duration.ofMinutes(2);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = {
        "Where the contract's paths begin,",
        "such as http://127.0.0.1:8080/client/v4."
      })
  private @Nullable String baseUrl;

  @Option(names = "--account", paramLabel = "ID", description = "The account to go through.")
  private @Nullable String account;

  @Option(names = "--zone", paramLabel = "ID", description = "The zone to go through.")
  private @Nullable String zone;

  @Option(
      names = "--issue",
      paramLabel = "ID",
      description = "An insight that may be changed. Repeatable; isolation takes two.")
  private List<String> issues = new ArrayList<>();

  @Option(
      names = "--token-env",
      paramLabel = "VAR",
      description = {
        "The environment variable that holds the token;",
        DEFAULT_TOKEN_VARIABLE + " unless given."
      })
  private @Nullable String tokenVariable;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      split = ",",
      description = {
        "What to run; everything unless given, except pact,",
        "which says again what the other rules say. Repeatable."
      })
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "RULE",
      split = ",",
      description = "Judge these rules: an id, an area, or a pattern with *. Repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--skip",
      paramLabel = "RULE",
      split = ",",
      description = "Leave these rules out. Repeatable.")
  private List<String> skip = new ArrayList<>();

  @Option(
      names = "--known-failures",
      paramLabel = "FILE",
      description = "A file of rule ids that are known to be broken, one a line.")
  private @Nullable Path knownFailures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random; the run id follows from it.")
  private @Nullable Long seed;

  @Option(
      names = "--budget",
      paramLabel = "REQUESTS",
      defaultValue = "1000",
      description = "How many requests may be sent; ${DEFAULT-VALUE} unless given.")
  private int budget;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long one answer may take; ${DEFAULT-VALUE} unless given.")
  private int timeout;

  @Option(names = "--strict", description = "Fail for broken conventions, too.")
  private boolean strict;

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      defaultValue = "conformance-report",
      description = "Where the report goes; ${DEFAULT-VALUE}/ unless given.")
  private Path reportDir;

  @Option(
      names = "--allow-reset",
      description = "Permit changes to a target that isn't on this machine.")
  private boolean allowReset;

  /** Reads the process's own environment. */
  public RunCommand() {
    this(System.getenv());
  }

  /**
   * Reads this environment.
   *
   * @param environment variables by name
   */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  public RunCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    Contract contract = Contract.bundled();
    Selection selection;
    Set<String> known;
    ReportFolder folder;
    try {
      require(budget > 0, "--budget: expected at least 1 request, got " + budget);
      require(timeout > 0, "--timeout: expected at least 1 second, got " + timeout);
      selection = selection(profiles, only, skip);
      known = knownFailures == null ? Set.of() : KnownFailures.read(knownFailures);
      folder = ReportFolder.open(reportDir);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    } catch (IOException e) {
      throw usage(
          e.getMessage() == null || e.getMessage().equals(String.valueOf(knownFailures))
              ? "can't read " + knownFailures
              : e.getMessage());
    }
    if (baseUrl != null) {
      BaseUrl target = target(baseUrl);
      return check(
          contract, selection, known, folder, target.text(), token(target), given(contract));
    }
    require(
        account == null && zone == null && issues.isEmpty() && tokenVariable == null,
        "--account, --zone, --issue and --token-env speak of a target; name it with --base-url");
    Secret token = new Secret("reference-" + HexFormat.of().toHexDigits(seed().nextLong()));
    try (ReferenceServer server = ReferenceServer.builder(contract).token(token.reveal()).start()) {
      return check(
          contract,
          selection,
          known,
          folder,
          server.baseUri().toString(),
          token,
          Subjects.examples(contract));
    }
  }

  /** What these options select. */
  Selection selection(List<String> profiles, List<String> only, List<String> skip) {
    return Selection.of(profiles, only, skip);
  }

  private BaseUrl target(String text) {
    BaseUrl target;
    try {
      target = BaseUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
    require(
        target.isLoopback() || allowReset,
        "--base-url: "
            + text
            + " isn't on this machine, and a run changes and resets the insights it is given; say"
            + " --allow-reset if that is what you want");
    return target;
  }

  private @Nullable Secret token(BaseUrl target) {
    String variable = tokenVariable == null ? DEFAULT_TOKEN_VARIABLE : tokenVariable;
    String value = environment.get(variable);
    if (value == null) {
      require(
          tokenVariable == null && target.isLoopback(),
          "--token-env: the environment variable " + variable + " isn't set");
      return null;
    }
    try {
      return new Secret(value);
    } catch (IllegalArgumentException e) {
      throw usage("--token-env: " + variable + ": " + e.getMessage());
    }
  }

  private Subjects given(Contract contract) {
    require(
        account != null || zone != null,
        "expected --account, --zone or both, so that the insights can be reached; got neither");
    require(!issues.isEmpty(), "expected at least one --issue that may be changed, got none");
    List<Address> addresses = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      String owner = operation.scope().equals("account") ? account : zone;
      if (owner != null) {
        issues.forEach(issue -> addresses.add(new Address(operation.scope(), owner, issue)));
      }
    }
    return new Subjects(addresses);
  }

  private int check(
      Contract contract,
      Selection selection,
      Set<String> known,
      ReportFolder folder,
      String base,
      @Nullable Secret token,
      Subjects subjects)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    History.Origin origin =
        new History.Origin(
            HexFormat.of().toHexDigits(seed().nextInt()),
            base,
            contract.version(),
            seedValue(),
            token != null);
    try (Transport transport = new HttpTransport(base, token, Duration.ofSeconds(timeout))) {
      Session session =
          new Session(
              contract,
              transport,
              origin,
              new Session.Limits(budget, LONGEST_WAITING),
              InstantSource.system(),
              Pause.REAL,
              exchange -> {});
      Farewell farewell = new Farewell(session);
      try {
        Report report =
            new Run(contract, selection, InstantSource.system())
                .of(session, subjects, strict, known, KitVersion.get());
        folder.write(report);
        ConsoleReport.print(report, out);
        out.println("report: " + folder.path().resolve("report.json"));
        out.flush();
        return ExitCode.of(report.verdict());
      } finally {
        farewell.done();
      }
    } catch (Run.Unreachable e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("can't reach " + base + ": " + e.getMessage() + "; is it running?");
      err.flush();
      return ExitCode.UNAVAILABLE;
    }
  }

  /** Sees to it that a run that is cut short by Ctrl-C still resets what it touched. */
  private static final class Farewell {
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    Farewell(Session session) {
      this.hook =
          new Thread(
              () -> {
                session.stop();
                try {
                  done.await(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "leave-insights-reset");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    void done() {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already, and the hook has what it waits for.
      }
    }
  }

  private long seedValue() {
    if (seed == null) {
      seed = new Random().nextLong() >>> 1;
    }
    return seed;
  }

  private Random seed() {
    return new Random(seedValue());
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw usage(message);
    }
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
