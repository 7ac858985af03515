package io.github.insightkit.conformance.reference;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults in the check of the token; they show only on a server that asks for one. */
final class CredentialFaults {
  private CredentialFaults() {}

  static List<Fault> all() {
    return List.of(
        admitting(
            "no-token-accepted",
            "a request without credentials is let in",
            "AUTH-01",
            value -> value == null),
        admitting(
            "wrong-token-accepted",
            "a request with any bearer token is let in",
            "AUTH-02",
            value -> value != null && value.startsWith("Bearer ")),
        new Fault(
            "unauthorized-applied",
            "a request is refused for its credentials, and applied all the same",
            Clause.TOKEN,
            "AUTH-03",
            CredentialFaults::checkingTooLate));
  }

  private static Fault admitting(
      String id, String description, String rule, Predicate<@Nullable String> when) {
    return new Fault(
        id,
        description,
        Clause.TOKEN,
        rule,
        sound ->
            sound.withAuthenticate(
                request -> {
                  if (!when.test(request.headers().first("Authorization"))) {
                    sound.authenticate().check(request);
                  }
                }));
  }

  private static Behaviour checkingTooLate(Behaviour sound) {
    return sound
        .withAuthenticate(request -> {})
        .withAround(
            (request, rest) -> {
              Reply reply = sound.around().handle(request, rest);
              try {
                sound.authenticate().check(request);
                return reply;
              } catch (RefusedException e) {
                Answer answer = new Answer(request, null, e.refusal());
                return sound.render().reply(answer, sound.compose().envelope(answer));
              }
            });
  }
}
