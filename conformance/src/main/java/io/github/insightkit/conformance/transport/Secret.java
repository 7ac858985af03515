package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.TokenForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token. Its text is handed out on purpose only, and never by {@link #toString()}.
 *
 * <p>Where it is to be masked, so are the forms in which it comes back: in upper and lower case,
 * percent-encoded, escaped as in JSON or HTML, in any mixture of these, and in Base64, also as part
 * of something longer. One of less than {@link #SHORT} characters is masked where it stands by
 * itself only, for it may be part of any word.
 */
public final class Secret {
  /** How long a token is that can't be part of a word by chance, in characters. */
  static final int SHORT = 8;

  private static final Map<Character, String> ENTITIES =
      Map.of('"', "&quot;", '&', "&amp;", '<', "&lt;", '>', "&gt;");

  private final String text;

  /** Everything that gives it away. */
  private final Pattern forms;

  /** All but the last character, which is sent as a wrong token; null if there is no more. */
  private final @Nullable Secret beginning;

  /**
   * A secret of this text.
   *
   * @throws IllegalArgumentException if it is blank, or has what a header field can't carry
   */
  public Secret(String text) {
    this(text, text.length() > 1);
  }

  private Secret(String text, boolean hasBeginning) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a token, got nothing but white space");
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "expected a token of visible ASCII characters, got one with others; is it quoted or"
              + " broken over lines?");
    }
    this.text = text;
    this.beginning = hasBeginning ? new Secret(text.substring(0, text.length() - 1), false) : null;
    String spelled = text.chars().mapToObj(c -> spelling((char) c)).collect(Collectors.joining());
    String first = text.substring(0, 1);
    String encoded =
        encoded(text).map(core -> "|" + Pattern.quote(core)).collect(Collectors.joining());
    // Most places hold none of these, which costs little to see.
    String beginnings =
        Stream.concat(
                Stream.of(
                    "%", "\\", "&", first.toLowerCase(Locale.ROOT), first.toUpperCase(Locale.ROOT)),
                encoded(text))
            .map(form -> (int) form.charAt(0))
            .map(c -> String.format(Locale.ROOT, "\\x%02x", c))
            .collect(Collectors.joining("", "(?=[", "])"));
    this.forms =
        Pattern.compile(
            text.length() < SHORT
                ? "(?<![\\p{L}\\p{Nd}])" + beginnings + spelled + "(?![\\p{L}\\p{Nd}])"
                : beginnings + "(?:" + spelled + encoded + ")");
  }

  /** The text itself; for the wire, and for nothing that is kept. */
  public String reveal() {
    return text;
  }

  /** All ways to write a character; the longest first, for some begin with the character itself. */
  private static String spelling(char c) {
    String self = Pattern.quote(String.valueOf(c));
    return String.format(Locale.ROOT, "(?i:\\\\u%1$04x|&#x%1$x;|&#%1$d;|%%%1$02x|", (int) c)
        + (ENTITIES.containsKey(c) ? ENTITIES.get(c) + "|" : "")
        + ("\"\\/".indexOf(c) < 0 ? "" : "\\\\" + self + "|")
        + self
        + ")";
  }

  /** What Base64 makes of it, wherever in what is encoded it begins, but for what else decides. */
  private static Stream<String> encoded(String text) {
    List<String> encoded = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("\0".repeat(before) + text).getBytes(StandardCharsets.US_ASCII);
      int from = (before * 8 + 5) / 6;
      int to = bytes.length * 8 / 6;
      encoded.add(Base64.getEncoder().encodeToString(bytes).substring(from, to));
      encoded.add(Base64.getUrlEncoder().encodeToString(bytes).substring(from, to));
    }
    // A character alone may be less than a letter of Base64.
    return encoded.stream().filter(core -> !core.isEmpty()).distinct();
  }

  /** This text with the placeholder put where the secret stood. */
  String masked(String other, String placeholder) {
    return forms.matcher(other).replaceAll(Matcher.quoteReplacement(placeholder));
  }

  /** This text with placeholders where the secret stood, or all of it but its last character. */
  String masked(String other) {
    String masked = masked(other, TokenForm.WHOLE.placeholder());
    return beginning == null ? masked : beginning.masked(masked, TokenForm.BEGINNING.placeholder());
  }

  byte[] masked(byte[] other) {
    String latin = new String(other, StandardCharsets.ISO_8859_1);
    String masked = masked(latin);
    return masked.equals(latin) ? other : masked.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "***";
  }
}
