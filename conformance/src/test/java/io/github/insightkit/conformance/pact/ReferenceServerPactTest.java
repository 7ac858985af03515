package io.github.insightkit.conformance.pact;

import io.github.insightkit.conformance.reference.ReferenceServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The reference server, verified as a provider verifies itself. */
class ReferenceServerPactTest extends ProviderPactTest {
  private static ReferenceServer server;

  @BeforeAll
  static void start() {
    server = ReferenceServer.builder(Verified.CONTRACT).token(Verified.TOKEN).start();
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
