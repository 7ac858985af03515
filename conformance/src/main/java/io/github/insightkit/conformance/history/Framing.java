package io.github.insightkit.conformance.history;

import java.util.regex.Pattern;

/** What a request says of where it ends, and of whom it is for (RFC 9112). */
public final class Framing {
  /** The fields that every request over a connection has anyway. */
  public static final String LENGTH = "Content-Length";

  public static final String HOST = "Host";

  private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

  private Framing() {}

  /** Whether two readers may read it otherwise, so that it has to be refused. */
  public static boolean isContradictory(Request request) {
    String length = String.valueOf(request.body().size());
    return !request.headers().stream().allMatch(Framing::hasName)
        || (!isTwofold(request)
            && !Header.values(request.headers(), LENGTH).stream().allMatch(length::equals));
  }

  /** Whether it names no host, which has to be refused, too, and often isn't (section 3.2). */
  public static boolean isUnaddressed(Request request) {
    return Header.values(request.headers(), HOST).contains("");
  }

  /** Whether both chunks and a length say where it ends; it may be refused (section 6.3). */
  public static boolean isTwofold(Request request) {
    return request.header(LENGTH).isPresent() && request.header("Transfer-Encoding").isPresent();
  }

  /** Whether what reads it may refuse it, before anything that knows of an envelope is asked. */
  public static boolean isLeftToParsers(Request request) {
    return isContradictory(request) || isUnaddressed(request) || isTwofold(request);
  }

  /**
   * Whether HTTP/2 has no such messages, which it frames in its own way, or may never answer: some
   * of its readers give up a stream whose fields go beyond ASCII.
   */
  public static boolean isForHttp1Alone(Request request) {
    return isLeftToParsers(request)
        || request.headers().stream()
            .anyMatch(field -> field.value().codePoints().anyMatch(letter -> letter > 0x7f));
  }

  /** Whether this field tells that, or may keep it from being told. */
  public static boolean isFraming(Header field) {
    return field.name().equalsIgnoreCase(HOST)
        || field.name().equalsIgnoreCase(LENGTH)
        || !hasName(field);
  }

  /** Whether this field has a name that is one (RFC 9110, section 5.1). */
  public static boolean hasName(Header field) {
    return NAME.matcher(field.name()).matches();
  }
}
