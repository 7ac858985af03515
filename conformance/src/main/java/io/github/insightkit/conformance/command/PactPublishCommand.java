package io.github.insightkit.conformance.command;

import io.github.insightkit.conformance.pact.Broker;
import io.github.insightkit.conformance.pact.BrokerCredentials;
import io.github.insightkit.conformance.pact.BrokerException;
import io.github.insightkit.conformance.pact.PactFile;
import io.github.insightkit.conformance.pact.Publication;
import io.github.insightkit.conformance.run.BaseUrl;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes the pact to a broker. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes the pact to a Pact Broker: version, branch, tags and pact in one request.",
      "Credentials are read from PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and",
      "PACT_BROKER_PASSWORD; they are no options, for options can be seen by other users."
    },
    footer = {
      "",
      "Exit codes: 0 published; 1 the broker refused; 64 bad arguments; 69 no broker answers.",
      "Unless it is 0, nothing was published."
    })
public final class PactPublishCommand implements Callable<Integer> {
  private static final String URL_VARIABLE = "PACT_BROKER_BASE_URL";

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--broker-base-url",
      paramLabel = "URL",
      description = "The broker; the value of " + URL_VARIABLE + " unless given.")
  private @Nullable String brokerBaseUrl;

  @Option(
      names = "--consumer-app-version",
      paramLabel = "VERSION",
      required = true,
      description = "The version of the client, such as a commit.")
  private String version;

  @Option(names = "--branch", paramLabel = "BRANCH", description = "The client's branch.")
  private @Nullable String branch;

  @Option(names = "--tag", paramLabel = "TAG", description = "A tag. Repeatable.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--build-url", paramLabel = "URL", description = "The build that publishes.")
  private @Nullable String buildUrl;

  /**
   * Reads this environment.
   *
   * @param environment variables by name
   */
  @SuppressWarnings("NullAway.Init") // picocli sets the annotated fields before it calls.
  public PactPublishCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    Broker broker;
    Publication publication;
    try {
      broker = new Broker(url(), BrokerCredentials.of(environment));
      publication = new Publication(version, branch, tags, buildUrl);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    try {
      List<String> notices = broker.publish(PactFile.bytes(), publication);
      PrintWriter out = spec.commandLine().getOut();
      notices.forEach(out::println);
      out.println("published version " + publication.version());
      out.flush();
      return ExitCode.CONFORMANT;
    } catch (BrokerException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("pact publish: " + e.getMessage());
      err.flush();
      return e.isUnreachable() ? ExitCode.UNAVAILABLE : ExitCode.NONCONFORMANT;
    }
  }

  private String url() {
    String url = brokerBaseUrl == null ? environment.get(URL_VARIABLE) : brokerBaseUrl;
    if (url == null || url.isBlank()) {
      throw new IllegalArgumentException(
          "expected --broker-base-url, or " + URL_VARIABLE + " to be set; got neither");
    }
    return BaseUrl.parse(
            url, "--broker-base-url: expected the http or https URL of a broker, without a user")
        .text();
  }
}
