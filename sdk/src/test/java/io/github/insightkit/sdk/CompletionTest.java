package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call ends, and says what was applied, whatever is thrown by what a caller brings along. */
@Timeout(60)
class CompletionTest {
  private static final String TOKEN = "token-of-a-test";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorOfAListenerCostsNobodyTheReceipt(boolean async) throws Exception {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(TOKEN)
                .listener(
                    event -> {
                      throw new AssertionError("of a test");
                    })
                .build()) {
      List<Throwable> told = new CopyOnWriteArrayList<>();
      CompletableFuture<Object> ending = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () ->
                  ending.complete(
                      HostileEventsTest.ending(client.zone("zone").insight("issue"), async)));
      caller.setUncaughtExceptionHandler((thread, e) -> told.add(e));
      caller.start();

      assertThat(ending.get(30, TimeUnit.SECONDS)).isInstanceOf(Receipt.class);
      assertThat(told).hasSize(async ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorOfASupplierIsAFailureOfCredentials(boolean async) throws IOException {
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED));
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(
                    () -> {
                      throw new StackOverflowError();
                    })
                .build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), async))
          .isInstanceOfSatisfying(
              CredentialsException.class,
              failure ->
                  assertThat(failure)
                      .hasMessageContaining("The supplier of the token failed")
                      .hasMessageContaining("StackOverflowError"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorBeforeTheRequestWasNotSent(boolean async) throws IOException {
    Interceptor early =
        chain -> {
          throw new NoClassDefFoundError("of/a/Test");
        };
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED))) {
      assertThat(ending(server, async, early))
          .isInstanceOfSatisfying(
              NotSentException.class,
              failure -> assertThat(failure).hasRootCauseInstanceOf(NoClassDefFoundError.class));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorAfterTheRequestLeavesTheOutcomeUnknown(boolean async) throws IOException {
    Interceptor late =
        chain -> {
          chain.proceed(chain.request());
          throw new OutOfMemoryError("of a test");
        };
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED))) {
      assertThat(ending(server, async, late))
          .isInstanceOfSatisfying(
              OutcomeUnknownException.class,
              failure -> assertThat(failure).hasRootCauseInstanceOf(OutOfMemoryError.class));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyReplacedByAnInterceptorIsNotSentAgainAfterA503(boolean async) throws IOException {
    try (WireServer server =
        WireServer.always(WireServer.http("503 Later", "", "Retry-After: 0"))) {
      assertThat(ending(server, async, CompletionTest::replaced))
          .isInstanceOfSatisfying(
              RefusedException.class,
              failure -> assertThat(failure).hasMessageContaining("1 attempt]"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyReplacedByAnInterceptorIsSentOnceAndCountsAsSent(boolean async) throws IOException {
    Interceptor twice =
        chain -> {
          replaced(chain).close();
          return replaced(chain);
        };
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED))) {
      assertThat(ending(server, async, twice))
          .isInstanceOfSatisfying(
              OutcomeUnknownException.class,
              failure -> assertThat(failure).hasMessageContaining("never sent twice"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyThatAnInterceptorReadsAndReplacesGoesOut(boolean async) throws IOException {
    Interceptor reader =
        chain -> {
          Objects.requireNonNull(chain.request().body()).writeTo(new Buffer());
          return replaced(chain);
        };
    try (WireServer server = WireServer.always(WireServer.http("200 OK", WireServer.APPLIED))) {
      assertThat(ending(server, async, reader)).isInstanceOf(Receipt.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static Response replaced(Interceptor.Chain chain) throws IOException {
    RequestBody body =
        RequestBody.create("{\"classification\":null}".getBytes(StandardCharsets.UTF_8), null);
    return chain.proceed(chain.request().newBuilder().method("PATCH", body).build());
  }

  @Test
  void closedClientFailsTheFuture() throws Exception {
    InsightsClient client =
        InsightsClient.builder().baseUrl("http://127.0.0.1:9").apiToken(TOKEN).build();
    client.close();
    Insight insight = client.zone("zone").insight("issue");

    assertThatThrownBy(insight::reset)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Expected an open client, got one that has been closed");
    assertThatThrownBy(insight.async().reset()::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rotatedTokenIsUsedAfterA401(boolean async) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (WireServer server = choosy();
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(() -> asked.incrementAndGet() == 1 ? "old-token-1" : "new-token-2")
                .build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), async))
          .isInstanceOf(Receipt.class);
      List<String> sent = new ArrayList<>();
      server.requests().forEach(request -> sent.addAll(request.values("authorization")));
      assertThat(sent).containsExactly("Bearer old-token-1", "Bearer new-token-2");
      assertThat(asked).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sameTokenIsNotSentAgainAfterA401(boolean async) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (WireServer server = choosy();
        InsightsClient client =
            InsightsClient.builder()
                .baseUrl(server.url())
                .apiToken(
                    () -> {
                      asked.incrementAndGet();
                      return "old-token-1";
                    })
                .build()) {
      assertThat(HostileEventsTest.ending(client.zone("zone").insight("issue"), async))
          .isInstanceOfSatisfying(
              CredentialsException.class,
              failure -> assertThat(failure).hasMessageContaining("Refused with 401"));
      assertThat(server.requests()).hasSize(1);
      assertThat(asked).hasValue(2);
    }
  }

  private static WireServer choosy() throws IOException {
    return new WireServer(
        (request, number, socket) -> {
          boolean fine = request.values("authorization").contains("Bearer new-token-2");
          WireServer.write(
              socket,
              fine ? WireServer.http("200 OK", WireServer.APPLIED) : WireServer.http("401 No", ""));
          return true;
        });
  }

  private static Object ending(WireServer server, boolean async, Interceptor interceptor) {
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(server.url())
            .apiToken(TOKEN)
            .httpClient(new OkHttpClient.Builder().addInterceptor(interceptor).build())
            .options(CallOptions.defaults().withMaxAttempts(1))
            .build()) {
      return HostileEventsTest.ending(client.zone("zone").insight("issue"), async);
    }
  }
}
