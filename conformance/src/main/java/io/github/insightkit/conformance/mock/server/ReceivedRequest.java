package io.github.insightkit.conformance.mock.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.insightkit.conformance.history.Header;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, read whole.
 *
 * @param method the method, as written
 * @param target the request target, as written and not decoded
 * @param version the protocol version, such as {@code HTTP/1.1}
 * @param body the content without its transfer coding; not to be changed
 * @param connection a number that all requests of one connection share, and no others
 * @param first whether it is the first of its connection
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying a body for each stage is waste.
public record ReceivedRequest(
    String method,
    String target,
    String version,
    List<Header> headers,
    byte[] body,
    long connection,
    boolean first) {

  /** The path of the target, without the query and, in absolute form, without the authority. */
  public String path() {
    String path = target;
    int scheme = path.indexOf("://");
    if (scheme > 0 && path.indexOf('/') > scheme) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /**
   * Decodes a path segment, once, as RFC 3986 has it (section 2.1): a plus sign is a plus sign.
   *
   * @throws Refusal.RefusedException if it isn't percent-encoded UTF-8
   */
  public static String decoded(String segment) {
    try {
      // Anything beyond ASCII should have been encoded; Netty hands the bytes on as Latin-1.
      byte[] bytes =
          URLDecoder.decode(segment.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw Refusals.BAD_ID.asException();
    }
  }

  List<String> values(String name) {
    return Header.values(headers, name);
  }

  /** The value of the first field of this name; null if there is none. */
  public @Nullable String header(String name) {
    return Header.first(headers, name).orElse(null);
  }

  /** What stands in {@code Authorization}; null if nothing does. */
  public @Nullable String credentials() {
    return header("Authorization");
  }

  /** The content as text; what isn't UTF-8 in it is replaced. */
  public String content() {
    return new String(body, UTF_8);
  }

  /** The target, the method and the fields, a line for each, and after an empty one the content. */
  public String text() {
    StringBuilder text = new StringBuilder(target + "\n:method: " + method);
    headers.forEach(one -> text.append("\n" + one.name() + ": " + one.value()));
    return text + "\n\n" + content();
  }

  /**
   * Whether this is found in the text; letters count without their case, and each line by itself.
   */
  public boolean has(String pattern) {
    return Pattern.compile("(?im)" + pattern).matcher(text()).find();
  }

  public ReceivedRequest withMethod(String other) {
    return new ReceivedRequest(other, target, version, headers, body, connection, first);
  }

  public ReceivedRequest withTarget(String other) {
    return new ReceivedRequest(method, other, version, headers, body, connection, first);
  }

  public ReceivedRequest withBody(byte[] other) {
    return new ReceivedRequest(method, target, version, headers, other, connection, first);
  }

  public ReceivedRequest withCredentials(String other) {
    List<Header> others =
        Header.and(Header.without(headers, "Authorization"), "Authorization", other);
    return new ReceivedRequest(method, target, version, others, body, connection, first);
  }

  /** Whether the client wants to use the connection again (RFC 9112, section 9.3). */
  public boolean keepsConnection() {
    List<String> options =
        values("Connection").stream()
            .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split(",")))
            .map(String::strip)
            .toList();
    return !options.contains("close")
        && (options.contains("keep-alive") || !version.equals("HTTP/1.0"));
  }

  /** Leaves out the headers, which may carry a token. */
  @Override
  public String toString() {
    return method + " " + target + " (" + body.length + " bytes, " + Arrays.hashCode(body) + ")";
  }
}
