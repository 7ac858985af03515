package io.github.insightkit.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.opentest4j.AssertionFailedError;

@EnabledIf("io.github.insightkit.conformance.pact.Verified#isPactOfThisContract")
class ProviderPactTestTest {
  private static final String TOKEN = "provider-t0ken";

  /** Without a name, so that JUnit doesn't take it for a test of this build. */
  private static ProviderPactTest provider(URI baseUrl, boolean strict) {
    return new ProviderPactTest() {
      @Override
      protected ConformanceTarget target() {
        return ConformanceTarget.at(baseUrl)
            .account("an-account")
            .zone("a-zone")
            .issues("an-insight")
            .token(TOKEN);
      }

      @Override
      protected boolean strict() {
        return strict;
      }
    };
  }

  private static Map<String, Throwable> thrown(String fault, boolean strict) throws Exception {
    Contract contract = Contract.bundled();
    MockServer.Builder builder =
        MockServer.builder(contract)
            .token(TOKEN)
            .changes(List.of(Faults.of(contract).named(fault)));
    Map<String, Throwable> thrown = new LinkedHashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    try (MockServer server = builder.start()) {
      provider(server.baseUri(), strict).rules().forEach(tests::add);
    }
    for (DynamicTest test : tests) {
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        thrown.put(test.getDisplayName(), e);
      }
    }
    return thrown;
  }

  @Test
  void brokenInteractionFailsWithItsNameAndTheRequests() throws Exception {
    Map<String, Throwable> thrown = thrown("direct-change-accept_risk-to-false_positive", false);

    assertThat(thrown).hasSize(2);
    assertThat(thrown.keySet()).allMatch(name -> name.startsWith("PACT-"));
    assertThat(thrown.values())
        .allSatisfy(
            e ->
                assertThat(e)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining(
                        "Given an insight classified as accept_risk: change to false_positive"
                            + " without a reset, through a")
                    .hasMessageContaining(" curl ")
                    .hasMessageContaining("$CLOUDFLARE_API_TOKEN")
                    .message()
                    .doesNotContain(TOKEN));
  }

  @Test
  void brokenConventionFailsOnlyWhereThatIsWanted() throws Exception {
    assertThat(thrown("refusal-errors-missing", false)).isEmpty();
    assertThat(thrown("refusal-errors-missing", true).values())
        .hasSize(6)
        .hasOnlyElementsOfType(AssertionFailedError.class);
  }
}
