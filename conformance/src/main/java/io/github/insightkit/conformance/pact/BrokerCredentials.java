package io.github.insightkit.conformance.pact;

import au.com.dius.pact.core.support.Auth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who publishes. The secret is handed out to Pact's client only, and never by {@code toString}. */
record BrokerCredentials(@Nullable Auth auth, String secret) {
  static final String TOKEN = "PACT_BROKER_TOKEN";
  static final String USERNAME = "PACT_BROKER_USERNAME";
  static final String PASSWORD = "PACT_BROKER_PASSWORD";

  /**
   * The credentials in this environment, under the names that all Pact tools use; none if it has
   * none.
   *
   * @throws IllegalArgumentException if it has a token and a user, or a user without a password
   */
  static BrokerCredentials of(Map<String, String> environment) {
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
    if (token != null) {
      return new BrokerCredentials(
          new Auth.BearerAuthentication(token, Auth.DEFAULT_AUTH_HEADER), token);
    }
    return username == null || password == null
        ? new BrokerCredentials(null, "")
        : new BrokerCredentials(new Auth.BasicAuthentication(username, password), password);
  }

  private static @Nullable String given(Map<String, String> environment, String variable) {
    String value = environment.get(variable);
    return value == null || value.isBlank() ? null : value;
  }

  /** This text with stars where the secret stood. */
  String masked(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return auth == null ? "no credentials" : "***";
  }
}
