package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTextTest {

  @Test
  void aSentenceStaysAsItIs() {
    assertThat(JavaText.javadoc("  Why? It isn't said;\n  see (above), 100 % of it: a/b.  "))
        .isEqualTo("Why? It isn't said; see (above), 100 % of it: a/b.");
  }

  @Test
  void nothingInASentenceEndsTheCommentOrReadsAsMarkup() {
    assertThat(JavaText.javadoc("*/ @param <b> {@code x} &amp; \\u002a/ \"q\""))
        .isEqualTo(
            "&#42;/ &#64;param &#60;b&#62; &#123;&#64;code x&#125; &#38;amp; &#92;u002a/"
                + " &#34;q&#34;");
  }

  @Test
  void whatCantBeSeenIsWrittenOutOrReplaced() {
    assertThat(JavaText.javadoc("a\u202Eb\u0007c\uD800d é 日"))
        .isEqualTo("a&#8238;b&#xFFFD;c&#xFFFD;d é 日");
  }

  @Test
  void aLiteralIsTheTextAgainWhateverIsInIt() {
    assertThat(JavaText.literal("a\"b\\c\n\té\uD83D\uDE00\\u0022"))
        .isEqualTo("\"a\\\"b\\\\c\\012\\011\\u00e9\\ud83d\\ude00\\\\u0022\"");
  }
}
