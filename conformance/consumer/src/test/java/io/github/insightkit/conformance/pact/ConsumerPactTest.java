package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.PactVerificationResult;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.sdk.CredentialsException;
import io.github.insightkit.sdk.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client keeps to the pact, and the committed pact is what the client does. */
class ConsumerPactTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final Path RECORDED = Path.of("target", "pacts");
  private static final Path COMMITTED = Path.of("..", "pacts");
  private static final String FILE = Recording.CONSUMER + "-" + Recording.PROVIDER + ".json";
  private static final Map<Example, Recording.Take> TAKES = new LinkedHashMap<>();

  @BeforeAll
  static void record() throws IOException {
    Files.deleteIfExists(RECORDED.resolve(FILE));
    Recording recording = new Recording(RECORDED.resolveSibling("pact-takes"));
    for (Example example : Examples.of(CONTRACT)) {
      TAKES.put(example, recording.of(example));
    }
    recording.write(RECORDED.resolve(FILE));
  }

  static Stream<Example> examples() {
    return Examples.of(CONTRACT).stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void clientSendsWhatThePactSays(Example example) {
    Recording.Take take = take(example);

    assertThat(take.result())
        .as("%s: %s", example.key(), take.result().getDescription())
        .isInstanceOf(PactVerificationResult.Ok.class);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void clientTellsItsCallerWhatCameOfIt(Example example) {
    Recording.Take take = take(example);

    switch (example.answer()) {
      case APPLIED -> assertThat(take.failure()).isNull();
      case REFUSED, EXPLAINED ->
          assertThat(take.failure())
              .isInstanceOf(
                  example.credentials() == Example.Authorization.OWN
                      ? RefusedException.class
                      : CredentialsException.class);
    }
  }

  private static Recording.Take take(Example example) {
    return TAKES.entrySet().stream()
        .filter(entry -> entry.getKey().key().equals(example.key()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void committedPactIsWhatTheClientDoes() throws IOException {
    String recorded = text(RECORDED.resolve(FILE));
    String committed = text(COMMITTED.resolve(FILE));

    assertThat(recorded.equals(committed))
        .withFailMessage(() -> difference(committed, recorded))
        .isTrue();
  }

  @Test
  void pactHoldsTheExplicitNullAndNoToken() throws IOException {
    String pact = text(RECORDED.resolve(FILE));

    assertThat(pact.contains("\"classification\": null"))
        .as("a reset stands in the pact as an explicit null")
        .isTrue();
    assertThat(pact.lines().filter(line -> line.contains("Bearer ")).map(String::strip).distinct())
        .containsExactlyInAnyOrder(
            "\"Bearer $CLOUDFLARE_API_TOKEN\"",
            "\"Bearer insightkit-wrong-token\"",
            "\"expression\": \"Bearer ${token}\",");
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static String difference(String committed, String recorded) {
    List<String> before = committed.lines().toList();
    return "What the client does differs from the committed pact. If the change is meant, run\n"
        + "  cp conformance/consumer/target/pacts/*.json conformance/pacts/\n"
        + "and commit it; if not, the client has changed what it sends.\n"
        + UnifiedDiffUtils.generateUnifiedDiff(
                "conformance/pacts/" + FILE,
                "conformance/consumer/target/pacts/" + FILE,
                before,
                DiffUtils.diff(before, recorded.lines().toList()),
                3)
            .stream()
            .collect(Collectors.joining("\n"));
  }
}
