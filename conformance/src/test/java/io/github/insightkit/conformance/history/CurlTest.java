package io.github.insightkit.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlTest {
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final History.Origin ORIGIN =
      new History.Origin("r", "http://127.0.0.1:1", "1", 0, true, "OUR_TOKEN");
  private static final String TOKEN = "$(touch token)`touch token`\"';touch token;";

  /** What a shell could take for something of its own, and what a terminal could. */
  private static final List<String> HARMFUL =
      List.of(
          "$(touch x)",
          "`touch x`",
          "'; touch x; '",
          "\"; touch x; \"",
          "\\'; touch x #",
          "${HOME}",
          "$OUR_TOKEN",
          "!!",
          "a\nb",
          "* ? ~ [a] {b,c}",
          "&& touch x",
          "| touch x",
          "> x",
          "%s%n\\n",
          "-o x",
          "@x",
          "\u001b[2J",
          "\u202e\u2028\ud800");

  @TempDir Path folder;

  private static String line(ByteString body, Header... headers) {
    return Curl.line(ORIGIN, new Request("PATCH", "/p", List.of(headers), body));
  }

  @Test
  void aHostIsTakenOutByAColon() {
    assertThat(line(ByteString.encodeUtf8("{}"), JSON, new Header("Host", ""), new Header("X", "")))
        .endsWith(" -H 'Host:' -H 'X;' --data-binary '{}'");
  }

  @Test
  void theTokenStandsAsTheVariableThatWasNamed() {
    Header token = new Header("Authorization", "Bearer " + TokenForm.WHOLE.placeholder());
    Header longer = new Header("Authorization", "Bearer " + TokenForm.WHOLE.placeholder() + "x");

    assertThat(line(ByteString.encodeUtf8("{}"), JSON, token))
        .isEqualTo(
            "curl -sSig --path-as-is -X PATCH 'http://127.0.0.1:1/p' -H 'Content-Type:"
                + " application/json' -H 'Authorization: Bearer '\"$OUR_TOKEN\""
                + " --data-binary '{}'");
    assertThat(line(ByteString.encodeUtf8("{}"), JSON, longer))
        .contains("Bearer '\"$OUR_TOKEN\"'x' ");
    assertThat(
            line(
                ByteString.encodeUtf8("{}"),
                new Header("Authorization", "Bearer " + TokenForm.BEGINNING.placeholder())))
        .contains("Bearer '\"${OUR_TOKEN%?}\" ");
    assertThat(
            line(
                ByteString.encodeUtf8("{}"),
                new Header("Authorization", "Bearer " + TokenForm.OTHER_CASE.placeholder())))
        .contains("Bearer '\"$(printf %s \"${OUR_TOKEN}\" | tr a-zA-Z A-Za-z)\" ");
  }

  @Test
  void quotesInABodyAreQuotedForTheShell() {
    assertThat(line(ByteString.encodeUtf8("it's"), JSON)).endsWith(" --data-binary 'it'\\''s'");
  }

  @Test
  void aBlockSetsItsUrlOnce() {
    Request change = new Request("PATCH", "/p", List.of(), ByteString.EMPTY);
    Request other = new Request("PATCH", "/q", List.of(), ByteString.EMPTY);

    assertThat(Curl.lines(ORIGIN, List.of(change, change)))
        .containsExactly(
            "url='http://127.0.0.1:1/p'",
            "curl -sSig --path-as-is -X PATCH \"$url\"",
            "curl -sSig --path-as-is -X PATCH \"$url\"");
    assertThat(Curl.lines(ORIGIN, List.of(change, other)))
        .containsExactly(
            "url='http://127.0.0.1:1/'",
            "curl -sSig --path-as-is -X PATCH \"$url\"'p'",
            "curl -sSig --path-as-is -X PATCH \"$url\"'q'");
  }

  @Test
  void aBlockSaysOnceWhatItsRequestsHaveInCommon() {
    Request change = new Request("PATCH", "/p", List.of(JSON), ByteString.encodeUtf8("{}"));

    assertThat(Curl.lines(ORIGIN, List.of(change, change.with("X", "y"), change.body("it's"))))
        .containsExactly(
            "url='http://127.0.0.1:1/p'\n"
                + "send() { curl -sSig --path-as-is -X PATCH \"$url$2\" -H 'Content-Type:"
                + " application/json' --data-binary \"$1\"; }",
            "send '{}'",
            "curl -sSig --path-as-is -X PATCH \"$url\" -H 'Content-Type: application/json'"
                + " -H 'X: y' --data-binary '{}'",
            "send 'it'\\''s'");
    assertThat(Curl.lines(ORIGIN, List.of(change.path("/s/i/p"), change.path("/s/ij/p"))))
        .endsWith("send '{}' 'i/p'", "send '{}' 'ij/p'")
        .element(0)
        .asString()
        .startsWith("url='http://127.0.0.1:1/s/'\n");
    assertThat(Curl.lines(ORIGIN, List.of(change, change.body("@x"), change.body(""))))
        .as("what no argument can say")
        .noneMatch(line -> line.contains("send"));
  }

  @Test
  void bytesThatAShellCannotQuoteArePiped() {
    assertThat(line(ByteString.of(new byte[] {0, (byte) 0xff}), JSON))
        .startsWith("printf '\\000\\377' | curl ")
        .endsWith(" --data-binary @-");
  }

  @Test
  void whatIsPipedStaysReadable() {
    assertThat(line(ByteString.encodeUtf8("-{\"100 %\": \"it's\\n\"}\n"), JSON))
        .startsWith("printf '\\055{\"100 \\045\": \"it\\047s\\134n\"}\\012' | curl ");
  }

  @Test
  void noContentTypeIsSentWhereNoneWas() {
    assertThat(line(ByteString.encodeUtf8("{}"))).contains(" -H 'Content-Type:' ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash"})
  void aPastedLineSendsWhatItSaysAndDoesNothingElse(String shell) throws Exception {
    assumeTrue(
        List.of("/bin/", "/usr/bin/").stream()
            .anyMatch(bin -> Files.isExecutable(Path.of(bin + shell))),
        "no " + shell + " here");
    List<String> texts = new ArrayList<>(HARMFUL);
    IntStream.range(0, 0x180).mapToObj(c -> "a" + (char) c + "b").forEach(texts::add);
    IntStream.range(0, 0x180).mapToObj(c -> (char) c + "b").forEach(texts::add);
    List<Request> requests = new ArrayList<>();
    for (String text : texts) {
      requests.add(
          new Request(
              "P" + text,
              "/p" + text,
              List.of(
                  new Header("X" + text, text),
                  new Header(
                      "Y",
                      "Bearer "
                          + TokenForm.WHOLE.placeholder()
                          + text
                          + TokenForm.BEGINNING.placeholder()
                          + TokenForm.OTHER_CASE.placeholder())),
              ByteString.encodeUtf8(text)));
    }
    PastedCurl pasted = new PastedCurl(folder);

    List<List<String>> calls =
        pasted.run(
            shell,
            requests.stream().map(request -> Curl.line(ORIGIN, request)).toList(),
            "OUR_TOKEN",
            TOKEN);

    assertThat(pasted.run(shell, Curl.lines(ORIGIN, requests), "OUR_TOKEN", TOKEN))
        .as("the lines that take their URL from a variable")
        .isEqualTo(calls);
    List<Request> alike =
        requests.stream()
            .map(one -> new Request("PATCH", one.path(), requests.get(0).headers(), one.body()))
            .toList();
    assertThat(pasted.run(shell, Curl.lines(ORIGIN, alike), "OUR_TOKEN", TOKEN))
        .as("the lines that have their method and fields from a function")
        .isEqualTo(alike.stream().map(CurlTest::words).toList());
    assertThat(calls).hasSameSizeAs(requests);
    for (int i = 0; i < calls.size(); i++) {
      assertThat(calls.get(i)).as(texts.get(i)).isEqualTo(words(requests.get(i)));
    }
    assertThat(pasted.leftBehind()).isEmpty();
  }

  /** What curl has to be given for this request. */
  private static List<String> words(Request request) {
    List<String> words = new ArrayList<>(List.of("-sSig", "--path-as-is"));
    words.addAll(List.of("-X", held(request.method()), ORIGIN.baseUrl() + held(request.path())));
    for (Header header : request.headers()) {
      words.add("-H");
      words.add(
          held(
              header.value().isEmpty()
                  ? header.name() + ";"
                  : header.name() + ": " + TokenForm.revealed(header.value(), TOKEN)));
    }
    words.addAll(List.of("-H", "Content-Type:", "--data-binary"));
    byte[] body = request.body().toByteArray();
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.startsWith("@") || !text.matches("[^\\p{C}\\p{Zl}\\p{Zp}]*")) {
      words.addAll(List.of("@-", HexFormat.of().formatHex(body)));
    } else {
      words.add(text);
    }
    return words;
  }

  /** What a request line or a field can hold, as UTF-8 has it. */
  private static String held(String text) {
    return new String(
        text.replaceAll("\\p{Cc}", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
