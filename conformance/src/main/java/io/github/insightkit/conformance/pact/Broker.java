package io.github.insightkit.conformance.pact;

import au.com.dius.pact.core.pactbroker.IHalClient;
import au.com.dius.pact.core.pactbroker.InvalidHalResponse;
import au.com.dius.pact.core.pactbroker.InvalidNavigationRequest;
import au.com.dius.pact.core.pactbroker.NotFoundHalResponse;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.pactbroker.RequestFailedException;
import au.com.dius.pact.core.support.Auth;
import au.com.dius.pact.core.support.Result;
import au.com.dius.pact.core.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Pact Broker, spoken to through Pact's own client.
 *
 * <p>Version, branch, tags and pact go out in one request, so that nothing is published by half. A
 * request is sent once. Credentials stand in no message.
 */
public final class Broker {
  private static final String PUBLISH = "pb:publish-contracts";
  private static final String CONTRACTS = "pb:contracts";
  private static final String TOKEN = "PACT_BROKER_TOKEN";
  private static final String USERNAME = "PACT_BROKER_USERNAME";
  private static final String PASSWORD = "PACT_BROKER_PASSWORD";

  private final String baseUrl;
  private final @Nullable Auth auth;
  private final @Nullable String secret;

  /** The broker didn't publish the pact; the message says why, and what to do. */
  public static final class NotPublished extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    private NotPublished(String message, boolean unreachable) {
      super(message);
      this.unreachable = unreachable;
    }

    /** Whether no broker answered at all. */
    public boolean isUnreachable() {
      return unreachable;
    }
  }

  /**
   * A broker at this base URL, with the credentials in this environment, under the names that all
   * Pact tools use; none if it has none.
   *
   * @throws IllegalArgumentException if it has a token and a user, or a user without a password
   */
  public Broker(String baseUrl, Map<String, String> environment) {
    this.baseUrl = baseUrl;
    String token = given(environment, TOKEN);
    String username = given(environment, USERNAME);
    String password = given(environment, PASSWORD);
    if (token != null && username != null) {
      throw new IllegalArgumentException(
          "expected " + TOKEN + " or " + USERNAME + " to be set, got both; unset one");
    }
    if ((username == null) != (password == null)) {
      throw new IllegalArgumentException(
          "expected %s and %s to be set together, got only %s"
              .formatted(USERNAME, PASSWORD, (username == null ? PASSWORD : USERNAME)));
    }
    this.secret = token == null ? password : token;
    this.auth =
        token != null
            ? new Auth.BearerAuthentication(token, Auth.DEFAULT_AUTH_HEADER)
            : username == null || password == null
                ? null
                : new Auth.BasicAuthentication(username, password);
  }

  private static @Nullable String given(Map<String, String> environment, String variable) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? null : value;
  }

  /**
   * Publishes the pact of this text; gives what the broker has to say about it, line by line.
   *
   * @throws NotPublished if it wasn't; nothing of it was
   */
  public List<String> publish(String pact, PublishConfiguration publication) throws NotPublished {
    PactFile.reportNoUse();
    JsonNode parties = JsonMapper.shared().readTree(pact);
    PactBrokerClient client = client();
    IHalClient index = index(client);
    Result<JsonValue.Object, Exception> result =
        client.publishContract(
            index,
            parties.requiredAt("/provider/name").stringValue(),
            parties.requiredAt("/consumer/name").stringValue(),
            publication,
            pact);
    Exception error = result.errorValue();
    if (error != null) {
      throw failure(error);
    }
    JsonValue.Object answer = result.get();
    if (answer == null || !answer.get("_links").has(CONTRACTS)) {
      throw new NotPublished(
          "expected the broker at %s to name what it published, got an answer without %s; look whether version %s is there"
              .formatted(baseUrl, CONTRACTS, publication.getConsumerVersion()),
          false);
    }
    return texts(answer.serialise(), "success");
  }

  private PactBrokerClient client() {
    Map<String, Object> options = new HashMap<>();
    options.put("halClient", Map.of("maxPublishRetries", 0));
    if (auth != null) {
      options.put("authentication", auth);
    }
    return new PactBrokerClient(baseUrl, options, new PactBrokerClientConfig());
  }

  @SuppressWarnings("CatchingUnchecked") // Pact's client is Kotlin, and declares nothing it throws.
  private IHalClient index(PactBrokerClient client) throws NotPublished {
    IHalClient index;
    try {
      index = client.newHalClient().navigate();
    } catch (Exception e) {
      throw failure(e);
    }
    if (index.linkUrl(PUBLISH) == null) {
      throw new NotPublished(
          "expected a Pact Broker at %s that takes version, branch, tags and pact at once, got one whose index has no %s; nothing was published; check the URL, or update the broker"
              .formatted(baseUrl, PUBLISH),
          false);
    }
    return index;
  }

  private NotPublished failure(Throwable e) {
    if (e instanceof InvalidNavigationRequest && e.getCause() != null) {
      return failure(e.getCause());
    }
    if (e instanceof RequestFailedException refused) {
      return refused(refused.getStatus(), refused.getBody());
    }
    if (e instanceof NotFoundHalResponse || e instanceof InvalidHalResponse) {
      return new NotPublished(
          "expected a Pact Broker at %s, got something else (%s); nothing was published; check the URL"
              .formatted(baseUrl, e.getMessage()),
          false);
    }
    return new NotPublished(
        "can't reach the broker at " + baseUrl + ": " + e.getMessage() + "; is it running?", true);
  }

  private NotPublished refused(int status, @Nullable String body) {
    String said = body == null ? "" : String.join("; ", texts(body, "error"));
    String reason =
        said.isEmpty() ? "" : ": " + (secret == null ? said : said.replace(secret, "***"));
    String advice =
        switch (status) {
          case 401, 403 ->
              "; set %s, or %s and %s, to credentials that may publish"
                  .formatted(TOKEN, USERNAME, PASSWORD);
          case 409 -> "; a version is published once: choose another --consumer-app-version";
          default -> "";
        };
    return new NotPublished(
        "the broker at %s refused with status %s%s; nothing was published%s"
            .formatted(baseUrl, status, reason, advice),
        false);
  }

  /** What the broker says: its notices of this type, or of all if there are none, and errors. */
  private static List<String> texts(String json, String type) {
    List<String> texts = new ArrayList<>();
    try {
      JsonNode root = JsonMapper.shared().readTree(json);
      for (JsonNode notice : root.path("notices")) {
        if (notice.path("type").asString("").equals(type)) {
          texts.add(notice.path("text").asString("").strip());
        }
      }
      root.path("errors")
          .forEachEntry(
              (name, errors) ->
                  errors.forEach(error -> texts.add(name + " " + error.asString("").strip())));
    } catch (JacksonException e) {
      texts.add(json.length() > 200 ? json.substring(0, 200) + "..." : json);
    }
    return texts.stream().distinct().toList();
  }
}
