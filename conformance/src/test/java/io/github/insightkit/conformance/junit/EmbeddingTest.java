package io.github.insightkit.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.KnownChanges;
import io.github.insightkit.conformance.rules.Catalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class EmbeddingTest {
  private static Events tests(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .execute()
        .testEvents();
  }

  /** Starts a server for each test class below, as an implementer would. */
  abstract static class OnReference extends ConformanceTest {
    private io.github.insightkit.conformance.mock.server.MockServer server;

    String[] faults() {
      return new String[0];
    }

    @BeforeEach
    void start() {
      Contract contract = Frozen.CONTRACT;
      KnownChanges catalogue = Faults.of(contract);
      server =
          io.github.insightkit.conformance.mock.server.MockServer.builder(contract)
              .changes(List.of(faults()).stream().map(catalogue::named).toList())
              .start();
    }

    @AfterEach
    void stop() {
      server.close();
    }

    @Override
    protected ConformanceTarget target() {
      return ConformanceTarget.at(server.baseUri())
          .account("a")
          .issues("01fc0a8b-54b1", "01fc0a8b-another");
    }
  }

  static final class SoundTest extends OnReference {}

  static final class BrokenTest extends OnReference {
    @Override
    String[] faults() {
      return new String[] {"direct-changes-allowed"};
    }

    @Override
    protected List<String> only() {
      return List.of("TRANSITION-02", "AUTH-01");
    }
  }

  static final class KnownTest extends OnReference {
    @Override
    String[] faults() {
      return new String[] {"direct-changes-allowed"};
    }

    @Override
    protected List<String> only() {
      return List.of("TRANSITION-02");
    }

    @Override
    protected Set<String> knownFailures() {
      return Set.of("TRANSITION-02");
    }
  }

  static final class FarAwayTest extends ConformanceTest {
    @Override
    protected ConformanceTarget target() {
      return ConformanceTarget.at(URI.create("http://203.0.113.1/v4")).account("a").issues("i");
    }
  }

  @Test
  void aSoundImplementationPassesATestForEachRule() {
    Events tests = tests(SoundTest.class);

    assertThat(tests.dynamicallyRegistered().count()).isEqualTo(Catalogue.rules().size());
    assertThat(tests.failed().count()).isZero();
  }

  @Test
  void aBrokenRuleFailsTheTestOfItsNameAndShowsTheRequests() {
    tests(BrokenTest.class)
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                displayName("TRANSITION-02"),
                finishedWithFailure(
                    message(
                        text ->
                            text.contains("FAIL TRANSITION-02 (MUST, C06)")
                                && text.contains("1. send ")
                                && text.contains("Look at: ")))))
        .haveExactly(
            1,
            event(
                displayName("AUTH-01"), abortedWithReason(message("the run was given no token"))));
  }

  @Test
  void aKnownFailureIsAborted() {
    assertThat(tests(KnownTest.class).aborted().count()).isEqualTo(1);
  }

  @Test
  void aTargetElsewhereIsNotTouchedUnlessThatIsPermitted() {
    // The method that makes the tests fails, and it is a container of tests.
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(FarAwayTest.class))
        .execute()
        .allEvents()
        .assertThatEvents()
        .haveExactly(
            1, event(finishedWithFailure(message(text -> text.contains("say allowReset()")))));
  }

  @Test
  void theTokenOfATargetIsNotInItsText() {
    assertThat(
            ConformanceTarget.at(URI.create("http://127.0.0.1/v4"))
                .account("a")
                .issues("i")
                .token("s3cret"))
        .asString()
        .contains("a token")
        .doesNotContain("s3cret");
  }

  private static int reset(URI baseUrl, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(baseUrl + "/accounts/a/security-center/insights/i/classification"))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static final Set<URI> SEEN = new HashSet<>();

  @ReferenceServer(policies = "reset-when-unclassified=refused")
  static final class InjectedTest {
    @Test
    void takesTheChoicesOfTheClass(URI baseUrl) throws Exception {
      assertThat(reset(baseUrl, "{\"classification\":null}")).isEqualTo(400);
      SEEN.add(baseUrl);
    }

    @Test
    @ReferenceServer(faults = "refusal-500", policies = "absent=refused")
    void takesThoseOfTheMethodBefore(
        URI baseUrl, io.github.insightkit.conformance.mock.server.MockServer server)
        throws Exception {
      assertThat(server.baseUri()).isEqualTo(baseUrl);
      assertThat(reset(baseUrl, "{\"classification\":\"other\"}")).isEqualTo(500);
      SEEN.add(baseUrl);
    }

    @Test
    @ReferenceServer(token = "right")
    void asksForTheToken(URI baseUrl) throws Exception {
      assertThat(reset(baseUrl, "{}")).isEqualTo(401);
      SEEN.add(baseUrl);
    }
  }

  static final class MistypedTest {
    @Test
    @ReferenceServer(faults = "refusal-50O")
    void isNeverRun(URI baseUrl) {
      assertThat(baseUrl).as("a server that can't be").isNull();
    }
  }

  @Test
  void aTestIsHandedItsOwnServerAndLeavesNoneBehind() {
    SEEN.clear();
    Events tests = tests(InjectedTest.class);

    assertThat(tests.succeeded().count()).as(String.valueOf(tests.failed().list())).isEqualTo(3);
    assertThat(SEEN).isNotEmpty();
    for (URI gone : SEEN) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> reset(gone, "{}")))
          .isInstanceOf(java.net.ConnectException.class);
    }
  }

  @Test
  void aFaultThatThereIsNotIsNamed() {
    tests(MistypedTest.class)
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        text ->
                            text.contains(
                                "@ReferenceServer: there is no fault \"refusal-50O\"")))));
  }
}
