package io.github.insightkit.conformance.history;

/** Quotes for a POSIX shell (IEEE Std 1003.1-2017, XCU section 2.2). */
public final class Shell {
  private Shell() {}

  /** The text as one word, which the shell takes as it is; it mustn't hold a NUL. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The same, without quotes where they change nothing. */
  public static String word(String text) {
    return text.matches("[A-Za-z0-9_./:@%+-]+") ? text : quoted(text);
  }
}
