package io.github.insightkit.sdk;

import java.util.Objects;

/** Decides which texts may stand as one segment of a path. */
final class PathIdentifier {
  private PathIdentifier() {}

  /**
   * Lets through what one path segment can carry; Retrofit percent-encodes it later.
   *
   * @param name how the contract names the parameter
   * @param id the identifier
   * @param maxLength the contract's limit
   * @return the identifier, unchanged
   * @throws IllegalArgumentException if it is empty, a dot segment, too long, or holds a control
   *     character or half a surrogate pair: RFC 3986 section 5.2.4 lets anyone on the way remove a
   *     dot segment, and the request would reach another resource
   */
  static String require(String name, String id, int maxLength) {
    Objects.requireNonNull(id, name);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("Expected " + name + ", got an empty string");
    }
    if (id.equals(".") || id.equals("..")) {
      throw new IllegalArgumentException(
          "Expected " + name + ", got \"" + id + "\", which a path takes for a direction");
    }
    if (id.length() > maxLength) {
      throw new IllegalArgumentException(
          "Expected "
              + name
              + " of at most "
              + maxLength
              + " characters, got "
              + id.length()
              + " characters");
    }
    for (int i = 0; i < id.length(); i++) {
      char unit = id.charAt(i);
      if (Character.isISOControl(unit)) {
        throw new IllegalArgumentException(
            "Expected "
                + name
                + " without control characters, got U+"
                + String.format("%04X", (int) unit)
                + " at index "
                + i);
      }
      if (Character.isSurrogate(unit)) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < id.length()
            && Character.isLowSurrogate(id.charAt(i + 1))) {
          i++;
        } else {
          throw new IllegalArgumentException(
              "Expected "
                  + name
                  + " of well-formed Unicode, got half a surrogate pair at index "
                  + i);
        }
      }
    }
    return id;
  }
}
