package io.github.insightkit.conformance.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Texts that code stumbles over. */
class TextsTest {
  private static String read(String json) {
    return JsonMapper.shared().readTree(json).stringValue();
  }

  private static boolean isRich(String text) {
    return Texts.isRich(JsonNodeFactory.instance.stringNode(text));
  }

  @Test
  void aRespelledTextIsTheSameWithOneLetterEscapedThatNeedsNoEscape() {
    Set<String> forms = new HashSet<>();
    for (int seed = 0; seed < 40; seed++) {
      String respelled = Texts.respelled("akz\"", new SplittableRandom(seed));
      forms.add(respelled);

      assertThat(read(respelled)).isEqualTo("akz\"");
    }
    assertThat(forms)
        .containsExactlyInAnyOrder(
            "\"a\\u006bz\\\"\"", "\"a\\u006Bz\\\"\"", "\"ak\\u007a\\\"\"", "\"ak\\u007A\\\"\"");
    assertThat(Texts.respelled("abc", new SplittableRandom(1)))
        .as("no letter whose escape has a letter itself")
        .isEqualTo("\"abc\"");
  }

  @Test
  void richTextsComeWithEscapesAndWithout() {
    List<String> rich = Texts.rich(new SplittableRandom(1)).toList();

    assertThat(rich).anyMatch(text -> text.contains("\\ud") || text.contains("\\uD"));
    assertThat(rich).anyMatch(text -> text.contains("\ud83d"));
    assertThat(rich).extracting(TextsTest::read).contains(Texts.QUOTES).allMatch(TextsTest::isRich);
    assertThat(rich).extracting(TextsTest::read).anyMatch(text -> text.length() == 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "007", "a \"b\"", "50%", "\u00e9", "a\tb", "a\u007fb"})
  void someTextsAreTakenForSomethingElse(String text) {
    assertThat(isRich(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "a-b (c), d~", "!"})
  void plainTextsAreNot(String text) {
    assertThat(isRich(text)).isFalse();
  }

  @Test
  void whatIsNoTextIsNeitherRichNorOdd() {
    assertThat(Texts.isRich(JsonNodeFactory.instance.numberNode(7))).isFalse();
    assertThat(Texts.isOdd(JsonNodeFactory.instance.numberNode(7))).isFalse();
  }

  @Test
  void valuesThatBreakAnAnswerHaveQuotesMarkupLineBreaksAndLength() {
    assertThat(Texts.breakingValues())
        .anyMatch(value -> value.contains("\"b\\"))
        .contains(Texts.MARKUP)
        .anyMatch(value -> value.startsWith("x\r\n" + Texts.INJECTED))
        .anyMatch(value -> value.length() > 700);
  }
}
