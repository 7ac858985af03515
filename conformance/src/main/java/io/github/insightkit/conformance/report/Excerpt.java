package io.github.insightkit.conformance.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Text from elsewhere, cut to a length and made visible, so that it can drive nothing. */
public final class Excerpt {
  /** What is plain ASCII is seen to be so first: nearly all is. */
  private static final Pattern HIDDEN =
      Pattern.compile("[[^ -~]&&[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]]");

  private static final Pattern HIDDEN_IN_LINES = Pattern.compile("(?!\\n)" + HIDDEN);

  private Excerpt() {}

  /**
   * The content as text, at most this long, with a word on what was left out.
   *
   * @param longest how many UTF-16 units of it are kept
   */
  public static String of(ByteString content, int longest) {
    // Decoding more than is shown would cost memory for nothing; a character takes up to 4 bytes.
    String text = content.substring(0, Math.min(content.size(), 4 * longest)).utf8();
    return text.length() <= longest
        ? text
        : head(text, longest) + "... (" + content.size() + " bytes in all)";
  }

  /** The text, at most this long. */
  public static String of(String text, int longest) {
    return text.length() <= longest ? text : head(text, longest) + "...";
  }

  private static String head(String text, int longest) {
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /**
   * The text with what can't be seen written as an escape: control and format characters, which may
   * drive a terminal or turn the direction of writing, and what is no character at all.
   */
  public static String visible(String text) {
    return escaped(text, HIDDEN, "\\u%04x");
  }

  /** The text with some characters, given by their numbers, written in another format. */
  static String escaped(String text, Pattern which, String format) {
    return which
        .matcher(text)
        .replaceAll(
            one ->
                Matcher.quoteReplacement(
                    String.format(Locale.ROOT, format, one.group().codePointAt(0))));
  }

  /** The same, but for the ends of lines, which stay. */
  public static String visibleLines(String text) {
    return escaped(text, HIDDEN_IN_LINES, "\\u%04x");
  }
}
