package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenFormTest {
  @Test
  void eachFormIsMadeOfTheToken() {
    assertThat(TokenForm.WHOLE.of("aB-1")).isEqualTo("aB-1");
    assertThat(TokenForm.BEGINNING.of("aB-1")).isEqualTo("aB-");
    assertThat(TokenForm.OTHER_CASE.of("aB-1")).isEqualTo("Ab-1");
  }

  /** What is sent as a wrong token mustn't be the right one. */
  @Test
  void aTokenWithoutLettersHasNoOtherCase() {
    assertThat(TokenForm.OTHER_CASE.of("12-34")).isEmpty();
  }

  @Test
  void whatStandsForFormsIsRevealedAndToldInWords() {
    StringBuilder all = new StringBuilder();
    for (TokenForm form : TokenForm.values()) {
      all.append(form.placeholder()).append(';');
    }

    assertThat(TokenForm.revealed(all.toString(), "aB")).isEqualTo("aB;a;Ab;");
    assertThat(TokenForm.told(all.toString()))
        .isEqualTo("TOKEN;a beginning of TOKEN;TOKEN in another case;");
    assertThat(TokenForm.revealed("Bearer x", "aB")).isEqualTo("Bearer x");
  }
}
