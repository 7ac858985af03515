package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Profile;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.TokenForm;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes whose credentials a server has to turn away. */
final class CredentialKinds {
  private static final String SCHEME = "Bearer ";
  private static final String TOKEN = TokenForm.WHOLE.placeholder();

  private static final Requirement NO_EFFECT =
      requirement(
          "AUTH-03",
          "A request refused for its credentials changes nothing.",
          "Such a refusal, and after it a request whose answer tells the state.");
  private static final Requirement WRONG =
      requirement(
          "AUTH-02",
          "A request with a wrong token is refused.",
          "A run with a token, and a request with another.");

  static final List<ForbiddenKind> ALL =
      List.of(
          new ForbiddenKind(
              "no-credentials",
              "a change without credentials",
              asked ->
                  asked.authorization().isEmpty() ? Optional.of(body(asked)) : Optional.empty(),
              (change, bodies, random) ->
                  List.of(
                      change.authorization(""),
                      // The API's older way, with a key that nobody has; as if from next door.
                      change
                          .authorization("")
                          .with("X-Auth-Email", "insightkit@example.invalid")
                          .with("X-Auth-Key", one(random, "0", "x", "*").repeat(37))
                          .with("X-Forwarded-For", "127.0.0.1"),
                      change.authorization("").path(change.path() + "/"),
                      change.authorization("").method("DELETE").withoutBody()),
              NO_EFFECT,
              List.of(
                  requirement(
                      "AUTH-01",
                      "A request without credentials is refused.",
                      "A run with a token, and a request without one."))),
          new ForbiddenKind(
              "wrong-scheme",
              "a change with credentials by another scheme",
              given(credentials -> !isBearer(credentials)),
              (change, bodies, random) ->
                  List.of(
                      change.authorization("Basic " + TOKEN),
                      change.authorization(one(random, "Token ", "Bearer-", "", "Bearer=") + TOKEN),
                      change.authorization("").and("Authorization", "")),
              NO_EFFECT,
              List.of(
                  requirement(
                      "AUTH-04",
                      "A token that is given by another scheme than Bearer is refused.",
                      "A run with a token, and a request with another scheme."),
                  WRONG)),
          new ForbiddenKind(
              "wrong-credentials",
              "a change with a wrong token",
              given(credentials -> !credentials.substring(SCHEME.length() - 1).equals(" " + TOKEN)),
              (change, bodies, random) ->
                  List.of(
                      // Jetty keeps the fields of a connection, and tells none by its case.
                      change
                          .authorization(SCHEME + TokenForm.BEGINNING.placeholder())
                          .with("Connection", "close"),
                      change
                          .authorization(SCHEME + TokenForm.OTHER_CASE.placeholder())
                          .with("Connection", "close"),
                      change.authorization("Bearer"),
                      change.authorization(
                          SCHEME + one(random, "constructor null undefined __proto__".split(" "))),
                      change.authorization(Request.BEARER + one(random, "x", "0", TOKEN)),
                      change.authorization(
                          Request.BEARER + one(random, " x", ",x", ", Bearer x", ";x=y")),
                      change.authorization(SCHEME + one(random, "\u00e9", "\u00ff", "\u4f60")),
                      change.authorization(SCHEME + one(random, "x", "x,", "0") + TOKEN),
                      change.authorization(SCHEME + '"' + TOKEN + '"')),
              NO_EFFECT,
              List.of(WRONG)));

  private CredentialKinds() {}

  private static Requirement requirement(String id, String title, String needs) {
    return Requirement.must(
            id,
            Clause.C16,
            title,
            needs,
            "Where credentials are checked: before anything is changed, on each path and in each"
                + " scope.")
        .decidedBy(Profile.AUTH);
  }

  /** Names of schemes are compared without case (RFC 9110, section 11.1). */
  private static boolean isBearer(String credentials) {
    return (credentials + " ").regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** What is refused may be kept for what it asks. */
  private static String body(Asked asked) {
    return asked.request().body().utf8();
  }

  private static ForbiddenKind.Recogniser given(Predicate<String> credentials) {
    return asked -> asked.authorization().filter(credentials).map(sent -> sent + body(asked));
  }
}
