package io.github.insightkit.conformance.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import io.github.insightkit.conformance.history.WholeFile;
import io.github.insightkit.conformance.pact.Broker;
import io.github.insightkit.conformance.pact.PactFile;
import io.github.insightkit.conformance.run.BaseUrl;
import io.github.insightkit.conformance.run.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with the pact: verify it, hand it out, publish it. */
@Command(
    name = "pact",
    mixinStandardHelpOptions = true,
    subcommands = {PactCommand.Verify.class, PactCommand.Export.class, PactCommand.Publish.class})
final class PactCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected one of " + spec.subcommands().keySet() + ", got none");
  }

  /** Verifies an implementation against the client's pact: a run of nothing else. */
  @Command(name = "verify")
  static final class Verify extends RunCommand {
    @Override
    Selection selection(WorkOptions options) {
      return options.pact();
    }
  }

  @Command(name = "export")
  static final class Export extends KitCommand {

    @Parameters(paramLabel = "DIR", description = "The folder; it is made if it isn't there.")
    private Path folder;

    @Override
    int run(PrintWriter out) {
      Path file = folder.resolve(PactFile.NAME);
      try {
        Files.createDirectories(folder);
        WholeFile.write(file, content -> content.write(PactFile.text().getBytes(UTF_8)));
      } catch (IOException | UncheckedIOException e) {
        throw new UsageException("can't write to the folder " + folder + "; choose another");
      }
      out.println(file);
      return ExitCode.CONFORMANT;
    }
  }

  @Command(name = "publish")
  static final class Publish extends KitCommand {
    private static final String URL_VARIABLE = "PACT_BROKER_BASE_URL";

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

    @Override
    int run(PrintWriter out) {
      Broker broker = UsageException.reading(() -> new Broker(url(), common().environment()));
      requireText("version", version);
      requireText("branch", branch);
      tags.forEach(tag -> requireText("tag", tag));
      PublishConfiguration publication = new PublishConfiguration(version, tags, branch, buildUrl);
      try {
        broker.publish(PactFile.text(), publication).forEach(out::println);
        out.println("published version " + version);
        return ExitCode.CONFORMANT;
      } catch (Broker.NotPublished e) {
        return failed(
            e.isUnreachable() ? ExitCode.UNAVAILABLE : ExitCode.NONCONFORMANT,
            "pact publish: " + e.getMessage());
      }
    }

    private static void requireText(String name, @Nullable String text) {
      UsageException.require(
          text == null || !text.isBlank(), "expected a " + name + ", got nothing but white space");
    }

    private String url() {
      String url = brokerBaseUrl == null ? common().environment().get(URL_VARIABLE) : brokerBaseUrl;
      if (url == null || url.isBlank()) {
        throw new IllegalArgumentException(
            "expected --broker-base-url, or " + URL_VARIABLE + " to be set; got neither");
      }
      return BaseUrl.parse(
              url, "--broker-base-url: expected the http or https URL of a broker, without a user")
          .text();
    }
  }
}
