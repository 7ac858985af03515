package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in their order; names are compared without case (RFC 9110, section 5.1).
 *
 * @param fields the fields, repetitions included; values without the blanks around them
 */
public record Headers(List<Header> fields) {
  static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  public static Headers of(String name, String value) {
    return NONE.and(name, value);
  }

  /** The first value of this name, null if there is none. */
  public @Nullable String first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return null;
  }

  List<String> all(String name) {
    List<String> values = new ArrayList<>(1); // Once a field and request: a stream is dearer.
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  Headers and(String name, String value) {
    return and(new Headers(List.of(new Header(name, value))));
  }

  /** These fields and those, in this order. */
  Headers and(Headers others) {
    List<Header> more = new ArrayList<>(fields);
    more.addAll(others.fields());
    return new Headers(more);
  }

  Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
  }
}
