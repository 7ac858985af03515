package io.github.insightkit.sdk.testing;

import io.github.insightkit.sdk.InsightsClient;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods, {@code @BeforeEach} and {@code @AfterEach} a {@link FakeInsights}, or its
 * {@link InsightsClient}: one fake for each test, closed after it.
 *
 * <p>A test that passes but leaves faults that no request has met fails: what it meant to try
 * wasn't tried.
 */
public final class FakeInsightsExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(FakeInsightsExtension.class);

  /** Keeps nothing. */
  public FakeInsightsExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FakeInsights.class || type == InsightsClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Expected a fake to be asked for by a test method, @BeforeEach or @AfterEach, got "
              + parameter.getDeclaringExecutable()
              + ": tests would share it");
    }
    FakeInsights fake =
        context
            .getStore(OURS)
            .getOrComputeIfAbsent(
                FakeInsights.class, key -> new FakeInsights(), FakeInsights.class);
    return parameter.getParameter().getType() == FakeInsights.class ? fake : fake.client();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakeInsights fake = context.getStore(OURS).remove(FakeInsights.class, FakeInsights.class);
    if (fake == null) {
      return;
    }
    fake.close();
    List<String> unmet = fake.unmet();
    if (!unmet.isEmpty() && context.getExecutionException().isEmpty()) {
      throw new AssertionError(
          "Expected a request to meet each fault, got none for "
              + unmet
              + ": take the fault out of the test, or see why nothing was sent");
    }
  }
}
