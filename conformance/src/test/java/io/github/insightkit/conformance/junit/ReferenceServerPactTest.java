package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Contract;
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
    server = MockServer.builder(Contract.bundled()).token("t0ken").start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected ConformanceTarget target() {
    return ConformanceTarget.at(server.baseUri())
        .account("an-account")
        .zone("a-zone")
        .issues("an-insight")
        .token("t0ken");
  }
}
