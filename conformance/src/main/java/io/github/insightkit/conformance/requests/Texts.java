package io.github.insightkit.conformance.requests;

import java.util.List;
import java.util.SplittableRandom;
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

  private Texts() {}

  /** Values that break an answer if they are copied into it as they are; none is the contract's. */
  public static List<String> breakingValues() {
    return List.of("a\"b\\c\nd", MARKUP, INJECTION);
  }

  /** Reasons that every implementation has to take. */
  static Stream<String> rich(SplittableRandom random) {
    return Stream.of(
        "Gr\u00fc\u00dfe, \u4f60\u597d, \u0645\u0631\u062d\u0628\u0627,"
            + List.of(
                    " \ud83d\ude80\ud83d\udc69\u200d\ud83d\udcbb",
                    " \ud83c\uddea\ud83c\uddfa e\u0301",
                    " \u0939\u093f\u0928\u094d\u0926\u0940 \ud834\udd1e")
                .get(random.nextInt(3)),
        QUOTES);
  }

  /** Reasons that an implementation may refuse, but not stumble over, as they stand in JSON. */
  static Stream<String> odd() {
    return Stream.of(
        Bodies.quoted(INJECTION), Bodies.quoted("a\u0000b"), "\"half \\ud83d of a pair\"");
  }

  static boolean isOdd(JsonNode text) {
    return text.isString() && text.stringValue().codePoints().anyMatch(Texts::isOdd);
  }

  static boolean isRich(JsonNode text) {
    return text.isString() && !text.stringValue().codePoints().allMatch(Texts::isPlain);
  }

  private static boolean isOdd(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7f && "\"\\<>&".indexOf(c) < 0;
  }
}
