package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Fault;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Footprint;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.mock.variants.Variant;
import io.github.insightkit.conformance.mock.variants.Variants;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the reference server until the process is stopped. */
@Command(
    name = "mock",
    mixinStandardHelpOptions = true,
    description = "Serves the reference server on the loopback interface until it is stopped.",
    footer = {
      "",
      "Prints \"listening on URL\" when it takes requests. Closes a connection on which no whole"
          + " request came for a minute; keeps 100,000 insights, and 64 MiB of unfinished bodies.",
      "An unknown policy or fault is answered with those there are."
    })
public final class MockCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on; 0, unless given, takes a free one.")
  private int port;

  @Option(
      names = "--policy",
      paramLabel = "KEY=VALUE",
      description = "A choice where the contract is silent. Repeatable.")
  private List<String> policies = new ArrayList<>();

  @Option(names = "--fault", paramLabel = "ID", description = "A fault to switch on. Repeatable.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--variant",
      paramLabel = "ID",
      description = "A legal way to differ, which selftest names. Repeatable.")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The bearer token to ask for; none unless given.")
  private @Nullable String token;

  @Option(
      names = "--token-env",
      paramLabel = "VAR",
      description = "The environment variable that holds the token to ask for.")
  private @Nullable String tokenVariable;

  /** Reads the process's own environment. */
  public MockCommand() {
    this(System.getenv());
  }

  /**
   * Reads this environment.
   *
   * @param environment variables by name
   */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  public MockCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    CompletableFuture<Void> preloaded =
        CompletableFuture.runAsync(MockServer::preload, Background.THREAD);
    Contract contract = Contract.bundled();
    preloaded.join();
    MockServer.Builder builder =
        MockServer.builder(contract)
            .policies(choices(contract))
            .changes(chosenVariants(contract))
            .changes(chosenFaults(contract))
            .token(wantedToken());
    try (MockServer server = started(builder)) {
      spec.commandLine().getOut().println("listening on " + server.baseUri());
      spec.commandLine().getOut().flush();
      Footprint.shrink();
      server.awaitClose();
      return CommandLine.ExitCode.OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandLine.ExitCode.OK;
    } catch (UncheckedIOException e) {
      spec.commandLine().getErr().println(e.getMessage() + "; choose another --port");
      spec.commandLine().getErr().flush();
      return ExitCode.UNAVAILABLE;
    }
  }

  private MockServer started(MockServer.Builder builder) {
    try {
      return builder.port(port).start();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--port: " + e.getMessage(), e);
    }
  }

  private Policies choices(Contract contract) {
    Policies choices = Policies.usual(contract);
    for (String pair : policies) {
      try {
        choices = choices.with(pair);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--policy: " + e.getMessage(), e);
      }
    }
    return choices;
  }

  private List<Fault> chosenFaults(Contract contract) {
    if (faults.isEmpty()) {
      return List.of();
    }
    Faults catalogue = Faults.of(contract);
    List<Fault> chosen = new ArrayList<>();
    for (String id : faults) {
      try {
        chosen.add(catalogue.named(id));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--fault: " + e.getMessage(), e);
      }
    }
    return chosen;
  }

  private List<Variant> chosenVariants(Contract contract) {
    List<Variant> chosen = new ArrayList<>();
    for (String id : variants) {
      try {
        chosen.add(Variants.of(contract).named(id));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--variant: " + e.getMessage(), e);
      }
    }
    return chosen;
  }

  private @Nullable String wantedToken() {
    if (tokenVariable == null) {
      return checked("--token", token);
    }
    if (token != null) {
      throw new ParameterException(spec.commandLine(), "expected --token or --token-env, got both");
    }
    String value = environment.get(tokenVariable);
    if (value == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--token-env: the environment variable " + tokenVariable + " isn't set");
    }
    return checked("--token-env", value);
  }

  private @Nullable String checked(String option, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw new ParameterException(spec.commandLine(), option + ": the token is blank");
    }
    return value;
  }
}
