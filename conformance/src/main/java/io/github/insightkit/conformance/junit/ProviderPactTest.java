package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.rules.Finding;
import io.github.insightkit.conformance.run.Run;
import io.github.insightkit.conformance.run.Selection;
import io.github.insightkit.conformance.session.Endpoint;
import io.github.insightkit.conformance.session.Limits;
import io.github.insightkit.conformance.session.Session;
import io.github.insightkit.conformance.session.Settings;
import io.github.insightkit.conformance.session.Subjects;
import io.github.insightkit.conformance.transport.Secret;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Report;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Verifies a provider against the client's pact, inside the provider's own tests: extend it, say
 * where the provider listens, and each interaction is a test.
 *
 * <p>The provider states are arranged through the endpoint itself, so the provider needs no hooks.
 * The insights are left reset. A convention that isn't kept aborts its test instead of failing it;
 * a provider state that can't be arranged fails.
 */
public abstract class ProviderPactTest {
  private static final int REQUESTS = 500;

  /** For those who extend it. */
  protected ProviderPactTest() {}

  /**
   * Where the provider listens.
   *
   * @return the URL that the contract's paths are appended to, without a slash at its end, such as
   *     {@code http://127.0.0.1:8080/client/v4}
   */
  protected abstract String baseUrl();

  /**
   * The token that the provider accepts.
   *
   * @return the token; null, unless overridden, if the provider asks for none, and then the
   *     interactions about credentials are left out
   */
  protected @Nullable String token() {
    return null;
  }

  /**
   * The insights that may be changed.
   *
   * @return those of the contract's own examples, unless overridden
   */
  protected Subjects insights() {
    return Subjects.examples(Contract.bundled());
  }

  /**
   * Verifies the provider.
   *
   * @return a test for each interaction
   * @throws Run.Unreachable if not even a connection could be made
   */
  @TestFactory
  public Stream<DynamicTest> keepsThePact() throws Run.Unreachable {
    Report report = report();
    return report.judgements().stream()
        .map(
            judgement ->
                DynamicTest.dynamicTest(
                    judgement.rule().title(), () -> require(report, judgement)));
  }

  private Report report() throws Run.Unreachable {
    Contract contract = Contract.bundled();
    String token = token();
    Endpoint endpoint = new Endpoint(baseUrl(), token == null ? null : new Secret(token));
    try (Session session =
        Session.with(endpoint, contract, 0, new Settings(new Limits(REQUESTS), false))) {
      return new Run(contract, Selection.pact(List.of(), List.of()), InstantSource.system())
          .of(session, insights(), false, Set.of(), "junit");
    }
  }

  private static void require(Report report, Judgement judgement) {
    String message = judgement.finding().message() + steps(report, judgement.finding());
    switch (judgement.verdict()) {
      case PASS -> {}
      case NOT_APPLICABLE, WARN -> throw new TestAbortedException(message);
      case FAIL, UNTESTABLE, INCONCLUSIVE, KNOWN, MASKED, STALE_KNOWN, HARNESS_ERROR ->
          throw new AssertionFailedError(message);
    }
  }

  private static String steps(Report report, Finding finding) {
    if (!(finding instanceof Finding.Broken broken)) {
      return "";
    }
    return broken.exchanges().stream()
        .map(index -> report.history().exchanges().get(index))
        .map(exchange -> Curl.line(report.history().origin(), exchange.request()))
        .collect(Collectors.joining("\n  ", "\n  ", ""));
  }
}
