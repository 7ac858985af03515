package io.github.insightkit.sdk.internal;

import io.github.insightkit.sdk.model.EnvelopeItem;
import io.github.insightkit.sdk.model.EnvelopeItemSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A credential that can be put on a request and shows nowhere else. */
public final class Secret {
  private static final String MASK = "[redacted]";

  private final String header;
  private final String field;
  private final String value;
  private final @Nullable String email;

  private Secret(String header, String prefix, String value, @Nullable String email) {
    this.header = header;
    this.field = prefix + value;
    this.value = value;
    this.email = email;
  }

  /**
   * Holds an API token.
   *
   * @param token the token
   * @return the secret
   * @throws IllegalArgumentException if the token can't stand in one header line
   */
  public static Secret bearer(@Nullable String token) {
    return new Secret("Authorization", "Bearer ", requireOneLine("API token", token), null);
  }

  /**
   * Holds a user's e-mail address and global key.
   *
   * @param email the address
   * @param key the key
   * @return the secret
   * @throws IllegalArgumentException if either can't stand in one header line
   */
  public static Secret emailAndKey(@Nullable String email, @Nullable String key) {
    return new Secret(
        "X-Auth-Key",
        "",
        requireOneLine("API key", key),
        requireOneLine("e-mail address of the API key", email));
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
  public void sign(Request.Builder request) {
    Objects.requireNonNull(request).header(header, field);
    if (email != null) {
      request.header("X-Auth-Email", email);
    }
  }

  /**
   * Masks the credential in what a server or a library said.
   *
   * @param text the text, or null
   * @return the text without the credential
   */
  public @Nullable String redact(@Nullable String text) {
    return text == null || !text.contains(value) ? text : text.replace(value, MASK);
  }

  /**
   * Masks the credential in the entries of an envelope.
   *
   * @param items the entries
   * @return the entries without the credential
   */
  public List<EnvelopeItem> redact(List<EnvelopeItem> items) {
    if (items.isEmpty()) {
      return items;
    }
    List<EnvelopeItem> clean = new ArrayList<>(items.size());
    for (EnvelopeItem item : items) {
      EnvelopeItemSource source = item.source();
      clean.add(
          new EnvelopeItem(
              item.code(),
              redact(item.message()),
              redact(item.documentationUrl()),
              source == null ? null : new EnvelopeItemSource(redact(source.pointer()))));
    }
    return clean;
  }

  /**
   * Masks the credential in a failure, whose cause chain people print.
   *
   * @param failure what was thrown
   * @return the same failure, or one that tells the same without the credential
   */
  public IOException redact(IOException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && message.contains(value)) {
        return new IOException(
            redact(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
      }
    }
    return failure;
  }

  @Override
  public String toString() {
    return MASK;
  }
}
