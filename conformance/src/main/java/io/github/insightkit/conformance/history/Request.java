package io.github.insightkit.conformance.history;

import java.util.List;
import java.util.Optional;

/**
 * A request, as it went out.
 *
 * @param method the method, as sent
 * @param path what follows the base URL: path, and query if any, percent-encoded as sent
 * @param headers the fields that the kit chose, in order; a token stands as its placeholder
 * @param body the content; empty if there was none
 */
public record Request(String method, String path, List<Header> headers, Bytes body) {

  /** Copies the list. */
  public Request {
    headers = List.copyOf(headers);
  }

  /** The value of the first field of this name, in any case. */
  public Optional<String> header(String name) {
    return Header.first(headers, name);
  }
}
