package io.github.insightkit.conformance.history;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes the secrets out of a recording: wherever one stood, a placeholder stands. */
final class Masking {
  private static final Set<String> SECRET_FIELDS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "x-auth-key",
          "x-auth-email",
          "x-auth-user-service-key",
          "cf-access-client-id",
          "cf-access-client-secret",
          "cf-access-token");
  private static final String MASK = "***";

  /** Shorter ones are words that may stand anywhere, such as a scheme or a flag. */
  private static final int SHORTEST = 8;

  private final Set<String> secrets =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  void learn(Header header) {
    if (!isSecret(header)) {
      return;
    }
    for (String word : header.value().split("[\\s;,]+", -1)) {
      // A cookie's name is no secret, and its value is.
      Stream.of(word, word.substring(word.indexOf('=') + 1))
          .filter(secret -> secret.length() >= SHORTEST)
          .forEach(secrets::add);
    }
  }

  /** The fields without what is secret in them. */
  List<Header> masked(List<Header> headers) {
    return headers.stream()
        .map(one -> new Header(one.name(), isSecret(one) ? field(one) : masked(one.value())))
        .toList();
  }

  /** The text without the secrets that were learned. */
  String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  /** An id without the secrets that were learned, and still another than every other id. */
  String maskedId(String id) {
    String masked = id;
    int number = 0;
    for (String secret : secrets) {
      number++;
      masked = masked.replace(secret, MASK + number);
    }
    return masked;
  }

  private static boolean isSecret(Header header) {
    return SECRET_FIELDS.contains(header.name().toLowerCase(Locale.ROOT));
  }

  private static String field(Header header) {
    boolean bearer =
        header.name().equalsIgnoreCase("Authorization")
            && header.value().regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer ? Request.BEARER : MASK;
  }
}
