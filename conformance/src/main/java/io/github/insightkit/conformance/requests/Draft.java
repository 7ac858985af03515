package io.github.insightkit.conformance.requests;

import io.github.insightkit.conformance.contract.Operation;
import io.github.insightkit.conformance.history.Bytes;
import io.github.insightkit.conformance.history.Curl;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
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
public record Draft(
    String method,
    String path,
    String contentType,
    String authorization,
    List<Header> more,
    Bytes body) {

  /** The method of a change. */
  static final String METHOD = "PATCH";

  /** The media type of a change. */
  static final String JSON = "application/json";

  /** The run's own credentials. */
  public static final String BEARER = "Bearer " + Curl.TOKEN_PLACEHOLDER;

  /** Copies the list. */
  public Draft {
    more = List.copyOf(more);
  }

  /**
   * A change of an insight, as the contract has it, with the run's credentials.
   *
   * @param owner the id of the account or zone, not encoded
   * @param issue the id of the insight, likewise
   */
  public static Draft change(Operation operation, String owner, String issue, String body) {
    return new Draft(
        METHOD,
        operation.path(encoded(owner), encoded(issue)),
        JSON,
        BEARER,
        List.of(),
        Bytes.utf8(body));
  }

  /** The same with other content. */
  public Draft body(String other) {
    return new Draft(method, path, contentType, authorization, more, Bytes.utf8(other));
  }

  /** The same with these bytes for content, each character one. */
  Draft latin(String other) {
    Bytes bytes = Bytes.of(other.getBytes(StandardCharsets.ISO_8859_1));
    return new Draft(method, path, contentType, authorization, more, bytes);
  }

  /** The same by another method. */
  public Draft method(String other) {
    return new Draft(other, path, contentType, authorization, more, body);
  }

  /** The same for another path. */
  public Draft path(String other) {
    return new Draft(method, other, contentType, authorization, more, body);
  }

  /** The same with another Content-Type; with none if it is empty. */
  public Draft contentType(String other) {
    return new Draft(method, path, other, authorization, more, body);
  }

  /** The same with other credentials; with none if they are empty. */
  public Draft authorization(String other) {
    return new Draft(method, path, contentType, other, more, body);
  }

  /** The same with one more field. */
  public Draft with(String name, String value) {
    List<Header> headers = new ArrayList<>(more);
    headers.add(new Header(name, value));
    return new Draft(method, path, contentType, authorization, headers, body);
  }

  /** The same without content. */
  public Draft withoutBody() {
    return new Draft(method, path, "", authorization, more, Bytes.NONE);
  }

  /** The request. */
  public Request request(boolean credentialed) {
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
  public static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
