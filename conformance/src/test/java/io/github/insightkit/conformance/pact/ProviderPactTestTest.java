package io.github.insightkit.conformance.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.junit.ProviderPactTest;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@EnabledIf("io.github.insightkit.conformance.pact.Verified#isPactOfThisContract")
class ProviderPactTestTest {
  /** Without a name, so that JUnit doesn't take it for a test of this build. */
  private static ProviderPactTest provider(String baseUrl) {
    return new ProviderPactTest() {
      @Override
      protected String baseUrl() {
        return baseUrl;
      }

      @Override
      protected String token() {
        return Verified.TOKEN;
      }
    };
  }

  private static Map<String, Throwable> thrown(String fault) throws Exception {
    MockServer.Builder builder =
        MockServer.builder(Verified.CONTRACT)
            .token(Verified.TOKEN)
            .changes(List.of(Faults.of(Verified.CONTRACT).named(fault)));
    Map<String, Throwable> thrown = new LinkedHashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    try (MockServer server = builder.start()) {
      provider(server.baseUri().toString()).keepsThePact().forEach(tests::add);
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
    Map<String, Throwable> thrown = thrown("direct-change-accept_risk-to-false_positive");

    assertThat(thrown)
        .containsOnlyKeys(
            "Given an insight classified as accept_risk: change to false_positive without a reset,"
                + " through an account.",
            "Given an insight classified as accept_risk: change to false_positive without a reset,"
                + " through a zone.");
    assertThat(thrown.values())
        .allSatisfy(
            e ->
                assertThat(e)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("change to false_positive without a reset")
                    .hasMessageContaining("\n  curl ")
                    .hasMessageContaining("$CLOUDFLARE_API_TOKEN")
                    .message()
                    .doesNotContain(Verified.TOKEN));
  }

  @Test
  void brokenConventionAborts() throws Exception {
    Map<String, Throwable> thrown = thrown("refusal-errors-missing");

    assertThat(thrown).hasSize(6);
    assertThat(thrown.values()).hasOnlyElementsOfType(TestAbortedException.class);
  }
}
