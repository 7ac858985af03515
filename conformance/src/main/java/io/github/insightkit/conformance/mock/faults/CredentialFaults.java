package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.faults.Fault.fault;
import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.before;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.letIn;
import static io.github.insightkit.conformance.mock.server.Change.letInAs;
import static io.github.insightkit.conformance.mock.server.Change.remembering;
import static io.github.insightkit.conformance.mock.server.Change.render;

import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults in the check of the token; they show only on a server that asks for one. */
final class CredentialFaults {
  /** The id, the rule, what is let in, and by what that is known. */
  private static final String LET_IN =
      """
      no-token-accepted | AUTH-01 | a request without credentials | \\A(?![\\s\\S]*^Authorization:)
      wrong-token-accepted | AUTH-02 | a request with any bearer token | ^Authorization: Bearer .
      wrong-token-resets | AUTH-02 | a reset with any bearer token | (?s)^Authorization: Bearer ..*n":null}\\z
      empty-token-accepted | AUTH-02 | an empty token | ^Authorization: Bearer *$
      """;

  private CredentialFaults() {}

  static Stream<Fault> of(Cases cases) {
    return Stream.concat(
        Fault.rows(LET_IN, "%3$s is let in", cells -> letIn(Cases.asked(cells[3]))), others(cases));
  }

  private static Stream<Fault> others(Cases cases) {
    return Stream.of(
        fault("other-scheme-accepted", "AUTH-04")
            .says("credentials of any scheme but Bearer are let in")
            .by(letIn(Cases.asked("^Authorization: (?!Bearer( |$))"))),
        fault("token-beginning-suffices", "AUTH-02")
            .says("a token with something after it is let in")
            .by(letInAs(sent -> cuts(sent).map(end -> sent.substring(0, end)))),
        fault("token-end-suffices", "AUTH-02")
            .says("a token with something before it is let in")
            .by(letInAs(sent -> cuts(sent).map(at -> "Bearer " + sent.substring(at)))),
        fault("first-token-suffices", "AUTH-02")
            .says("what follows upon a token after a comma, a semicolon or a blank is ignored")
            .by(letInAs(sent -> Stream.of(sent.replaceFirst("^(Bearer [^,; ]+).*", "$1")))),
        fault("token-quotes-ignored", "AUTH-02")
            .says("a token in quotes is let in")
            .by(letInAs(sent -> Stream.of(sent.replaceAll("[\"']", "")))),
        fault("connection-trusted", "AUTH-01")
            .says("a request without credentials is let in on a connection that had the right ones")
            .by(remembering(CredentialFaults::trusting)),
        fault("token-echoed-in-field", "AUTH-05")
            .says("the token comes back in a header field")
            .by(
                render(
                    (call, reply) -> {
                      String sent = call.request().credentials();
                      return sent == null ? reply : reply.and("X-Authorized-By", sent);
                    })),
        fault("token-echoed-in-refusal", "AUTH-05")
            .says("the token comes back in the message of a refused change")
            .by(
                render(
                    (call, reply) ->
                        call.refusedChange()
                            ? reply.withText(
                                "{\"request\":\"Authorization: %s\",%s"
                                    .formatted(
                                        call.request().credentials(), reply.text().substring(1)))
                            : reply)),
        fault("unauthorized-applied", "AUTH-03")
            .says("a request is refused for its credentials, and applied all the same")
            .by(sound -> checkingTooLate(sound, wrong -> usual -> usual)),
        fault("unauthorized-direct-change-made", "AUTH-03")
            .says("a direct change is refused for its credentials, and made all the same")
            .by(
                sound ->
                    checkingTooLate(
                        sound,
                        wrong ->
                            keep(wrong.and(cases.direct().negate())).and(cases.unguarded(wrong)))));
  }

  /** The places in these credentials behind which a token may begin or end. */
  private static Stream<Integer> cuts(String credentials) {
    return IntStream.range("Bearer x".length(), credentials.length()).boxed();
  }

  private static Change trusting() {
    Set<Long> trusted = ConcurrentHashMap.newKeySet();
    return letIn(
            call ->
                call.request().credentials() == null
                    && trusted.contains(call.request().connection()))
        .and(
            after(
                Stage.AUTHENTICATE,
                call -> call.request().credentials() != null,
                call -> trusted.add(call.request().connection())));
  }

  /** Looks at the credentials last, and does something else where they turn out to be wrong. */
  private static Behaviour checkingTooLate(
      Behaviour sound, Function<Predicate<Call>, Change> where) {
    return letIn(call -> true)
        .and(where.apply(call -> refusal(sound, call).isPresent()))
        .and(before(Stage.COMPOSE, call -> refusal(sound, call).ifPresent(call::decide)))
        .apply(sound);
  }

  private static Optional<Refusal> refusal(Behaviour sound, Call call) {
    try {
      sound.step(Stage.AUTHENTICATE).take(call);
      return Optional.empty();
    } catch (Refusal.RefusedException e) {
      return Optional.of(e.refusal());
    }
  }
}
