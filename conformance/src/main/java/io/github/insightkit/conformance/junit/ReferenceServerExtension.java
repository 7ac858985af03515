package io.github.insightkit.conformance.junit;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.faults.Faults;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.Policies;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a reference server when a parameter asks for it, and closes it after the test. */
final class ReferenceServerExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ReferenceServerExtension.class);

  /** What a context keeps is closed with it; before JUnit 5.13, if it is of this type. */
  @SuppressWarnings("deprecation")
  private record Running(MockServer server) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      server.close();
    }
  }

  /** Read once for all tests; what is left of a start is the socket. */
  private static final Contract CONTRACT = Contract.bundled();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == URI.class || type == MockServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    MockServer server =
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                Running.class, unused -> new Running(started(annotation(context))), Running.class)
            .server();
    return parameter.getParameter().getType() == URI.class ? server.baseUri() : server;
  }

  private static MockServer started(ReferenceServer wanted) {
    try {
      return MockServer.builder(CONTRACT)
          .policies(Policies.usual(CONTRACT).with(wanted.policies()))
          .changes(Stream.of(wanted.faults()).map(id -> Faults.of(CONTRACT).named(id)).toList())
          .token(wanted.token().isEmpty() ? null : wanted.token())
          .start();
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@ReferenceServer: " + e.getMessage(), e);
    }
  }

  /** The annotation that is nearest: the method's, its class's, or that of a class around it. */
  private static ReferenceServer annotation(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, ReferenceServer.class))
        .or(() -> context.getParent().map(ReferenceServerExtension::annotation))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "expected @ReferenceServer on the test or its class, found none"));
  }
}
