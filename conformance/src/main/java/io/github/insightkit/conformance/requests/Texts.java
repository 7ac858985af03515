package io.github.insightkit.conformance.requests;

import static io.github.insightkit.conformance.requests.ForbiddenKind.one;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Texts that code stumbles over: scripts, quotes, markup, controls. */
public final class Texts {
  /** What a server must not send back as markup. */
  public static final String MARKUP = "<script>insightkit</script>";

  /** The name of the header field that {@link #INJECTION} tries to smuggle in. */
  public static final String INJECTED = "X-Insightkit-Injected";

  /** What a server must not make a header field of. */
  private static final String INJECTION = "x\r\n" + INJECTED + ": 1";

  /** A reason that breaks an answer if it is copied into it as it is. */
  public static final String QUOTES = "it's \"quoted\" \\ and " + MARKUP + " & more";

  /** Longer than what is shown of a value, in letters. */
  private static final int LONG = 700;

  private Texts() {}

  /** Values that break an answer if they are copied into it as they are; none is the contract's. */
  public static List<String> breakingValues() {
    return List.of("a\"b\\c\nd", MARKUP, INJECTION, "\u4f60".repeat(LONG) + "x");
  }

  /** Plain texts that some languages, readers and filters take for something else. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("null"),
          List.of("NULL", "None", "undefined", "nil", "\\N"),
          List.of("no", "No", "NaN", "true", "n", "yes", "false", "False", "off", "Infinity"),
          List.of("-", "?", "'", "\"", "%", "_", "\\", "#", "<", "&"),
          List.of(
              "n/a",
              "...",
              "\"x\"",
              "--",
              "$1",
              "=1+1",
              "+1",
              "@x",
              "#N/A",
              "[object Object]",
              "<p/>",
              "<b",
              "a <b"),
          List.of("{\"a\":1}", "{}", "[]", "[1]"),
          List.of("0", "12345", "007", "1e3", "-1", "1.50"),
          List.of("2026-01-31", "2026-01-31T12:30:00Z", "12:30", "31/1/2026"),
          // Words and a full stop, over which a pattern with two repetitions takes for ever.
          List.of(
              "Accepted by the security office until the end of the year.",
              "Known to the office and to nobody beyond it for the time being."),
          // One long word; ends of lines, and letters that get longer in another case or form.
          List.of(
              "x".repeat(90),
              "It costs $5 a\u2028b\u2029c 1\u00a0000\u00b2 \u0130\u0131\u00df\ufb01"));

  /** Texts that look like a format, a template, an address, a path or an attack; and are texts. */
  private static final List<String> TRIGGERS =
      List.of(
          "$set 100%s of %n %d %@ {{7*7}} ${7*7} #{7*7} {0} {} <%= 7*7 %> ${jndi:ldap://127.0.0.1/a}",
          " @all `id` $(id) | cat; a && b > c, a@b.com C:\\t ../etc/passwd"
              + " https://10.0.0.1:80/a;y=z?b=c&d=e#f ",
          // What stands between brackets is markup to some, and left out.
          "<\u201cquoted\u201d \u2018so\u2019 \u00abor so\u00bb; select a from b where c = 'd' or"
              + " 1=1 -- &amp; &#39;>",
          "=\u201ethus\u201c \u2013\n'; drop table insights; union select 1 a <b -- \\");

  /** Reasons that every implementation has to take, as they stand in JSON. */
  static Stream<String> rich(SplittableRandom random) {
    Iterator<Boolean> escaping = Stream.iterate(random.nextBoolean(), last -> !last).iterator();
    return Stream.of(
            TRIGGERS.stream(),
            WORDS.stream().map(alike -> alike.get(random.nextInt(alike.size()))),
            Stream.of(
                QUOTES,
                // With marks of direction, as letters from right to left come.
                "Gr\u00fc\u00dfe, \u4f60\u597d, \u200f\u202b\u0645\u0631\u062d\u0628\u0627\u202c,"
                    + " e\u0301 \u2764\ufe0f \ud83d\udc69\u200d\ud83d\udcbb"
                    + one(
                        random,
                        " \ud83c\uddea\ud83c\uddfa",
                        " \u0939\u093f\u0928\u094d\u0926\u0940 \ud834\udd1e"),
                // As long as everybody takes, in characters of four bytes; what is stored is looked
                // at.
                "\ud83d\ude80".repeat(OpenKinds.EVERYDAY_REASON / 2)))
        .flatMap(texts -> texts)
        .map(Bodies::quoted)
        .map(text -> escaping.next() ? escaped(text, random) : text);
  }

  /** The same with escapes for what needs none: a solidus, and each half of a surrogate pair. */
  private static String escaped(String text, SplittableRandom random) {
    String format = one(random, "\\\\u%04x", "\\\\u%04X");
    return Pattern.compile("[^\\x00-\\x7f]")
        .matcher(text.replace("/", "\\/"))
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj(unit -> format.formatted(unit))
                    .collect(Collectors.joining()));
  }

  /** This text as it stands in JSON, with an escape for one letter that needs none. */
  static String respelled(String text, SplittableRandom random) {
    List<Integer> letters =
        IntStream.range(0, text.length())
            // An escape of which a digit is a letter itself, in either case.
            .filter(at -> "jklmnozJKLMNOZ".indexOf(text.charAt(at)) >= 0)
            .boxed()
            .toList();
    if (letters.isEmpty()) {
      return Bodies.quoted(text);
    }
    int at = letters.get(random.nextInt(letters.size()));
    String escape = one(random, "\\u%04x", "\\u%04X").formatted((int) text.charAt(at));
    String before = Bodies.quoted(text.substring(0, at));
    return before.substring(0, before.length() - 1)
        + escape
        + Bodies.quoted(text.substring(at + 1)).substring(1);
  }

  /**
   * Reasons that an implementation may refuse, but not stumble over, as they stand in JSON; each
   * character stands for one byte.
   */
  static Stream<String> odd(SplittableRandom random) {
    return Stream.of(
        Bodies.quoted(INJECTION),
        "\"a\\u0000b\"",
        one(random, "\"\\u0085\\u007f\"", "\"\\uffff\\ufdd0\\ud83f\\udffe\"", "\"\\b\\f\\t\""),
        one(random, "\"half \\ud83d of a pair\"", "\"\\udc00\"", "\"\\ude80\\ud83d\""),
        one(
            random,
            "\"caf\u00e9\"",
            "\"\u00ff\u00fe\"",
            "\"\u00e2\u0082\"",
            // Half of a surrogate pair as it is never encoded, and a letter in too many bytes.
            "\"\u00ed\u00a0\u0080\"",
            "\"\u00c0\u00af\""));
  }

  static boolean isOdd(JsonNode text) {
    return text.isString() && text.stringValue().codePoints().anyMatch(Texts::isOdd);
  }

  static boolean isRich(JsonNode text) {
    return text.isString()
        && (WORDS.stream().anyMatch(alike -> alike.contains(text.stringValue()))
            || !text.stringValue().codePoints().allMatch(Texts::isPlain));
  }

  private static boolean isOdd(int c) {
    // What isn't UTF-8 is read as U+FFFD.
    return (Character.isISOControl(c) && c != '\n')
        || Character.getType(c) == Character.SURROGATE
        || c == 0xfffd
        // Code points that are no characters.
        || (c & 0xfffe) == 0xfffe
        || (c >= 0xfdd0 && c <= 0xfdef);
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && "\"\\<>&={}%$*`@#".indexOf(c) < 0;
  }
}
