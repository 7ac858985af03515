package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.history.History;
import io.github.insightkit.conformance.run.BaseUrl;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.transport.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the implementation is, and that it may be changed. */
final class TargetOptions {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = {
        "Where the contract's paths begin,",
        "such as http://127.0.0.1:8080/client/v4." // A URL would be broken anywhere.
      })
  private @Nullable String baseUrl;

  @Option(
      names = "--token-env",
      paramLabel = "VAR",
      description =
          "The environment variable that holds the token; "
              + History.Origin.USUAL_VARIABLE
              + " unless given.")
  private @Nullable String tokenVariable;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long one answer may take; ${DEFAULT-VALUE} unless given.")
  private int timeout;

  @Option(
      names = "--allow-reset",
      description = "Permit changes to a target that isn't on this machine.")
  private boolean allowReset;

  boolean namesAToken() {
    return tokenVariable != null;
  }

  Duration timeout() {
    UsageException.require(timeout > 0, "--timeout: expected at least 1 second, got " + timeout);
    return Duration.ofSeconds(timeout);
  }

  /**
   * The target, which may be changed, with its token, which only one on this machine may do
   * without; null if none was given.
   */
  @Nullable Endpoint endpoint(Map<String, String> environment) {
    String given = baseUrl;
    if (given == null) {
      return null;
    }
    BaseUrl target = UsageException.reading("--base-url: ", () -> BaseUrl.parse(given));
    UsageException.require(
        target.isLoopback() || allowReset,
        "--base-url: %s isn't on this machine, and a run changes and resets the insights it is given; say --allow-reset if that is what you want"
            .formatted(given));
    return new Endpoint(target.text(), token(target, environment), tokenVariable(), timeout());
  }

  /** The environment variable that holds the token, which curl lines name as well. */
  String tokenVariable() {
    String variable = tokenVariable == null ? History.Origin.USUAL_VARIABLE : tokenVariable;
    return UsageException.reading("--token-env: ", () -> History.Origin.variable(variable));
  }

  private @Nullable Secret token(BaseUrl target, Map<String, String> environment) {
    String variable = tokenVariable();
    String value = environment.get(variable);
    if (value == null) {
      UsageException.require(
          tokenVariable == null && target.isLoopback(),
          "--token-env: the environment variable " + variable + " isn't set");
      return null;
    }
    return UsageException.reading("--token-env: " + variable + ": ", () -> new Secret(value));
  }
}
