package io.github.insightkit.conformance.pact;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.dsl.PactDslJsonBody;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.TokenForm;
import io.github.insightkit.conformance.pact.Example.Authorization;
import io.github.insightkit.sdk.Insight;
import io.github.insightkit.sdk.InsightsClient;
import io.github.insightkit.sdk.InsightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Has the real client do each example against Pact's mock server, and writes down what it did. */
final class Recording {
  static final String CONSUMER = "insight-classification-sdk";
  static final String PROVIDER = "cloudflare-security-center";
  private static final String WRONG_TOKEN = "insightkit-wrong-token";

  private final Path folder;
  private final List<Interaction> interactions = new ArrayList<>();

  /** A recording whose parts go into this folder. */
  Recording(Path folder) {
    this.folder = folder;
  }

  /** What came of one example: what the mock server says, and what the client told its caller. */
  record Take(PactVerificationResult result, @Nullable InsightsException failure) {}

  /** Does one example. It is taken into the pact only if the client sent what it should. */
  Take of(Example example) {
    AtomicReference<@Nullable InsightsException> failure = new AtomicReference<>();
    V4Pact pact = pact(example);
    PactVerificationResult result =
        ConsumerPactRunnerKt.runConsumerTest(
            pact,
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (server, context) -> {
              if (context != null) {
                context.setPactFolder(folder.resolve(example.key()).toString());
              }
              failure.set(act(example, server));
              return example;
            });
    if (result instanceof PactVerificationResult.Ok) {
      interactions.addAll(pact.getInteractions());
    }
    return new Take(result, failure.get());
  }

  /**
   * Writes what was recorded into one file. Pact's own merging would replace the keys by hashes.
   *
   * @return how many interactions there are
   */
  int write(Path file) {
    V4Pact whole = new V4Pact(new Consumer(CONSUMER), new Provider(PROVIDER), interactions);
    DefaultPactWriter.INSTANCE.writePact(file.toFile(), whole, PactSpecVersion.V4);
    return interactions.size();
  }

  private static @Nullable InsightsException act(Example example, MockServer server) {
    boolean wrong = example.credentials() == Authorization.WRONG;
    Operation operation = example.operation();
    try (InsightsClient client =
        InsightsClient.builder()
            .baseUrl(server.getUrl())
            .apiToken(wrong ? WRONG_TOKEN : TokenForm.WHOLE.placeholder())
            .httpClient(
                new OkHttpClient.Builder().addNetworkInterceptor(new Loss(example.taken())).build())
            .build()) {
      Insight insight =
          operation.scope().equals("account")
              ? client.account(operation.ownerExample()).insight(operation.issueExample())
              : client.zone(operation.ownerExample()).insight(operation.issueExample());
      example.verb().accept(insight);
      return null;
    } catch (InsightsException e) {
      return e;
    }
  }

  private static V4Pact pact(Example example) {
    Operation operation = example.operation();
    Map<String, Object> params = new LinkedHashMap<>();
    params.put(operation.scope(), operation.ownerExample());
    params.put("issue", operation.issueExample());
    params.put("token", TokenForm.WHOLE.placeholder());
    return new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4)
        .expectsToReceiveHttpInteraction(
            example.description(),
            http ->
                http.key(example.key())
                    .state(PactInteraction.stateName(example.state()), params)
                    .pending(example.answer() == Example.Answer.EXPLAINED)
                    .withRequest(request -> request(example, request))
                    .willRespondWith(response -> response(example, response)))
        .toPact();
  }

  private static HttpRequestBuilder request(Example example, HttpRequestBuilder request) {
    Operation operation = example.operation();
    request
        .method("PATCH")
        .path(
            Matchers.fromProviderState(
                operation.path("${" + operation.scope() + "}", "${issue}"),
                operation.path(operation.ownerExample(), operation.issueExample())))
        .header("Accept", "application/json")
        .body(example.body(), "application/json");
    return switch (example.credentials()) {
      case OWN ->
          request.header(
              "Authorization",
              Matchers.fromProviderState(
                  "Bearer ${token}", "Bearer " + TokenForm.WHOLE.placeholder()));
      case NONE -> request;
      case WRONG -> request.header("Authorization", "Bearer " + WRONG_TOKEN);
    };
  }

  private static HttpResponseBuilder response(Example example, HttpResponseBuilder response) {
    HttpResponseBuilder answer = answer(example, response);
    // The body has its type. As a field it would be compared as text, and a charset is no breach.
    answer.build().getHeaders().clear();
    return answer;
  }

  private static HttpResponseBuilder answer(Example example, HttpResponseBuilder response) {
    return switch (example.answer()) {
      case APPLIED -> response.successStatus().body(envelope(true, 0));
      case REFUSED ->
          example.credentials() == Authorization.OWN
              ? response.clientErrorStatus()
              : response.clientErrorStatus().status(401);
      case EXPLAINED -> response.clientErrorStatus().body(envelope(false, 1));
    };
  }

  /** The envelope with types for what is inside: at least so many errors, and any messages. */
  private static DslPart envelope(boolean success, int errors) {
    PactDslJsonBody envelope =
        new PactDslJsonBody()
            .booleanValue("success", success)
            .minArrayLike("errors", errors, item("Says what went wrong."), 1);
    return success ? envelope.minArrayLike("messages", 0, item("Says what else."), 1) : envelope;
  }

  private static PactDslJsonBody item(String message) {
    return new PactDslJsonBody().numberType("code", 1000).stringType("message", message);
  }
}
