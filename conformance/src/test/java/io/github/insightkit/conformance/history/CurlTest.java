package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurlTest {
  private static final Header JSON = new Header("Content-Type", "application/json");

  private static String line(Bytes body, Header... headers) {
    return Curl.line("http://127.0.0.1:1", new Request("PATCH", "/p", List.of(headers), body));
  }

  @Test
  void theTokenStandsAsAShellVariable() {
    Header token = new Header("Authorization", "Bearer " + Curl.TOKEN_PLACEHOLDER);

    assertThat(line(Bytes.utf8("{}"), JSON, token))
        .isEqualTo(
            "curl -sS -i --path-as-is -X PATCH 'http://127.0.0.1:1/p' -H 'Content-Type:"
                + " application/json' -H \"Authorization: Bearer $CLOUDFLARE_API_TOKEN\""
                + " --data-binary '{}'");
  }

  @Test
  void quotesInABodyAreQuotedForTheShell() {
    assertThat(line(Bytes.utf8("it's"), JSON)).endsWith(" --data-binary 'it'\\''s'");
  }

  @Test
  void bytesThatAShellCannotQuoteArePiped() {
    assertThat(line(Bytes.of(new byte[] {0, (byte) 0xff}), JSON))
        .startsWith("printf '\\000\\377' | curl ")
        .endsWith(" --data-binary @-");
  }

  @Test
  void noContentTypeIsSentWhereNoneWas() {
    assertThat(line(Bytes.utf8("{}"))).contains(" -H 'Content-Type:' ");
  }
}
