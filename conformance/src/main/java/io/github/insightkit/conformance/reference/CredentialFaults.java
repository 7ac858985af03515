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
        admitting(
            "other-scheme-accepted",
            "credentials of any scheme but Bearer are let in",
            "AUTH-04",
            value -> value != null && !value.regionMatches(true, 0, "Bearer ", 0, 7)),
        new Fault(
            "no-token-accepted-in-zones",
            "a request without credentials is let in, but only under zones",
            Clause.TOKEN,
            "AUTH-01",
            sound ->
                sound.withAuthenticate(
                    request -> {
                      if (request.headers().first("Authorization") != null
                          || !request.path().startsWith(Reference.BASE + "/zones/")) {
                        sound.authenticate().check(request);
                      }
                    })),
        new Fault(
            "unauthorized-success-true",
            "a request that is refused for its credentials gets a success of true",
            Clause.SUCCESS,
            "ENVELOPE-07",
            sound ->
                sound.withCompose(
                    answer -> {
                      var envelope = sound.compose().envelope(answer);
                      return isUnauthorized(answer) ? envelope.put("success", true) : envelope;
                    })),
        new Fault(
            "unauthorized-500",
            "a request that is refused for its credentials gets the status 500",
            Clause.CLIENT_ERROR,
            "HTTP-01",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      return isUnauthorized(answer) ? reply.withStatus(500) : reply;
                    })),
        new Fault(
            "token-echoed-in-field",
            "the token comes back in a header field",
            Clause.TOKEN_SECRET,
            "AUTH-05",
            sound ->
                sound.withRender(
                    (answer, envelope) -> {
                      Reply reply = sound.render().reply(answer, envelope);
                      String sent = answer.request().headers().first("Authorization");
                      return sent == null
                          ? reply
                          : reply.withHeaders(reply.headers().and("X-Authorized-By", sent));
                    })),
        new Fault(
            "token-echoed-in-refusal",
            "the token comes back in the message of a refused change",
            Clause.TOKEN_SECRET,
            "AUTH-05",
            sound ->
                sound.withCompose(
                    answer -> {
                      var envelope = sound.compose().envelope(answer);
                      String sent = answer.request().headers().first("Authorization");
                      return sent != null && answer.refusedChange()
                          ? envelope.put("request", "Authorization: " + sent)
                          : envelope;
                    })),
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

  private static boolean isUnauthorized(Answer answer) {
    return answer.attempt() == null
        && answer.verdict() instanceof Refusal refusal
        && (refusal.code() == 9106 || refusal.code() == 9109 || refusal.code() == 6003);
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
