package io.github.insightkit.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

  private static StrictJson.Reading read(String text) {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneDocumentIsReadWhole() {
    assertThat(read(" {\"success\": true, \"n\": [1, 1.0e400]}\n"))
        .isInstanceOfSatisfying(
            StrictJson.Document.class,
            document -> {
              assertThat(document.root().required("success").booleanValue()).isTrue();
              assertThat(document.root().required("n")).hasSize(2);
              assertThat(document.reason()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"a\":2}      | a name stands twice in one object (line 1, column 11)",
        "{\"a\":1} {}           | something follows the document",
        "{\"a\":NaN}            | it isn't JSON",
        "{'a':1}                | it isn't JSON",
        "{\"a\":1,}             | it isn't JSON",
        "{\"a\":1               | it is cut off (line 1, column 7)",
        "{\"a\":1}]             | something follows the document",
        "{\"a\":1}x             | something follows the document",
        "<html></html>          | it isn't JSON",
        "/* */ {}               | it isn't JSON",
      })
  void whatIsNotOneDocumentIsMalformed(String text, String reason) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            StrictJson.Malformed.class,
            malformed -> assertThat(malformed.reason()).startsWith(reason));
  }

  @Test
  void bytesThatAreNoTextAreMalformed() {
    assertThat(StrictJson.read(new byte[0])).isEqualTo(new StrictJson.Malformed("it is empty"));
    assertThat(read("  \n")).isEqualTo(new StrictJson.Malformed("it is blank"));
    assertThat(StrictJson.read(new byte[] {'"', (byte) 0xC3, '"'}))
        .isEqualTo(new StrictJson.Malformed("it isn't UTF-8"));
    assertThat(read("\uFEFF{}"))
        .isEqualTo(new StrictJson.Malformed("it starts with a byte order mark"));
  }

  @Test
  void theDepthThatIsReadIsBounded() {
    assertThat(read("[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH)))
        .isInstanceOf(StrictJson.Document.class);
    assertThat(read("[".repeat(100_000)))
        .isEqualTo(new StrictJson.Unread("it is nested deeper than 500 levels"));
  }

  @Test
  void whatIsLongerThanIsReadMayBeJson() {
    assertThat(read("[" + "9".repeat(1_001) + "]"))
        .isEqualTo(
            new StrictJson.Unread("it has a number, a name or a text that is longer than is read"));
  }

  @Test
  void aByteOrderMarkAloneIsMalformed() {
    assertThat(read("\uFEFF"))
        .isEqualTo(new StrictJson.Malformed("it starts with a byte order mark"));
  }
}
