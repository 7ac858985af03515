package io.github.insightkit.conformance.mock.faults;

import static io.github.insightkit.conformance.mock.server.Change.after;
import static io.github.insightkit.conformance.mock.server.Change.before;
import static io.github.insightkit.conformance.mock.server.Change.grant;
import static io.github.insightkit.conformance.mock.server.Change.keep;
import static io.github.insightkit.conformance.mock.server.Change.letIn;
import static io.github.insightkit.conformance.mock.server.Change.letInAs;

import io.github.insightkit.conformance.mock.server.Behaviour;
import io.github.insightkit.conformance.mock.server.Call;
import io.github.insightkit.conformance.mock.server.Cases;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Refusal;
import io.github.insightkit.conformance.mock.server.Stage;
import io.github.insightkit.conformance.mock.server.Vocabulary;
import io.github.insightkit.conformance.mock.server.When;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults in the check of the token; they show only on a server that asks for one. */
final class CredentialFaults {
  private static final String ROWS =
      """
      no-token-accepted | AUTH-01 | a request without credentials is let in | ~\\A(?![\\s\\S]*^Authorization:) | let-in
      key-of-anybody-accepted | AUTH-01 | a request with X-Auth-Key and no token is let in | ~\\A(?![\\s\\S]*^Authorization:)[\\s\\S]*^X-Auth-Key: | let-in
      next-door-let-in | AUTH-01 | a request without credentials is let in that comes from the same machine by what a field says | ~\\A(?![\\s\\S]*^Authorization:)[\\s\\S]*^X-Forwarded-For: 127 | let-in
      trailing-slash-let-in | AUTH-01 | a path with a slash at its end is served, and no token is asked for | ~\\A\\S*/$ | let-in + rewrite-path /$
      delete-let-in | AUTH-01 | DELETE resets, and no token is asked for | ~^:method: DELETE | let-in | any | reset-by DELETE
      built-in-token-accepted | AUTH-02 | a token that is the name of something that each object has, or of nothing, is let in | ~^Authorization: Bearer (constructor|null|undefined|__proto__) | let-in
      wrong-token-accepted | AUTH-02 | a request with any bearer token is let in | ~^Authorization: Bearer . | let-in
      wrong-token-resets | AUTH-02 | a reset with any bearer token is let in | ~(?s)^Authorization: Bearer ..*n":null}\\z | let-in
      empty-token-accepted | AUTH-02 | an empty token is let in | ~^Authorization: Bearer *$ | let-in
      other-scheme-accepted | AUTH-04 | credentials of any scheme but Bearer are let in | ~^Authorization: (?!Bearer( |$)) | let-in
      token-beginning-suffices | AUTH-02 | a token with something after it is let in | any | let-in-beginnings
      token-cut-short-suffices | AUTH-02 | a token that lacks its last character is let in | any | let-in-short
      token-end-suffices | AUTH-02 | a token with something before it is let in | any | let-in-ends
      first-token-suffices | AUTH-02 | what follows upon a token after a comma, a semicolon or a blank is ignored | any | let-in-as ^(Bearer [^,; ]+).* => $1
      token-case-ignored | AUTH-02 | a token in another case is let in | any | let-in-any-case
      token-quotes-ignored | AUTH-02 | a token in quotes is let in | any | let-in-as ["']
      connection-trusted | AUTH-01 | a request without credentials is let in on a connection that had the right ones | trusted connection | let-in
      token-echoed-in-field | AUTH-05 | the token comes back in a header field | ~^Authorization: | rewrite-answer (\\n)(\\n) => $1X-Authorized-By: {credentials}$1$2
      token-echoed-in-refusal | AUTH-05 | the token comes back in the message of a refused change | refused change | write ^\\{ => {"request":"Authorization: {credentials}",
      unauthorized-applied | AUTH-03 | a request is refused for its credentials, and applied all the same | any | check-late
      unauthorized-direct-change-made | AUTH-03 | a direct change is refused for its credentials, and made all the same | any | check-direct-changes-late
      """;

  private CredentialFaults() {}

  static Stream<NamedChange> of(Cases cases) {
    return NamedChange.faults(ROWS, words(cases));
  }

  private static Vocabulary words(Cases cases) {
    return new Vocabulary(cases)
        .after(
            "trusted connection",
            When.remembering(
                ConcurrentHashMap::<Long>newKeySet,
                (trusted, call) ->
                    call.request().credentials() == null
                        && trusted.contains(call.request().connection()),
                trusted ->
                    after(
                        Stage.AUTHENTICATE,
                        call -> call.request().credentials() != null,
                        call -> trusted.add(call.request().connection()))))
        .always(
            "let-in-short",
            letInAs(sent -> IntStream.rangeClosed('!', '~').mapToObj(last -> sent + (char) last)))
        .always("let-in-beginnings", letInAs(sent -> cuts(sent).map(end -> sent.substring(0, end))))
        .always(
            "let-in-ends", letInAs(sent -> cuts(sent).map(at -> "Bearer " + sent.substring(at))))
        .what(
            "let-in-as",
            (when, text) -> letInAs(sent -> Stream.of(Vocabulary.rewriting(text).apply(sent))))
        .always("check-late", checkingTooLate(wrong -> usual -> usual))
        .always(
            "check-direct-changes-late",
            checkingTooLate(
                wrong ->
                    keep(wrong.and(cases.direct().negate()))
                        .and(grant(cases.direct().and(wrong)))));
  }

  /** The places in these credentials behind which a token may begin or end. */
  private static Stream<Integer> cuts(String credentials) {
    return IntStream.range("Bearer x".length(), credentials.length()).boxed();
  }

  /** Looks at the credentials last, and does something else where they turn out to be wrong. */
  private static Change checkingTooLate(Function<Predicate<Call>, Change> where) {
    return sound ->
        letIn(call -> true)
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
