package io.github.insightkit.sdk;

/** Makes text that somebody else wrote fit to be shown: in a message, an event or a log. */
final class Printable {
  private static final String CUT = "...";

  private Printable() {}

  /**
   * Escapes what could write a line of its own or hide what stands beside it: control and format
   * characters, among them the marks of bidirectional text (Unicode categories Cc and Cf), line and
   * paragraph separators (Zl, Zp), and surrogates without a partner (Cs). Backslashes stay as they
   * are, so the result is for reading and not for parsing.
   *
   * @param text the text
   * @param max how many characters of the result at most, at least 3; what is cut off is shown as
   *     three dots, and no escape or character is cut in two
   * @return the text, the same one if it is fit already
   */
  static String of(String text, int max) {
    if (text.length() <= max && isFit(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(Math.min(text.length(), max) + 16);
    int whole = 0;
    int at = 0;
    while (at < text.length() && shown.length() <= max) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      append(shown, character);
      if (shown.length() <= max - CUT.length()) {
        whole = shown.length();
      }
    }
    if (shown.length() > max || at < text.length()) {
      shown.setLength(whole);
      shown.append(CUT);
    }
    return shown.toString();
  }

  private static boolean isFit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return text.codePoints().allMatch(Printable::isFit);
      }
    }
    return true;
  }

  private static boolean isFit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static void append(StringBuilder to, int character) {
    if (isFit(character)) {
      to.appendCodePoint(character);
      return;
    }
    switch (character) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          to.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
  }
}
