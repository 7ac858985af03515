package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[A-Z]{2,5}-\\d+$",
        "^(?:a|b)*?c{3}$",
        "[^\\]\\-]",
        "^(?!x).+$",
        "a/b_c d",
        "^[a-z&]+$"
      })
  void whatBothReadAlikeIsTaken(String pattern) {
    assertThat(EcmaPattern.obstacle(pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?<=a)b",
        "(a)\\1",
        "a*+",
        "\\bword",
        "\\s",
        "\\p{L}",
        "[a[b]]",
        "[a-z&&[^b]]",
        "(?i)a",
        "\\Qa\\E",
        "\\u0041",
        "a{2",
        "]",
        "(a"
      })
  void whatOnlyOneKnowsOrReadsInItsOwnWayIsRefused(String pattern) {
    assertThat(EcmaPattern.obstacle(pattern)).isPresent();
  }

  @Test
  void theObstacleIsShownWithItsPlace() {
    assertThat(EcmaPattern.obstacle("ab\\bc"))
        .hasValue("\\bc at index 2, which not every reader takes alike");
  }

  /**
   * In Java a dollar also stands before a last line feed, and a dot leaves out one more line end.
   */
  @Test
  void dollarAndDotMeanInJavaWhatTheyMeanInEcmaScript() {
    Pattern end = Pattern.compile(EcmaPattern.java("^a$"));
    Pattern dot = Pattern.compile(EcmaPattern.java("^.$"));

    assertThat(end.matcher("a").find()).isTrue();
    assertThat(end.matcher("a\n").find()).isFalse();
    assertThat(dot.matcher("\u0085").find()).isTrue();
    assertThat(dot.matcher("\u2028").find()).isFalse();
    assertThat(Pattern.compile(EcmaPattern.java("[.$]")).matcher("$").find()).isTrue();
  }
}
