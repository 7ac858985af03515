package io.github.insightkit.conformance.workload;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.model.Address;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request before it is sent. Each method gives another draft and leaves this one as it is.
 *
 * @param method the method
 * @param path what follows the base URL
 * @param contentType the Content-Type; none is sent if it is empty
 * @param authorization the Authorization; none is sent if it is empty
 * @param more further fields
 * @param body the content
 */
record Draft(
    String method,
    String path,
    String contentType,
    String authorization,
    List<Header> more,
    Bytes body) {

  /** The run's own credentials. */
  static final String BEARER = "Bearer " + Curl.TOKEN_PLACEHOLDER;

  Draft {
    more = List.copyOf(more);
  }

  /** A change of this insight, as the contract has it, with the run's credentials. */
  static Draft change(Contract contract, Address insight, String body) {
    return new Draft(
        "PATCH",
        contract
            .operation(insight.scope())
            .path(encoded(insight.owner()), encoded(insight.issue())),
        "application/json",
        BEARER,
        List.of(),
        Bytes.utf8(body));
  }

  Draft method(String other) {
    return new Draft(other, path, contentType, authorization, more, body);
  }

  Draft path(String other) {
    return new Draft(method, other, contentType, authorization, more, body);
  }

  Draft contentType(String other) {
    return new Draft(method, path, other, authorization, more, body);
  }

  Draft authorization(String other) {
    return new Draft(method, path, contentType, other, more, body);
  }

  Draft with(String name, String value) {
    List<Header> headers = new ArrayList<>(more);
    headers.add(new Header(name, value));
    return new Draft(method, path, contentType, authorization, headers, body);
  }

  Draft withoutBody() {
    return new Draft(method, path, "", authorization, more, Bytes.NONE);
  }

  /** The request. */
  Request request(boolean credentialed) {
    List<Header> headers = new ArrayList<>();
    if (!contentType.isEmpty()) {
      headers.add(new Header("Content-Type", contentType));
    }
    if (credentialed && !authorization.isEmpty()) {
      headers.add(new Header("Authorization", authorization));
    }
    headers.addAll(more);
    return new Request(method, path, headers, body);
  }

  /** A segment of a path, percent-encoded. */
  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
