package io.github.insightkit.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of JSON Schema (ECMA-262), as far as they mean the same in Java once {@code
 * $} and {@code .} are written out.
 *
 * <p>Kept out is what only one of the two knows, or what they read differently: look-behind, back
 * references, possessive and lazy-named groups, {@code \b}, {@code \s}, {@code \p}, and brackets or
 * {@code &&} in a class.
 */
final class EcmaPattern {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<escape>\\\\[dDwWtnr.*+?^${}()|\\[\\]\\\\/-])"
              + "|(?<set>\\[\\^?(?:\\\\[dDwWtnr.*+?^${}()|\\[\\]\\\\/-]|(?!&&)[^\\]\\[\\\\])+])"
              + "|(?<open>\\((?:\\?[:=!])?)|(?<close>\\))"
              + "|(?<times>[*+?]\\??|\\{\\d+(?:,\\d*)?}\\??)"
              + "|(?<end>\\$)|(?<dot>\\.)|(?<bar>[|^])"
              + "|(?<text>[^\\\\\\[\\](){}*+?$.|^])",
          Pattern.DOTALL);

  private static final int EXCERPT = 4;

  private EcmaPattern() {}

  /** Says what stands in the way of a pattern; nothing if both read it alike. */
  static Optional<String> obstacle(String ecma) {
    Matcher token = TOKEN.matcher(ecma);
    boolean repeatable = false;
    int at = 0;
    while (at < ecma.length()) {
      boolean known = token.region(at, ecma.length()).lookingAt();
      if (!known || (token.group("times") != null && !repeatable)) {
        return Optional.of(
            "%s at index %d, which not every reader takes alike"
                .formatted(ecma.substring(at, Math.min(ecma.length(), at + EXCERPT)), at));
      }
      repeatable =
          token.group("times") == null && token.group("open") == null && token.group("bar") == null;
      at = token.end();
    }
    try {
      Pattern.compile(java(ecma));
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  /** Returns the same pattern for Java. */
  static String java(String ecma) {
    Matcher token = TOKEN.matcher(ecma);
    StringBuilder java = new StringBuilder();
    while (token.find()) {
      if (token.group("end") != null) {
        java.append("\\z");
      } else if (token.group("dot") != null) {
        java.append("[^\\n\\r\\u2028\\u2029]");
      } else {
        java.append(token.group());
      }
    }
    return java.toString();
  }
}
