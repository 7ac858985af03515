package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms in which a credential is masked, and what is left alone. */
class MaskedTest {
  private static final String TOKEN = "tO/k+n~0123-_abc";
  private static final Masked MASKED = new Masked(TOKEN);

  static Stream<Arguments> forms() {
    return Stream.of(
        form("as it is", TOKEN),
        form("upper case", TOKEN.toUpperCase(Locale.ROOT)),
        form("lower case", TOKEN.toLowerCase(Locale.ROOT)),
        form("percent-encoded", URLEncoder.encode(TOKEN, StandardCharsets.UTF_8)),
        form("percent-encoded in lower case", percent("%02x")),
        form("percent-encoded throughout", percent("%02X")),
        form("percent-encoded twice", percent("%02X").replace("%", "%25")),
        form("JSON with escaped slashes", TOKEN.replace("/", "\\/")),
        form("JSON with escaped slashes, twice", TOKEN.replace("/", "\\\\/")),
        form("JSON throughout", escaped("\\u%04x")),
        form("JSON throughout, in capitals", escaped("\\u%04X")),
        form("JSON within JSON", escaped("\\\\u%04x")),
        form("HTML in decimal", escaped("&#%d;")),
        form("HTML in hexadecimal", escaped("&#x%X;")),
        form("base64", base64(TOKEN)),
        form("base64 of the header field", base64("Bearer " + TOKEN)),
        form("base64 of name and key", base64("ab:" + TOKEN)),
        form("base64 with something behind", base64(TOKEN + "\r\n")),
        form("base64 without padding", base64(TOKEN).replace("=", "")),
        form("base64 for URLs", base64(TOKEN).replace('+', '-').replace('/', '_')),
        form("base64 in JSON", base64("Bearer " + TOKEN).replace("/", "\\/")),
        form("base64, percent-encoded", URLEncoder.encode(base64(TOKEN), StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void everyFormIsMaskedAndTheTextAroundItKept(String name, String form) {
    assertThat(MASKED.in("got \"" + form + "\", no; and " + form + " again"))
        .isEqualTo("got \"[redacted]\", no; and [redacted] again");
  }

  @ParameterizedTest
  @CsvSource({
    "tO/k+n~0123-_ab",
    "O/k+n~0123-_abc",
    "%74O/k+n~0123-_ab",
    "tO%2fk+n~0123-_ab%",
    "&#116;O/k",
    "''"
  })
  void textWithoutTheWholeCredentialIsLeftAlone(String text) {
    assertThat(MASKED.in(text)).isSameAs(text);
  }

  @Property(tries = 2_000)
  void noCredentialSurvivesInBase64OfAnything(
      @ForAll("credentials") String credential,
      @ForAll @StringLength(max = 9) String before,
      @ForAll @StringLength(max = 9) String after) {
    String form =
        Base64.getEncoder()
            .encodeToString((before + credential + after).getBytes(StandardCharsets.UTF_8));
    assertThat(new Masked(credential).in("x: " + form + " y")).isEqualTo("x: [redacted] y");
  }

  @Property(tries = 2_000)
  void anyTextWithoutTheCredentialComesOutAsItWent(
      @ForAll("credentials") String credential, @ForAll("escapes") String text) {
    assertThat(new Masked("~" + credential).in(text)).isSameAs(text);
  }

  @Provide
  Arbitrary<String> credentials() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(8).ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> escapes() {
    return Arbitraries.of("%", "25", "\\", "u00", "&#", "x", ";", "a", "/", "\u00e9", "4", "=")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static Arguments form(String name, String form) {
    return Arguments.of(name, form);
  }

  private static String percent(String format) {
    return escaped("%%" + format);
  }

  private static String escaped(String format) {
    StringBuilder text = new StringBuilder();
    TOKEN.chars().forEach(c -> text.append(String.format(Locale.ROOT, format, c)));
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
