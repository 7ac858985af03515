package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.junit.ProviderPactTest;
import io.github.insightkit.conformance.mock.server.MockServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The reference server, verified as a provider verifies itself. */
@EnabledIf("io.github.insightkit.conformance.pact.Verified#isPactOfThisContract")
class ReferenceServerPactTest extends ProviderPactTest {
  private static MockServer server;

  @BeforeAll
  static void start() {
    server = MockServer.builder(Verified.CONTRACT).token(Verified.TOKEN).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected String baseUrl() {
    return server.baseUri().toString();
  }

  @Override
  protected String token() {
    return Verified.TOKEN;
  }
}
