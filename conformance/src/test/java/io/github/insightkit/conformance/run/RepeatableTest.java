package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Reads;
import io.github.insightkit.conformance.history.Exchange;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.verdict.Report;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String PATH = "/accounts/a/security-center/insights/i/classification";

  private final Repeatable repeatable = new Repeatable(CONTRACT);

  private void require(String method, String path, Header... headers) {
    repeatable.require(List.of(new Request(method, path, List.of(headers), ByteString.EMPTY)));
  }

  @Test
  void whatARunSendsMayBeSentAgain() throws Exception {
    Report report;
    try (MockServer server = MockServer.builder(CONTRACT).token(Checked.TOKEN).start()) {
      report =
          Checked.report(
              CONTRACT,
              server.baseUri().toString(),
              Checked.PATIENT,
              Checked.WITHOUT_PAUSE,
              Reads.Source.INSIGHTS_LIST);
    }
    List<Request> sent =
        report.history().exchanges().stream().map(Exchange::request).distinct().toList();

    assertThat(sent).hasSizeGreaterThan(100);
    repeatable.require(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@host:1" + PATH,
        "0" + PATH,
        ".example" + PATH,
        "//host" + PATH + "/x",
        "http://host" + PATH,
        "",
        "/",
        "/accounts/a",
        "/accounts/a/members",
        "/accounts/../security-center/insights/i/classification",
        "/accounts/a/security-center/insights/%2e%2E/classification",
        "/accounts/a/security-center/insights/./classification",
        PATH + "#x",
        PATH + "\\x",
        PATH + " HTTP/1.1",
        PATH + "\r\nX: y",
        PATH + "?x=\r\n",
        PATH + "/../x"
      })
  void aPathThatNoRunSendsIsRefused(String path) {
    assertThatThrownBy(() -> require("PATCH", path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "request 1 of the counterexample is none that a run sends: expected a path of the"
                + " contract below the base URL; nothing was sent");
  }

  /** Which query a run sends depends on its seed. */
  @ParameterizedTest
  @ValueSource(strings = {"?x=[]&x=%ff", "?_method=PATCH&%E2%82=1", "/"})
  void aPathThatSomeRunSendsMayBeSentAgain(String more) {
    require("PATCH", PATH + more);
  }

  @Test
  void theListIsReadAndNeverChanged() {
    String list = "/zones/z/security-center/insights";

    require("GET", list + "?page=1&per_page=20");
    assertThatThrownBy(() -> require("DELETE", list)).hasMessageContaining("expected a path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "TRACE", "patch", "PATCH /x", ""})
  void aMethodThatNoRunSendsIsRefused(String method) {
    assertThatThrownBy(() -> require(method, PATH))
        .hasMessageContaining(
            "expected one of [DELETE, GET, HEAD, INSIGHTKIT, INSIGHTS, OPTIONS, PATCH,");
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.example",
    "Host, x.a.invalid",
    "Content-Length, 7",
    "Content-Length, 00",
    "'X  ', z",
    "Proxy-Authorization, x",
    "Cookie, a=b",
    "X-Log, token $CLOUDFLARE_API_TOKEN",
    "'X: y', z",
    "'', z"
  })
  void aFieldThatNoRunSendsIsRefused(String name, String value) {
    assertThatThrownBy(() -> require("PATCH", PATH, new Header(name, value)))
        .hasMessageContaining("expected fields that a run sends, and the token in none but Auth");
  }

  @Test
  void noBodyHidesARequestBehindALengthOfItsOwn() {
    List<Header> length = List.of(new Header("Content-Length", "0"));

    repeatable.require(List.of(new Request("PATCH", PATH, length, ByteString.encodeUtf8("{}"))));
    assertThatThrownBy(
            () ->
                repeatable.require(
                    List.of(
                        new Request(
                            "PATCH", PATH, length, ByteString.encodeUtf8("DELETE / HTTP/1.1")))))
        .hasMessageContaining("expected an object beside a length of its own; nothing was sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\nb", "\u0000", "\u007f", "\u0085"})
  void aValueThatAFieldCannotHoldIsRefused(String value) {
    assertThatThrownBy(() -> require("PATCH", PATH, new Header("X", value)))
        .hasMessageContaining("expected fields that a run sends");
    require("PATCH", PATH, new Header("Authorization", Request.BEARER));
    require("PATCH", PATH, new Header("Authorization", "Bearer \u00e9"));
  }
}
