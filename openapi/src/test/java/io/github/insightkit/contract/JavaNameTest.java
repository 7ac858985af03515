package io.github.insightkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNameTest {

  @ParameterizedTest
  @CsvSource({
    "accept_risk, ACCEPT_RISK, acceptRisk, AcceptRisk",
    "a_1, A_1, a_1, A_1",
    "a1, A1, a1, A1",
    "2fa, _2FA, _2fa, _2fa",
    "default, DEFAULT, default_, Default",
    "class, CLASS, class_, Class",
    "string, STRING, string, String_",
    "known, KNOWN_, known, Known",
    "reset, RESET, reset_, Reset",
    "unrecognized, UNRECOGNIZED, unrecognized_, Unrecognized_",
    "won't-fix, WON_T_FIX_x3f96, wonTFix_x3f96, WonTFix_x3f96",
    "acceptRisk, ACCEPT_RISK_xdab1, acceptRisk_xdab1, AcceptRisk_xdab1"
  })
  void aTextHasThreeNames(String text, String constant, String method, String type) {
    JavaName name = JavaName.of(text.replace("''", "'"));

    assertThat(List.of(name.constant(), name.method(), name.type()))
        .containsExactly(constant, method, type);
  }

  /** Two values that differ in case only must never be taken for each other. */
  @Test
  void textsThatAreAlikeHaveNamesOfTheirOwn() {
    List<String> alike =
        List.of(
            "other",
            "Other",
            "OTHER",
            "oTher",
            "a_b",
            "a-b",
            "a b",
            "aB",
            "AB",
            "ab",
            "a__b",
            "_a_b",
            "a_b_",
            "a1",
            "a_1",
            "1a",
            "_1a",
            "",
            "-",
            "日本",
            "日木",
            "won't-fix",
            "wont_fix",
            "won_t_fix");

    assertThat(distinct(alike.stream().map(text -> JavaName.of(text).constant())))
        .hasSameSizeAs(alike);
    assertThat(distinct(alike.stream().map(text -> JavaName.of(text).method())))
        .hasSameSizeAs(alike);
    assertThat(distinct(alike.stream().map(text -> JavaName.of(text).type()))).hasSameSizeAs(alike);
  }

  @Test
  void everyNameIsLegal() {
    Stream<String> texts =
        Stream.concat(
            IntStream.range(0, 0x300).mapToObj(Character::toString),
            Stream.of("true", "null", "_", "yield", "record", "goto", "a\nb", "*/", "\uD800"));
    assertThat(
            texts
                .map(JavaName::of)
                .flatMap(name -> Stream.of(name.constant(), name.method(), name.type())))
        .allMatch(name -> SourceVersion.isName(name, SourceVersion.RELEASE_17));
  }

  private static Set<String> distinct(Stream<String> names) {
    return names.collect(Collectors.toSet());
  }
}
