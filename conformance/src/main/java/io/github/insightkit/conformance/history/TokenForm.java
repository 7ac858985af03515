package io.github.insightkit.conformance.history;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A token, or a wrong one that is made of it, as both stand in a history. */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas hold nothing.
public enum TokenForm {
  /** The token itself. */
  WHOLE("$CLOUDFLARE_API_TOKEN", "TOKEN", token -> token),
  /** All of it but its last character. */
  BEGINNING(
      "${CLOUDFLARE_API_TOKEN%?}",
      "a beginning of TOKEN", token -> token.substring(0, token.length() - 1)),
  /** Its capitals are small and its small letters capitals; without letters it is empty. */
  OTHER_CASE(
      "$(printf %s \"${CLOUDFLARE_API_TOKEN}\" | tr a-zA-Z A-Za-z)",
      "TOKEN in another case", TokenForm::inOtherCase);

  /** What stands for any of them. */
  static final Pattern ANY =
      Pattern.compile(
          Arrays.stream(values())
              .map(form -> Pattern.quote(form.placeholder))
              .collect(Collectors.joining("|")));

  private final String placeholder;
  private final String words;
  private final UnaryOperator<String> made;

  TokenForm(String placeholder, String words, UnaryOperator<String> made) {
    this.placeholder = placeholder;
    this.words = words;
    this.made = made;
  }

  /** What stands for it in a history, and what a POSIX shell makes it of between double quotes. */
  public String placeholder() {
    return placeholder;
  }

  /** This form of a token. */
  public String of(String token) {
    return made.apply(token);
  }

  /** This text with these forms of a token where something stands for them. */
  public static String revealed(String text, String token) {
    return replaced(text, form -> form.of(token));
  }

  /** This text with the words for each form. */
  static String told(String text) {
    return replaced(text, form -> form.words);
  }

  private static String replaced(String text, Function<TokenForm, String> by) {
    String replaced = text;
    for (TokenForm form : values()) {
      if (replaced.contains(form.placeholder)) {
        replaced = replaced.replace(form.placeholder, by.apply(form));
      }
    }
    return replaced;
  }

  private static String inOtherCase(String token) {
    String other =
        token
            .chars()
            .map(
                c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return other.equals(token) ? "" : other;
  }
}
