package io.github.insightkit.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Finds a credential in a text and masks it, in every form in which servers and libraries give one
 * back.
 *
 * <p>The forms: as it is, in upper or lower case, percent-encoded, escaped for JSON or HTML, and
 * inside of base64 of either alphabet. Each character may be in a form of its own. Matching needs
 * time in proportion to the text, and no memory unless something is found. Immutable.
 */
final class Masked {
  static final String MASK = "[redacted]";

  /** Shorter ones occur by chance: masking them would garble a text, and give them away. */
  static final int MIN_LENGTH = 8;

  /** How often an escape may itself have been escaped. */
  private static final int MAX_NESTING = 4;

  /** The characters of the longest entity, between {@code &} and {@code ;}. */
  private static final int MAX_ENTITY = 8;

  private final String value;
  private final List<String> cores;
  private final boolean[] begins = new boolean[128];

  /**
   * Masks one credential.
   *
   * @param value the credential: visible ASCII, at least {@link #MIN_LENGTH} characters
   */
  Masked(String value) {
    this.value = value;
    this.cores = List.of(core(value, 0), core(value, 1), core(value, 2));
    for (char c = 0; c < begins.length; c++) {
      begins[c] = c == '%' || c == '\\' || c == '&' || same(c, value.charAt(0), true);
      for (String core : cores) {
        begins[c] |= same(c, core.charAt(0), false);
      }
    }
  }

  /**
   * The characters of a base64 text that depend on the credential alone, if so many bytes (modulo
   * three) stand before it.
   */
  private static String core(String value, int before) {
    byte[] bytes = ("\0".repeat(before) + value).getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getEncoder().encodeToString(bytes);
    return text.substring(before == 0 ? 0 : before + 1, bytes.length * 8 / 6);
  }

  /**
   * Masks the credential wherever it occurs.
   *
   * @param text what a server or a library said
   * @return the same text if the credential isn't in it
   */
  String in(String text) {
    StringBuilder masked = null;
    int kept = 0;
    // No form is shorter than the credential itself.
    int last = text.length() - value.length();
    for (int at = 0; at <= last; at++) {
      char c = text.charAt(at);
      if (c >= begins.length || !begins[c]) {
        continue;
      }
      int start = at;
      int end = matchEnd(text, at, value, true);
      for (int i = 0; end < 0 && i < cores.size(); i++) {
        end = matchEnd(text, at, cores.get(i), false);
        if (end >= 0) {
          start = runStart(text, at, kept);
          end = runEnd(text, end);
        }
      }
      if (end >= 0) {
        masked = masked == null ? new StringBuilder(text.length()) : masked;
        masked.append(text, kept, start).append(MASK);
        kept = end;
        at = end - 1;
      }
    }
    return masked == null ? text : masked.append(text, kept, text.length()).toString();
  }

  /** Where a match that begins here ends, or -1. */
  private static int matchEnd(String text, int from, String sought, boolean anyCase) {
    if (text.regionMatches(anyCase, from, sought, 0, sought.length())) {
      return from + sought.length();
    }
    int at = from;
    for (int i = 0; i < sought.length(); i++) {
      at = characterEnd(text, at, sought.charAt(i), anyCase);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  /** Where one sought character ends if it stands here in whatever form, or -1. */
  private static int characterEnd(String text, int at, char sought, boolean anyCase) {
    if (at >= text.length()) {
      return -1;
    }
    int end =
        switch (text.charAt(at)) {
          case '%' -> percentEnd(text, at + 1, sought, anyCase);
          case '\\' -> backslashEnd(text, at + 1, sought, anyCase);
          case '&' -> entityEnd(text, at + 1, sought, anyCase);
          default -> -1;
        };
    return end < 0 && same(text.charAt(at), sought, anyCase) ? at + 1 : end;
  }

  /** {@code %2F}, and {@code %252F} if it has been encoded twice. */
  private static int percentEnd(String text, int from, char sought, boolean anyCase) {
    int at = from;
    for (int i = 0; i < MAX_NESTING && sought != '%' && text.startsWith("25", at); i++) {
      at += 2;
    }
    return hexEnd(text, at, 2, sought, anyCase);
  }

  /** {@code \}{@code u002f} or {@code \/}, with more backslashes if it has been escaped twice. */
  private static int backslashEnd(String text, int from, char sought, boolean anyCase) {
    int at = from;
    while (at - from < 1 << MAX_NESTING && text.startsWith("\\", at)) {
      at++;
    }
    if (text.startsWith("u00", at)) {
      return hexEnd(text, at + 3, 2, sought, anyCase);
    }
    boolean escaped = sought == '/' || sought == '"' || sought == '\'';
    if (escaped && at < text.length() && text.charAt(at) == sought) {
      return at + 1;
    }
    return sought == '\\' && at > from ? at : -1;
  }

  /** A character of HTML by its number, decimal or hexadecimal, or by its name. */
  private static int entityEnd(String text, int from, char sought, boolean anyCase) {
    int semicolon = from;
    while (semicolon < text.length() && text.charAt(semicolon) != ';') {
      if (semicolon++ - from > MAX_ENTITY) {
        return -1;
      }
    }
    if (semicolon == text.length()) {
      return -1;
    }
    String entity = text.substring(from, semicolon);
    String named =
        switch (sought) {
          case '&' -> "amp";
          case '<' -> "lt";
          case '>' -> "gt";
          case '"' -> "quot";
          default -> "";
        };
    if (entity.equals(named)) {
      return semicolon + 1;
    }
    boolean hex = entity.startsWith("#x") || entity.startsWith("#X");
    if (!hex && !entity.startsWith("#")) {
      return -1;
    }
    try {
      int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
      return same((char) code, sought, anyCase) ? semicolon + 1 : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static int hexEnd(String text, int from, int digits, char sought, boolean anyCase) {
    int end = from + digits;
    if (end > text.length()) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return same((char) code, sought, anyCase) ? end : -1;
  }

  private static boolean same(char found, char sought, boolean anyCase) {
    if (found == sought) {
      return true;
    }
    if (anyCase) {
      return found < 0x80 && Character.toLowerCase(found) == Character.toLowerCase(sought);
    }
    // The two alphabets of base64 (RFC 4648, sections 4 and 5).
    return (sought == '+' && found == '-') || (sought == '/' && found == '_');
  }

  private static int runStart(String text, int from, int floor) {
    int at = from;
    while (at > floor && isBase64(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int runEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isBase64(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "+/-_=%".indexOf(c) >= 0;
  }
}
