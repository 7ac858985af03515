package io.github.insightkit.conformance.history;

import java.util.List;
import java.util.Optional;

/**
 * One field line of a message (RFC 9110, section 5).
 *
 * @param name the field name, as sent
 * @param value the field value, as sent, except that a secret is replaced by its placeholder
 */
public record Header(String name, String value) {

  /** The value of the first field of this name, in any case. */
  static Optional<String> first(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
