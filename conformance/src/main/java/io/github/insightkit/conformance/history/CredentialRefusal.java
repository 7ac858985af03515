package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.StrictJson;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells an answer that turns the credentials away, and says nothing of the request. The API says so
 * with a code, with whatever status that comes.
 */
public final class CredentialRefusal {
  /** A header or a token that is malformed, missing, invalid, or lacks the permission. */
  private static final Set<Integer> CODES = Set.of(6003, 6111, 9106, 9109, 10000);

  private CredentialRefusal() {}

  /** Whether one of its errors has such a code, or one that an error names as its cause. */
  public static boolean is(Result.Response response) {
    return response.status() >= 400
        && StrictJson.read(response.body().toByteArray()) instanceof StrictJson.Document document
        && isIn(document.root().path("errors"));
  }

  private static boolean isIn(JsonNode errors) {
    for (JsonNode error : errors) {
      if (CODES.contains(error.path("code").asInt(0)) || isIn(error.path("error_chain"))) {
        return true;
      }
    }
    return false;
  }
}
