package io.github.insightkit.conformance.history;

import java.util.ArrayList;
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
  public static Optional<String> first(List<Header> headers, String name) {
    return values(headers, name).stream().findFirst();
  }

  /** The values of all fields of this name, in any case (RFC 9110, section 5.1). */
  public static List<String> values(List<Header> headers, String name) {
    List<String> values = new ArrayList<>(1); // Once a field and request: a stream is dearer.
    for (Header field : headers) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** These fields and one more. */
  public static List<Header> and(List<Header> headers, String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return List.copyOf(more);
  }

  /** These fields but for those of this name, in any case. */
  public static List<Header> without(List<Header> headers, String name) {
    return headers.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList();
  }
}
