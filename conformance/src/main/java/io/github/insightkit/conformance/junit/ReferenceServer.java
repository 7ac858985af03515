package io.github.insightkit.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands a test a running reference server.
 *
 * <p>A parameter of type {@link java.net.URI} is the server's base URL; one of type {@link
 * io.github.insightkit.conformance.mock.server.MockServer} is the server. Each test has its own,
 * which forgets everything when the test ends; but a server that a constructor or a
 * {@code @BeforeAll} method asks for serves the whole class. The annotation on a method counts
 * before the one on its class.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ReferenceServerExtension.class)
public @interface ReferenceServer {

  /** Choices where the contract is silent, as {@code KEY=VALUE}; the usual ones for the rest. */
  String[] policies() default {};

  /** The ids of faults to switch on. */
  String[] faults() default {};

  /** The bearer token to ask for; none, if it is empty. */
  String token() default "";
}
