package io.github.insightkit.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.insightkit.sdk.CredentialsException;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/credentials.md}: a token that changes while the client lives. */
class RotationTest {
  @TempDir Path folder;

  static InsightsClientBuilder tokenFrom(Path file, InsightsClientBuilder builder) {
    return builder.apiToken(
        () -> {
          try {
            return Files.readString(file).strip();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void newTokenIsUsedFromTheNextRequestOn() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "first-token\n");
    try (MockWebServer server = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare = client(server, file)) {
      cloudflare.account("account").insight("insight").reset();
      Files.writeString(file, "second-token\n");
      cloudflare.account("account").insight("insight").reset();

      assertThat(bearer(server.takeRequest())).isEqualTo("Bearer first-token");
      assertThat(bearer(server.takeRequest())).isEqualTo("Bearer second-token");
    }
  }

  @Test
  void changeThatCrossesARotationIsSentAgainWithTheNewToken() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "first-token\n");
    try (MockWebServer server = Replies.server(request -> rotating(request, file));
        InsightsClient cloudflare = client(server, file)) {
      assertThat(cloudflare.account("account").insight("insight").reset().attempts()).isEqualTo(2);
    }
  }

  @Test
  void missingFileIsAMatterOfCredentialsAndNothingIsSent() throws Exception {
    try (MockWebServer server = Replies.server(request -> Replies.applied());
        InsightsClient cloudflare = client(server, folder.resolve("absent"))) {
      assertThatExceptionOfType(CredentialsException.class)
          .isThrownBy(() -> cloudflare.account("account").insight("insight").reset());
      assertThat(server.getRequestCount()).isZero();
    }
  }

  /** Refuses the first token, which is replaced just then. */
  private static MockResponse rotating(RecordedRequest request, Path file) {
    if ("Bearer second-token".equals(bearer(request))) {
      return Replies.applied();
    }
    try {
      Files.writeString(file, "second-token\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Replies.refused(401);
  }

  private static String bearer(RecordedRequest request) {
    return String.valueOf(request.getHeaders().get("Authorization"));
  }

  private static InsightsClient client(MockWebServer server, Path file) {
    return tokenFrom(file, InsightsClient.builder().baseUrl(Replies.url(server))).build();
  }
}
