package io.github.insightkit.conformance.mock.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the bearer token (RFC 6750, section 2.1), in a time that tells nothing of it. */
final class CredentialCheck {
  private static final String SCHEME = "Bearer ";

  private final byte @Nullable [] token;

  /** Checks for this token; null asks for none. */
  CredentialCheck(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  void check(Call call) {
    if (token == null) {
      return;
    }
    List<String> values = call.request().headers().all("Authorization");
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
}
