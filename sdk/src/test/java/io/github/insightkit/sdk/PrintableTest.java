package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is escaped before it is shown, what is left alone, and where a text is cut. */
class PrintableTest {
  @ParameterizedTest
  @CsvSource({
    "000d, '\\r'",
    "000a, '\\n'",
    "0009, '\\t'",
    "0000, '\\u0000'",
    "001b, '\\u001b'",
    "007f, '\\u007f'",
    "0085, '\\u0085'",
    "009b, '\\u009b'",
    "00ad, '\\u00ad'",
    "061c, '\\u061c'",
    "200e, '\\u200e'",
    "200f, '\\u200f'",
    "2028, '\\u2028'",
    "2029, '\\u2029'",
    "202a, '\\u202a'",
    "202e, '\\u202e'",
    "2066, '\\u2066'",
    "2069, '\\u2069'",
    "feff, '\\ufeff'",
    "d800, '\\ud800'",
    "dfff, '\\udfff'",
    "e0001, '\\udb40\\udc01'"
  })
  void whatCouldWriteALogIsEscaped(String hex, String escape) {
    String text = new String(Character.toChars(Integer.parseInt(hex, 16)));
    assertThat(Printable.of("a" + text + "b", 100)).isEqualTo("a" + escape + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain ~ text", "back\\slash \\n", "Zürich 東京 \ud83d\ude00", "a\u00a0b"})
  void fitTextIsLeftAlone(String text) {
    assertThat(Printable.of(text, 100)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefgh, 8, abcdefgh",
    "abcdefgh, 7, abcd...",
    "abcdefgh, 3, ...",
    "'a\u0007', 7, 'a\\u0007'",
    "'ab\u0007', 7, 'ab...'",
    "'\u0007\u0007', 11, '\\u0007...'",
    "'a\ud83d\ude00bcd', 5, 'a...'",
    "'a\ud83d\ude00bcd', 6, 'a\ud83d\ude00bcd'"
  })
  void longTextIsCutBetweenCharacters(String text, int max, String shown) {
    assertThat(Printable.of(text, max)).isEqualTo(shown);
  }

  @Property
  void nothingUnfitIsLeftInAnyText(@ForAll String text, @ForAll @IntRange(min = 3) int max) {
    String shown = Printable.of(text, max);
    assertThat(shown.length()).isLessThanOrEqualTo(max);
    assertThat(shown.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> c == 0x2028 || c == 0x2029);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
    assertThat(Printable.of(shown, max)).isSameAs(shown);
  }
}
