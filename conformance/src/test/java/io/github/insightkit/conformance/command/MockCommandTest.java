package io.github.insightkit.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.mock.server.MockServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command as a user types it. */
final class MockCommandTest {
  private static final String INSIGHT =
      "/accounts/023e105f4ecef8ad9ca31a8372d0c353/security-center/insights/i/classification";

  private record Ended(int exit, String out, String err) {}

  private static Ended run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = execute(environment, new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ended(exit, out.toString(), err.toString());
  }

  private static int execute(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    String[] all = Stream.concat(Stream.of("mock"), Stream.of(arguments)).toArray(String[]::new);
    return InsightConformance.execute(environment, out, err, all);
  }

  /** Starts the command, sends this body to the URL that it prints, and stops it. */
  private static int statusOf(
      String body, String token, Map<String, String> environment, String... arguments)
      throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (PipedWriter out = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(out))) {
      thread.execute(
          () ->
              execute(
                  environment,
                  new PrintWriter(out),
                  new PrintWriter(Writer.nullWriter()),
                  arguments));
      String line = lines.readLine();
      assertThat(line).matches("listening on http://127\\.0\\.0\\.1:\\d+/client/v4");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(line.substring("listening on ".length()) + INSIGHT))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
              .build();
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .build()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void printsItsUrlAndServes() throws Exception {
    assertThat(statusOf("{\"classification\":null}", "x", Map.of(), "--port", "0")).isEqualTo(200);
  }

  @Test
  void takesPolicies() throws Exception {
    assertThat(
            statusOf(
                "{}",
                "x",
                Map.of(),
                "--policy",
                "absent=refused",
                "--policy",
                "refusal-status=422"))
        .isEqualTo(422);
  }

  @Test
  void takesFaults() throws Exception {
    assertThat(statusOf("{\"classification\":\"other\"}", "x", Map.of(), "--fault", "refusal-500"))
        .isEqualTo(500);
  }

  @Test
  void takesATokenFromTheLineOrTheEnvironment() throws Exception {
    assertThat(statusOf("{}", "right", Map.of(), "--token", "right")).isEqualTo(200);
    assertThat(statusOf("{}", "wrong", Map.of(), "--token", "right")).isEqualTo(403);
    assertThat(statusOf("{}", "right", Map.of("T", "right"), "--token-env", "T")).isEqualTo(200);
    assertThat(statusOf("{}", "wrong", Map.of("T", "right"), "--token-env", "T")).isEqualTo(403);
  }

  @Test
  void unknownPolicyIsAnsweredWithThoseThereAre() {
    Ended ended = run(Map.of(), "--policy", "same=accepted");

    assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err())
        .contains("--policy: there is no policy \"same\"; the policies are ")
        .contains("same-value");
  }

  @Test
  void unknownFaultIsAnsweredWithThoseNearIt() {
    Ended ended = run(Map.of(), "--fault", "reset-denied");

    assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err())
        .contains("--fault: there is no fault \"reset-denied\"; near it are\n")
        .contains("  reset-refused: no reset is granted\n");
  }

  @Test
  void portThatIsNoneIsBadUsage() {
    Ended ended = run(Map.of(), "--port", "70000");

    assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("--port: expected a port from 0 to 65535, got 70000");
  }

  @Test
  void variableThatIsNotSetIsBadUsage() {
    Ended ended = run(Map.of(), "--token-env", "NOT_THERE");

    assertThat(ended.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("the environment variable NOT_THERE isn't set");
  }

  @Test
  void blankTokenAndTwoTokensAreBadUsage() {
    assertThat(run(Map.of(), "--token", " ").err()).contains("--token: the token is blank");
    assertThat(run(Map.of("T", "b"), "--token", "secret-a", "--token-env", "T").err())
        .contains("expected --token or --token-env, got both")
        .doesNotContain("secret-a");
  }

  @Test
  void portInUseIsOneLineAndItsOwnExitCode() throws IOException {
    try (MockServer server = MockServer.builder(Frozen.CONTRACT).start()) {
      int port = server.baseUri().getPort();
      Ended ended = run(Map.of(), "--port", String.valueOf(port));

      assertThat(ended.exit()).isEqualTo(69);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines())
          .containsExactly(
              "can't listen on http://127.0.0.1:"
                  + port
                  + ": Address already in use; choose another --port");
    }
  }
}
