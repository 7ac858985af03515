package io.github.insightkit.sdk;

import java.util.List;
import java.util.Objects;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A credential that can be put on a request and shows nowhere else. */
final class Secret {
  private final String header;
  private final String field;
  private final @Nullable String email;
  private final List<Masked> masked;

  private Secret(String header, String prefix, String value, @Nullable String email) {
    this.header = header;
    this.field = prefix + value;
    this.email = email;
    // An address too short to be told from other words is no secret by itself.
    this.masked =
        email == null || email.length() < Masked.MIN_LENGTH
            ? List.of(new Masked(value))
            : List.of(new Masked(value), new Masked(email));
  }

  /**
   * Holds an API token.
   *
   * @param token the token
   * @return the secret
   * @throws IllegalArgumentException if the token can't stand in one header line, or is too short
   *     to be masked
   */
  static Secret bearer(@Nullable String token) {
    return new Secret("Authorization", "Bearer ", requireMaskable("API token", token), null);
  }

  /**
   * Holds a user's e-mail address and global key.
   *
   * @param email the address
   * @param key the key
   * @return the secret
   * @throws IllegalArgumentException if either can't stand in one header line, or the key is too
   *     short to be masked
   */
  static Secret emailAndKey(@Nullable String email, @Nullable String key) {
    return new Secret(
        "X-Auth-Key",
        "",
        requireMaskable("API key", key),
        requireOneLine("e-mail address of the API key", email));
  }

  private static String requireMaskable(String what, @Nullable String text) {
    String value = requireOneLine(what, text);
    if (value.length() < Masked.MIN_LENGTH) {
      throw new IllegalArgumentException(
          "Expected an "
              + what
              + " of at least "
              + Masked.MIN_LENGTH
              + " characters, got one of "
              + value.length()
              + ": one so short can't be kept out of messages and logs. Real ones are longer; make"
              + " up a longer one for tests");
    }
    return value;
  }

  private static String requireOneLine(String what, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "Expected an " + what + ", got " + (text == null ? "none" : "a blank one"));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw new IllegalArgumentException(
            "Expected an "
                + what
                + " in one piece of visible ASCII, got something else at index "
                + i
                + ": look for a line break or a blank that was copied along");
      }
    }
    return text;
  }

  /**
   * Puts the credential on a request.
   *
   * @param request the request
   */
  void sign(Request.Builder request) {
    Objects.requireNonNull(request).header(header, field);
    if (email != null) {
      request.header("X-Auth-Email", email);
    }
  }

  /**
   * Masks the credential in what a server or a library said.
   *
   * @param text the text
   * @return the text without the credential in any form that {@link Masked} knows
   */
  String redact(String text) {
    String clean = text;
    for (Masked part : masked) {
      clean = part.in(clean);
    }
    return clean;
  }

  /**
   * Makes what a server or a library said fit to be shown; see {@link Printable#of}.
   *
   * @param text the text
   * @param max how many characters at most
   * @return the text, masked, escaped and cut
   */
  String printable(String text, int max) {
    return Printable.of(redact(text), max);
  }

  /**
   * Masks the credential in the entries of an envelope.
   *
   * @param items the entries
   * @return the entries without the credential
   */
  List<EnvelopeItem> redact(List<EnvelopeItem> items) {
    return items.isEmpty()
        ? items
        : items.stream().map(item -> item.mapTexts(this::redact)).toList();
  }

  @Override
  public String toString() {
    return Masked.MASK;
  }
}
