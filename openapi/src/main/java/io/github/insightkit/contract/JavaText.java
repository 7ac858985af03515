package io.github.insightkit.contract;

/** Texts of the document as they may stand in Java source, whatever is in them. */
final class JavaText {

  private static final String BARE = " .,;:!?()[]-+=%#'`/|~^$_";

  private JavaText() {}

  /**
   * A sentence in a Javadoc comment, in one line. What ends a comment, begins a tag or an element,
   * or reads as an escape becomes a reference to the character.
   */
  static String javadoc(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.strip().replaceAll("\\s+", " ").codePoints().forEach(c -> appendJavadoc(safe, c));
    return safe.toString();
  }

  private static void appendJavadoc(StringBuilder safe, int c) {
    if (Character.isLetterOrDigit(c) || BARE.indexOf(c) >= 0) {
      safe.appendCodePoint(c);
    } else if (Character.getType(c) == Character.SURROGATE || Character.isISOControl(c)) {
      safe.append("&#xFFFD;");
    } else {
      safe.append("&#").append(c).append(';');
    }
  }

  /** A string literal, quotes included; of ASCII alone. */
  static String literal(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        safe.append('\\').append(c);
      } else if (c < ' ') {
        // A unicode escape would be read before the literal is, and a line feed would end it.
        safe.append(String.format("\\%03o", (int) c));
      } else if (c > '~') {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.append('"').toString();
  }
}
