package io.github.insightkit.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.insightkit.sdk.InsightRef;
import io.github.insightkit.sdk.InsightsClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension gives to tests, tried with test classes that only this test runs. */
class FakeInsightsExtensionTest {
  private static final InsightRef REF = InsightRef.account("a", "i");

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(
            event ->
                event
                    .getPayload(org.junit.platform.engine.TestExecutionResult.class)
                    .flatMap(org.junit.platform.engine.TestExecutionResult::getThrowable)
                    .map(Throwable::getMessage)
                    .orElse(""))
        .toList();
  }

  @ExtendWith(FakeInsightsExtension.class)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class TwoTests {
    private static final List<FakeInsights> SEEN = new ArrayList<>();

    @BeforeEach
    void add(FakeInsights fake) {
      SEEN.add(fake.add(REF));
    }

    @Test
    void first(FakeInsights fake, InsightsClient client) {
      assertThat(fake).isSameAs(SEEN.get(0));
      client.insight(REF).falsePositive();
      assertThat(fake.history(REF)).hasSize(1);
    }

    @Test
    void second(FakeInsights fake) {
      assertThat(fake).isSameAs(SEEN.get(1)).isNotSameAs(SEEN.get(0));
      assertThat(fake.history(REF)).isEmpty();
    }
  }

  @Test
  void eachTestHasAFakeOfItsOwnWhichIsClosedAfterIt() {
    assertThat(failures(run(TwoTests.class))).isEmpty();
    assertThat(TwoTests.SEEN)
        .hasSize(2)
        .allSatisfy(
            fake ->
                org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> fake.client().insight(REF).reset())
                    .hasMessageContaining("Expected an open client"));
  }

  @ExtendWith(FakeInsightsExtension.class)
  static class UnmetFault {
    @Test
    void sendsNothing(FakeInsights fake) {
      fake.next(Operation.CHANGE, Fault.replyLost());
    }
  }

  @Test
  void testThatDoesNotGetToItsFaultFails() {
    assertThat(failures(run(UnmetFault.class)))
        .containsExactly(
            "Expected a request to meet each fault, got none for [CHANGE: lost after serving]:"
                + " take the fault out of the test, or see why nothing was sent");
  }

  @ExtendWith(FakeInsightsExtension.class)
  static class OwnFailure {
    @Test
    void fails(FakeInsights fake) {
      fake.next(Operation.CHANGE, Fault.replyLost());
      throw new AssertionError("the test's own");
    }
  }

  @Test
  void unmetFaultDoesNotHideTheFailureOfATest() {
    assertThat(failures(run(OwnFailure.class))).containsExactly("the test's own");
  }

  @ExtendWith(FakeInsightsExtension.class)
  static class Shared {
    @BeforeAll
    static void beforeAll(FakeInsights fake) {
      fake.add(REF);
    }

    @Test
    void test() {}
  }

  @Test
  void fakeIsNotSharedByTests() {
    assertThat(failures(run(Shared.class)))
        .singleElement()
        .asString()
        .contains(
            "Expected a fake to be asked for by a test method, @BeforeEach or @AfterEach, got")
        .contains("beforeAll")
        .contains("tests would share it");
  }
}
