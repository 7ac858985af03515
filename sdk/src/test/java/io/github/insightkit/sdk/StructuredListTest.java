package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.greenbytes.http.sfv.TokenItem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of structured items, against a parser of the syntax that somebody else wrote. */
class StructuredListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "\"a\\\"b\\\\\"",
        "1",
        "-1.5",
        "?1",
        ":YWI=:",
        "@1659578233",
        "%\"f%c3%bc\"",
        "()",
        "(a b;x=1)",
        "a;b;c=?0",
        "*/a:b",
        "a,b",
        "a \t,\tb \t"
      })
  void whatTheSyntaxAllowsIsRead(String field) {
    assertThat(StructuredList.parse(field)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,",
        ",a",
        "a b",
        "\"a",
        "\"\\a\"",
        "\"\u00fc\"",
        "-",
        "1.",
        "1.2345",
        "1234567890123456",
        "1234567890123.1",
        "?2",
        ":a",
        ":a b:",
        "@1.5",
        "@",
        "%\"f%C3\"",
        "%\"%c3\"",
        "%a",
        "(a",
        "(a,b)",
        "(a\"b\")",
        "a;",
        "a;B=1",
        "a; =1",
        "a;b=",
        "=",
        "\0"
      })
  void whatTheSyntaxForbidsIsIgnoredAsAWhole(String field) {
    assertThat(StructuredList.parse(field)).isEmpty();
    assertThat(StructuredList.parse("good, " + field)).hasSizeLessThan(1);
  }

  @Property(tries = 10_000)
  void agreesWithAnotherParserOfTheSyntax(@ForAll("fields") String field) {
    assertThat(StructuredList.parse(field)).isEqualTo(other(field));
  }

  /** Pieces of the syntax, rightly and wrongly put together; without what RFC 9651 has added. */
  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
            "\"a\"",
            "\"",
            "\\",
            "b",
            "*",
            "1",
            "12345",
            "-",
            ".",
            "0.5",
            "?0",
            "?",
            ":YQ==:",
            ":",
            "(",
            ")",
            " ",
            "\t",
            ", ",
            ",",
            ";",
            ";r=1",
            ";t=-20",
            ";r",
            ";w=2.5",
            ";q=\"5\"",
            "=",
            "/")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  private static List<StructuredList.Member> other(String field) {
    List<StructuredList.Member> members = new ArrayList<>();
    try {
      for (ListElement<?> member : new Parser(field).parseList().get()) {
        boolean named = member instanceof StringItem || member instanceof TokenItem;
        Map<String, Long> integers = new HashMap<>();
        for (Map.Entry<String, Item<?>> parameter : member.getParams().entrySet()) {
          if (parameter.getValue().get() instanceof Long number) {
            integers.put(parameter.getKey(), number);
          }
        }
        members.add(new StructuredList.Member(named ? (String) member.get() : "", integers));
      }
      return members;
    } catch (ParseException e) {
      return List.of();
    }
  }
}
