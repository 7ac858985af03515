package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.contract.Requirement.must;

import io.github.insightkit.conformance.contract.Clause;
import io.github.insightkit.conformance.contract.Requirement;
import io.github.insightkit.conformance.history.Curl;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes whose credentials a server has to turn away. */
final class CredentialKinds {
  private static final String SCHEME = "Bearer ";
  private static final String LOOK_AT =
      "Where credentials are checked: before anything is changed, on each path and in each scope.";

  private static final Requirement NO_EFFECT =
      must(
          "AUTH-03",
          Clause.C16,
          "A request refused for its credentials changes nothing.",
          "Such a refusal, and after it a request whose answer tells the state.",
          LOOK_AT);
  private static final Requirement WRONG =
      must(
          "AUTH-02",
          Clause.C16,
          "A request with a wrong token is refused.",
          "A run with a token, and a request with another.",
          LOOK_AT);

  static final List<ForbiddenKind> ALL =
      List.of(
          new ForbiddenKind(
              "no-credentials",
              "a change without credentials",
              asked -> asked.authorization().isEmpty() ? Optional.of("") : Optional.empty(),
              (change, bodies, random) -> List.of(change.authorization("")),
              NO_EFFECT,
              List.of(
                  must(
                      "AUTH-01",
                      Clause.C16,
                      "A request without credentials is refused.",
                      "A run with a token, and a request without one.",
                      LOOK_AT))),
          new ForbiddenKind(
              "wrong-scheme",
              "a change with credentials by another scheme",
              given(credentials -> !credentials.startsWith(SCHEME)),
              (change, bodies, random) ->
                  List.of(change.authorization("Basic " + Curl.TOKEN_PLACEHOLDER)),
              NO_EFFECT,
              List.of(
                  must(
                      "AUTH-04",
                      Clause.C16,
                      "A token that is given by another scheme than Bearer is refused.",
                      "A run with a token, and a request with another scheme.",
                      LOOK_AT),
                  WRONG)),
          new ForbiddenKind(
              "wrong-credentials",
              "a change with a wrong token",
              given(credentials -> !credentials.equals(Draft.BEARER)),
              (change, bodies, random) ->
                  List.of(
                      change.authorization(SCHEME + "insightkit-wrong-token"),
                      change.authorization(
                          List.of(Draft.BEARER + "x", Draft.BEARER + Curl.TOKEN_PLACEHOLDER)
                              .get(random.nextInt(2)))),
              NO_EFFECT,
              List.of(WRONG)));

  private CredentialKinds() {}

  private static ForbiddenKind.Recogniser given(Predicate<String> credentials) {
    return asked -> asked.authorization().filter(credentials);
  }
}
