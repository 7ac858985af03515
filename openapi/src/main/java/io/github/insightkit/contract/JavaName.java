package io.github.insightkit.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a text of the document is called in Java.
 *
 * <p>A name depends on its own text and on nothing beside it, so that no other text that comes or
 * goes renames it; and two texts never share one. Lower-case words joined by underscores give plain
 * names. Any other text gives its words and four digits of its hash, since those words alone could
 * be another text's.
 */
final class JavaName {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
  private static final int DIGITS_OF_HASH = 4;

  /** Methods that a class of the SDK has already, beside those that are made of values. */
  private static final Set<String> METHODS =
      Set.of(
          "async",
          "classify",
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "history",
          "notify",
          "notifyAll",
          "rationale",
          "reclassify",
          "ref",
          "reset",
          "toChange",
          "toString",
          "unrecognized",
          "value",
          "wait",
          "with");

  /** Types that the generated classes name, which a nested one of that name would hide. */
  private static final Set<String> TYPES =
      Set.of(
          "BigDecimal",
          "Boolean",
          "ChangeMembers",
          "Classification",
          "ClassificationChange",
          "ClassificationValue",
          "DateTime",
          "IllegalArgumentException",
          "Instant",
          "List",
          "Long",
          "Nullable",
          "Object",
          "Objects",
          "Override",
          "String",
          "Unrecognized");

  /** Those of them that are made of the schemas of these names. */
  private static final Set<String> OF_SCHEMAS =
      Set.of("ClassificationChange", "ClassificationValue");

  private static final Set<String> CONSTANTS = Set.of("KNOWN");

  private final List<String> words;
  private final String suffix;

  private JavaName(List<String> words, String suffix) {
    this.words = words;
    this.suffix = suffix;
  }

  static JavaName of(String text) {
    if (PLAIN.matcher(text).matches()) {
      return new JavaName(List.of(text.split("_")), "");
    }
    List<String> words =
        Arrays.stream(text.split("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    return new JavaName(words.isEmpty() ? List.of("value") : words, "_x" + hash(text));
  }

  /** The words of a text joined as Java joins them, whether the name is taken or not. */
  static String words(String text) {
    List<String> words = of(text).words;
    return words.get(0) + capitalized(words.subList(1, words.size()));
  }

  /** A constant, such as {@code ACCEPT_RISK}. */
  String constant() {
    String name = String.join("_", words).toUpperCase(Locale.ROOT);
    return free(name, CONSTANTS);
  }

  /** A method, such as {@code acceptRisk}. */
  String method() {
    return free(words.get(0) + capitalized(words.subList(1, words.size())), METHODS);
  }

  /** A type, such as {@code AcceptRisk}. */
  String type() {
    return free(capitalized(words), TYPES);
  }

  private String free(String name, Set<String> taken) {
    String legal = (Character.isDigit(name.charAt(0)) ? "_" + name : name) + suffix;
    return taken.contains(legal) || SourceVersion.isKeyword(legal, SourceVersion.RELEASE_17)
        ? legal + "_"
        : legal;
  }

  /** An underscore stays before a digit: a_1 isn't a1. */
  private static String capitalized(List<String> words) {
    return words.stream()
        .map(
            word ->
                Character.isDigit(word.charAt(0))
                    ? "_" + word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** Tells whether a member or an operation may be called so. */
  static boolean isFree(String name) {
    return !SourceVersion.isKeyword(name, SourceVersion.RELEASE_17)
        && (name.equals("rationale") || !METHODS.contains(name));
  }

  /** Tells whether the generated classes name a type so, which isn't made of a schema. */
  static boolean isUsedType(String name) {
    return TYPES.contains(name) && !OF_SCHEMAS.contains(name);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
