package io.github.insightkit.conformance.mock.server;

import static java.util.Locale.ROOT;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses requests by their header fields. */
final class HeaderChecks {
  private static final String SCHEME = "Bearer ";

  private final byte @Nullable [] token;

  /** Asks for this token; for none if it is null. */
  HeaderChecks(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /** A request is for one host (RFC 9112, section 3.2). */
  static void address(Call call) {
    ReceivedRequest request = call.request();
    if (request.version().equals("HTTP/1.1") && request.values("Host").size() != 1) {
      throw Refusals.unreadable(400, "The header Host stands in a request once").asException();
    }
  }

  /** Checks the bearer token (RFC 6750, section 2.1), in a time that tells nothing of it. */
  void authenticate(Call call) {
    if (token == null) {
      return;
    }
    List<String> values = call.request().values("Authorization");
    if (values.isEmpty()) {
      throw Refusals.NO_CREDENTIALS.asException();
    }
    String value = values.get(0);
    if (values.size() > 1 || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusals.BAD_CREDENTIALS.asException();
    }
    // Netty reads header bytes as Latin-1, so this gives back the bytes that were sent.
    byte[] given = value.substring(SCHEME.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
    if (!MessageDigest.isEqual(given, token)) {
      throw Refusals.WRONG_TOKEN.asException();
    }
  }

  /** Takes JSON in UTF-8 and nothing else (RFC 9110, sections 8.3 and 15.5.16). */
  static void admit(Call call) {
    List<String> types = call.request().values("Content-Type");
    if (types.size() != 1 || !isJson(types.get(0))) {
      throw Refusals.MEDIA_TYPE.asException();
    }
    String coding = call.request().header("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw Refusals.CONTENT_CODING.asException();
    }
  }

  private static boolean isJson(String value) {
    String[] parts = value.toLowerCase(ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return parts[0].strip().equals("application/json");
  }
}
