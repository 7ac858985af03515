package io.github.insightkit.conformance.mock.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in their order; names are compared without case (RFC 9110, section 5.1).
 *
 * @param fields the fields, repetitions included
 */
public record Headers(List<Field> fields) {
  static final Headers NONE = new Headers(List.of());

  /**
   * One line of a header section.
   *
   * @param name as written
   * @param value as written, without the blanks around it
   */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  public static Headers of(String name, String value) {
    return NONE.and(name, value);
  }

  /** The first value of this name, null if there is none. */
  public @Nullable String first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return null;
  }

  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** These fields and one more at the end. */
  public Headers and(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(more);
  }

  /** These fields and those, in this order. */
  public Headers and(Headers others) {
    List<Field> more = new ArrayList<>(fields);
    more.addAll(others.fields());
    return new Headers(more);
  }

  /** These fields without those of this name. */
  public Headers without(String name) {
    return new Headers(
        fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
  }
}
