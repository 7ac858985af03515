package io.github.insightkit.sdk;

import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, as far as it could be read.
 *
 * @param status the status code
 * @param headers the header fields, as they came: nothing of them may be shown
 * @param rayId the ray id, fit to be shown, or null
 * @param body the body as text, as it came, or null if it couldn't be read
 * @param trouble why the body couldn't be read, fit to be shown, or null if it could
 * @param cutShort whether the connection failed before the body was complete
 */
record Answer(
    int status,
    Headers headers,
    @Nullable String rayId,
    @Nullable String body,
    @Nullable String trouble,
    boolean cutShort) {
  static final String TOO_LONG = "it is longer than ";

  /** How much of a header field is shown. */
  static final int MAX_FIELD = 100;

  static Answer of(
      int status,
      Headers headers,
      Secret secret,
      @Nullable String body,
      @Nullable String trouble,
      boolean cutShort) {
    return new Answer(
        status,
        headers,
        shown(headers.get("cf-ray"), secret, MAX_FIELD),
        body,
        shown(trouble, secret, PrintableFailure.MAX_MESSAGE),
        cutShort);
  }

  private static @Nullable String shown(@Nullable String text, Secret secret, int max) {
    return text == null ? null : secret.printable(text, max);
  }

  /**
   * Gives a header field; several lines of it are one, with commas between (RFC 9110, section 5.3).
   *
   * @param name the field's name
   * @return its value as it came, or null
   */
  @Nullable String header(String name) {
    String last = headers.get(name);
    if (last == null) {
      return null;
    }
    List<String> lines = headers.values(name);
    return lines.size() == 1 ? last : String.join(", ", lines);
  }

  /**
   * Tells why there is no body, if it is for its length.
   *
   * @return whether the body went on beyond the bound
   */
  boolean tooLong() {
    return body == null && trouble != null && trouble.startsWith(TOO_LONG);
  }

  /** Whether the body is a web page, whatever its media type says. */
  boolean isPage() {
    return isOf("text/html") || (body != null && body.stripLeading().startsWith("<"));
  }

  /** Whether the body says that it is of a media type, whatever its parameters. */
  boolean isOf(String type) {
    String said = headers.get("content-type");
    return said != null && said.regionMatches(true, 0, type, 0, type.length());
  }
}
