package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with methods, paths, media types and broken messages. */
final class HttpTest {
  private static final String RISK = "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";
  private static final String OTHER = "{\"classification\":\"other\",\"rationale\":\"r\"}";

  private MockServer server;
  private WireClient client;

  @BeforeEach
  void start() throws IOException {
    server = MockServer.builder(Frozen.CONTRACT).start();
    client = new WireClient(server.baseUri());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void baseUriIsOnTheLoopbackInterfaceAndEndsWhereThePathsBegin() {
    assertThat(server.baseUri().toString()).matches("http://127\\.0\\.0\\.1:\\d+/client/v4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "patch", "BREW"})
  void otherMethodIsAnsweredWithTheOneThatIsAllowed(String method) throws IOException {
    WireClient.Response response = client.send(method, client.path(Probes.ACCOUNT, "m"), RISK);

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("allow")).isEqualTo("PATCH");
    assertThat(response.json().path("success").asBoolean(true)).isFalse();
    assertThat(response.code()).isEqualTo(10405);
    assertThat(client.patch("m", OTHER).status()).isEqualTo(200);
  }

  @Test
  void headIsAnsweredWithoutABodyAndTheConnectionGoesOn() throws IOException {
    WireClient.Response response = client.send("HEAD", client.path(Probes.ACCOUNT, "m"), "");

    assertThat(response.status()).isEqualTo(405);
    assertThat(client.patch("m", RISK).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/client/v4",
        "/client/v4/",
        "/client/v4/users/a/security-center/insights/i/classification",
        "/client/v4/accounts//security-center/insights/i/classification",
        "/client/v4/accounts/a/security-center/insights//classification",
        "/client/v4/accounts/a/security-center/insights/i/classification/",
        "/client/v4/accounts/a/security-center/insights/i/classifications",
        "/client/v4/accounts/a/Security-Center/insights/i/classification",
        "/client/v5/accounts/a/security-center/insights/i/classification",
        "/client/v4//accounts/a/security-center/insights/i/classification"
      })
  void unknownPathIsNotFound(String path) throws IOException {
    WireClient.Response response = client.send("PATCH", path, RISK);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.code()).isEqualTo(7000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "%2e%2E", "a%00b", "a%0Ab", "%zz", "%4", "a%", "%ff"})
  void idThatCanNotBeIsRefused(String issue) throws IOException {
    WireClient.Response response = client.patch(issue, RISK);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(7003);
  }

  @Test
  void ownerLongerThanTheContractAllowsIsRefused() throws IOException {
    assertThat(client.patch("accounts/" + "a".repeat(33), "i", RISK).code()).isEqualTo(7003);
    assertThat(client.patch("accounts/" + "a".repeat(32), "i", RISK).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "a,%61,true",
    "a,%2561,false",
    "a+b,a%2Bb,true",
    "a+b,a%20b,false",
    "%e2%82%ac,%E2%82%AC,true",
    "a%2Fb,a%252Fb,false",
    "a,A,false"
  })
  void idIsDecodedOnce(String one, String two, boolean same) throws IOException {
    client.patch(one, RISK);

    assertThat(client.patch(two, OTHER).status()).isEqualTo(same ? 400 : 200);
  }

  @Test
  void queryAndAbsoluteFormLeadToTheSameInsight() throws IOException {
    String path = client.path(Probes.ACCOUNT, "q");
    client.patch("q", RISK);

    assertThat(client.send("PATCH", path + "?classification=other", OTHER).code()).isEqualTo(1001);
    assertThat(client.send("PATCH", "http://localhost" + path, OTHER).code()).isEqualTo(1001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Content-Type: Application/JSON; charset=UTF-8",
        "Content-Type: application/json;charset=\"utf-8\"",
        "Content-Type: application/json; version=1"
      })
  void jsonIsTaken(String header) throws IOException {
    assertThat(client.patch(Probes.ACCOUNT, "t", RISK, header).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: application/jsonp",
        "Content-Type: application/json; charset=latin1",
        "Content-Type:",
        "Content-Type: application/json\r\nContent-Type: application/json"
      })
  void anythingElseIsAnUnsupportedMediaType(String header) throws IOException {
    WireClient.Response response = client.patch(Probes.ACCOUNT, "t", RISK, header);

    assertThat(response.status()).isEqualTo(415);
    assertThat(response.header("accept-patch")).isEqualTo("application/json");
    assertThat(response.code()).isEqualTo(9207);
  }

  @Test
  void contentCodingIsUnsupported() throws IOException {
    WireClient.Response response =
        client.patch(
            Probes.ACCOUNT, "t", RISK, "Content-Type: application/json\r\nContent-Encoding: gzip");

    assertThat(response.status()).isEqualTo(415);
    assertThat(response.header("accept-encoding")).isEqualTo("identity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                     | it is empty
          {                                                      | it is cut off
          {} {}                                                  | something follows the document
          {"classification":null,"classification":"other"}       | a name stands twice in one object
          {"classification":NaN}                                 | it isn't JSON
          {'classification':null}                                | it isn't JSON
          """)
  void bodyThatIsNotOneJsonDocumentIsRefused(String body, String reason) throws IOException {
    WireClient.Response response = client.patch("b", body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo(6007);
    assertThat(response.text()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "\"other\""})
  void bodyThatIsNotAnObjectIsRefused(String body) throws IOException {
    assertThat(client.patch("b", body).code()).isEqualTo(1012);
  }

  @Test
  void deepNestingIsRefusedAndDoesNotHang() throws IOException {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(client.patch("b", deep).text()).contains("nested deeper than");
  }

  @Test
  void anyTextIsARationale() throws IOException {
    String[] texts = {"\\ud83d\\ude00", "\\ud800", "\\u0000", "<&>'\\\"", "\u00e9\u20ac", "x"};
    for (String text : texts) {
      String body = "{\"classification\":\"other\",\"rationale\":\"" + text + "\"}";
      assertThat(client.patch("r", body).status()).as(text).isEqualTo(200);
    }
    String longest = "{\"classification\":\"other\",\"rationale\":\"" + "x".repeat(900_000) + "\"}";
    assertThat(client.patch("r", longest).status()).isEqualTo(200);
  }

  @Test
  void bodyThatIsTooLongIsRefusedAtOnceAndItsSenderHeardOut() throws IOException {
    String part = " ".repeat(100_000);
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "l")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "Content-Length: 20000000\r\n\r\n"
            + part);

    WireClient.Response response = client.read();

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.code()).isEqualTo(10400);
    assertThat(client.readByte()).isEqualTo(-1);
    for (int sent = 1; sent < 200; sent++) {
      client.write(part);
    }
  }

  @Test
  void chunkedBodyIsTaken() throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "c")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "5\r\n{\"cla\r\n17\r\nssification\": null    }\r\n0\r\n\r\n");

    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  void chunkedBodyThatIsTooLongIsRefused() throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "c")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n");
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    for (int i = 0; i < 17; i++) {
      client.write(chunk);
    }

    assertThat(client.read().status()).isEqualTo(413);
  }

  @Test
  void clientThatWaitsForALeaveGetsIt() throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "e")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\nContent-Length: 23\r\n\r\n");
    assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
    assertThat(client.line()).isEmpty();
    client.write("{\"classification\":null}");

    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  void clientThatWaitsForALeaveForTooMuchIsRefused() throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "e")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");

    assertThat(client.read().status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'PATCH / HTTP/1.1\r\nHost: a\r\nBad header\r\n\r\n'      | 400
          'PATCH / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n' | 400
          'nonsense\r\n\r\n'                                       | 400
          """)
  void brokenMessageIsRefusedAndTheConnectionClosed(String message, int status) throws IOException {
    client.write(message);

    WireClient.Response response = client.read();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.code()).isEqualTo(10400);
    assertThat(client.readByte()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
  void aRequestForNoHostOrTwoIsRefused(String hosts) throws IOException {
    client.write("PATCH / HTTP/1.1\r\n" + hosts + "Content-Length: 0\r\n\r\n");

    assertThat(client.read().code()).isEqualTo(10400);
  }

  @Test
  void lineAndHeadersBeyondMeasureAreRefused() throws IOException {
    assertThat(client.patch("i".repeat(20_000), RISK).status()).isEqualTo(414);
    try (WireClient next = new WireClient(server.baseUri())) {
      String header = "X-Long: " + "x".repeat(40_000);
      assertThat(next.patch(Probes.ACCOUNT, "i", RISK, header).status()).isEqualTo(431);
    }
  }

  @Test
  void connectionIsKeptUnlessTheClientSaysOtherwise() throws IOException {
    assertThat(client.patch("k", RISK).header("connection")).isNull();
    assertThat(
            client
                .patch(
                    Probes.ACCOUNT,
                    "k",
                    RISK,
                    "Content-Type: application/json\r\nConnection: close")
                .header("connection"))
        .isEqualTo("close");
    assertThat(client.readByte()).isEqualTo(-1);
  }

  @Test
  void requestsSentAtOnceAreAnsweredInTheirOrder() throws IOException {
    String request =
        "PATCH "
            + client.path(Probes.ACCOUNT, "o")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ";
    client.write(
        (request + RISK.length() + "\r\n\r\n" + RISK)
            + (request + OTHER.length() + "\r\n\r\n" + OTHER)
            + (request + "23\r\n\r\n{\"classification\":null}")
            + (request + OTHER.length() + "\r\n\r\n" + OTHER));

    assertThat(client.read().status()).isEqualTo(200);
    assertThat(client.read().status()).isEqualTo(400);
    assertThat(client.read().status()).isEqualTo(200);
    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  void bodyMayComeByteByByte() throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "s")
            + " HTTP/1.1\r\n"
            + "Host: h\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Length: 23\r\n\r\n");
    for (char c : "{\"classification\":null}".toCharArray()) {
      client.write(String.valueOf(c));
    }

    assertThat(client.read().status()).isEqualTo(200);
  }
}
