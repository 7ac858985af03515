package io.github.insightkit.conformance.history;

import io.github.insightkit.conformance.contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * A request: as it went out, or before that, to be altered. Each method that alters gives another
 * one and leaves this as it is.
 *
 * @param method the method, as sent
 * @param path what follows the base URL: path, and query if any, percent-encoded as sent
 * @param headers the fields that the kit chose, in order; a token stands as its placeholder
 * @param body the content; empty if there was none
 */
public record Request(String method, String path, List<Header> headers, ByteString body) {

  public static final String CHANGE = "PATCH";

  public static final String JSON = "application/json";

  /** The run's own credentials. */
  public static final String BEARER = "Bearer " + TokenForm.WHOLE.placeholder();

  private static final String TYPE = "Content-Type";
  private static final String CREDENTIALS = "Authorization";

  private static final Set<Header> PLAIN =
      Set.of(
          new Header(TYPE, JSON),
          new Header(CREDENTIALS, BEARER),
          new Header("Connection", "close"));
  private static final int MOST_SHOWN = 4;

  /** How long what is shown of each may be, in letters. */
  private static final int LONGEST_SHOWN = 200;

  public Request {
    headers = List.copyOf(headers);
  }

  /**
   * A change of an insight, as the contract has it, with the run's credentials.
   *
   * @param owner the id of the account or zone, not encoded
   * @param issue the id of the insight, likewise
   */
  public static Request change(Operation operation, String owner, String issue, String body) {
    return new Request(
        CHANGE,
        operation.path(encoded(owner), encoded(issue)),
        List.of(new Header(TYPE, JSON), new Header(CREDENTIALS, BEARER)),
        ByteString.encodeUtf8(body));
  }

  /** A change of the insight that the contract gives as an example. */
  public static Request example(Operation operation, String body) {
    return change(operation, operation.ownerExample(), operation.issueExample(), body);
  }

  /** A look at what this path shows, with the run's credentials. */
  public static Request look(String path) {
    return new Request("GET", path, List.of(new Header(CREDENTIALS, BEARER)), ByteString.EMPTY);
  }

  /** A segment of a path, percent-encoded. */
  public static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The value of the first field of this name, in any case. */
  public Optional<String> header(String name) {
    return Header.first(headers, name);
  }

  /**
   * Its method, query and fields, but those of a plain change, in brackets; empty if none is left.
   */
  public String form() {
    List<String> odd = new ArrayList<>(method.equals(CHANGE) ? List.of() : List.of(method));
    odd.addAll(path.indexOf('?') < 0 ? List.of() : List.of(path.substring(path.indexOf('?'))));
    headers.stream()
        .filter(field -> !PLAIN.contains(field))
        .forEach(field -> odd.add((field.name() + ": " + field.value()).strip()));
    if (header(TYPE).isEmpty() && body.size() > 0) {
      odd.add("no " + TYPE);
    }
    // What a browser sends hides what matters.
    return odd.isEmpty() || odd.size() > MOST_SHOWN
        ? ""
        : " (" + odd.stream().map(Request::shown).collect(Collectors.joining(" + ")) + ")";
  }

  private static String shown(String part) {
    String told = TokenForm.told(part);
    return told.length() > LONGEST_SHOWN ? told.substring(0, LONGEST_SHOWN) + "..." : told;
  }

  /** Whether its connection isn't used again: what is left unread may be taken for the next. */
  public boolean closesConnection() {
    return header("Connection").filter("close"::equals).isPresent()
        || headers.stream().anyMatch(Framing::isFraming);
  }

  public Request body(String other) {
    return body(ByteString.encodeUtf8(other));
  }

  public Request body(ByteString other) {
    return new Request(method, path, headers, other);
  }

  public Request method(String other) {
    return new Request(other, path, headers, body);
  }

  public Request path(String other) {
    return new Request(method, other, headers, body);
  }

  /** The same with another Content-Type; with none if it is empty. */
  public Request contentType(String other) {
    return with(TYPE, other);
  }

  /** The same with other credentials; with none if they are empty. */
  public Request authorization(String other) {
    return with(CREDENTIALS, other);
  }

  /** The same with this value for a field, in its place or at the end; without it if it's empty. */
  public Request with(String name, String value) {
    List<Header> others = new ArrayList<>(headers);
    others.replaceAll(one -> one.name().equalsIgnoreCase(name) ? new Header(name, value) : one);
    if (header(name).isEmpty()) {
      others.add(new Header(name, value));
    }
    others.removeIf(one -> one.name().equalsIgnoreCase(name) && value.isEmpty());
    return new Request(method, path, others, body);
  }

  /** The same with one more field, whatever others there are of its name. */
  public Request and(String name, String value) {
    return new Request(method, path, Header.and(headers, name, value), body);
  }

  public Request withoutBody() {
    return contentType("").body(ByteString.EMPTY);
  }
}
