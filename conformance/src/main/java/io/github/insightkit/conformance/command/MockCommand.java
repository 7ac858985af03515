package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.Footprint;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.variants.Variants;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "mock")
final class MockCommand extends KitCommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on; 0, unless given, takes a free one.")
  private int port;

  @Mixin private PolicyOption policyOption = new PolicyOption();

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

  @Override
  int run(PrintWriter out) {
    Contract contract = Contract.bundled();
    MockServer.Builder builder =
        MockServer.builder(contract)
            .policies(policyOption.choices(contract))
            .changes(named("--variant", variants, id -> Variants.of(contract).named(id)))
            .changes(named("--fault", faults, id -> Faults.of(contract).named(id)))
            .token(wantedToken());
    try (MockServer server = UsageException.reading("--port: ", () -> builder.port(port).start())) {
      out.println("listening on " + server.baseUri());
      out.flush();
      Footprint.shrink();
      server.awaitClose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      return failed(ExitCode.UNAVAILABLE, e.getMessage() + "; choose another --port");
    }
    return ExitCode.CONFORMANT;
  }

  private static <T> List<T> named(String option, List<String> ids, Function<String, T> catalogue) {
    return ids.stream()
        .map(id -> UsageException.reading(option + ": ", () -> catalogue.apply(id)))
        .toList();
  }

  private @Nullable String wantedToken() {
    String variable = tokenVariable;
    UsageException.require(
        token == null || variable == null, "expected --token or --token-env, got both");
    String value = variable == null ? token : common().environment().get(variable);
    UsageException.require(
        variable == null || value != null,
        "--token-env: the environment variable " + variable + " isn't set");
    UsageException.require(
        value == null || !value.isBlank(),
        (variable == null ? "--token" : "--token-env") + ": the token is blank");
    return value;
  }
}
