package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.run.Selection;
import java.util.List;

/**
 * Verifies a provider against the client's pact, inside the provider's own tests: extend it, say
 * where the provider listens, and each interaction is a test, named by the id of its rule.
 *
 * <p>The provider states are arranged through the endpoint itself, so the provider needs no hooks;
 * one that can't be arranged fails. Where the target has no token, the interactions about
 * credentials are left out. The insights are left reset.
 */
public abstract class ProviderPactTest extends ConformanceTest {

  /** For those who extend it. */
  protected ProviderPactTest() {}

  @Override
  Selection selection() {
    return Selection.of(List.of(Profile.PACT), only(), skip()).pact();
  }
}
