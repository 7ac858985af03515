package io.github.insightkit.conformance.mock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.Change;
import io.github.insightkit.conformance.mock.server.Delivery;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.mock.server.NamedChange;
import io.github.insightkit.conformance.mock.server.Probes;
import io.github.insightkit.conformance.mock.server.WireClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What faults in the delivery of an answer send, to the byte, and that all else goes on. */
final class WireFaultsTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String SET = "{\"classification\":\"other\",\"rationale\":\"r\"}";
  private static final String DIRECT = "{\"classification\":\"accept_risk\",\"rationale\":\"r\"}";

  private static MockServer faulty(NamedChange... faults) {
    return MockServer.builder(CONTRACT).changes(List.of(faults)).start();
  }

  private static NamedChange fault(String id) {
    return Faults.of(CONTRACT).named(id);
  }

  private static void ask(WireClient client, String body) throws IOException {
    client.write(
        "PATCH "
            + client.path(Probes.ACCOUNT, "w")
            + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  /** All that comes until the server closes the connection. */
  private static String rest(WireClient client) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int b; (b = client.readByte()) >= 0; ) {
      all.write(b);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "closed-without-answer | ",
        "answer-cut-off | HTTP/1.1 400 Bad Request\\r"
            + "\\n"
            + ".*Content-Length: 1\\d\\d\\r"
            + "\\n"
            + ".*\"source\".*[^}]",
        "head-cut-off | HTTP/1.1 400 [^{]{27}",
        "length-too-long | .*\\r\\nContent-Length: 91\\d\\d\\r\\n.*\\}",
        "length-not-a-number | .*\\r\\nContent-Length: x1\\d\\d\\r\\n.*\\}",
        "status-line-garbled | HTTQ 400 .*\\}",
        "chunk-size-garbled | .*\\r"
            + "\\n"
            + "Transfer-Encoding: chunked(?s:.*?)\\r"
            + "\\n"
            + "zz\\r"
            + "\\n"
            + "\\{.*\\}\\r"
            + "\\n",
        "chunks-cut-off | .*\\r\\nTransfer-Encoding: chunked(?s:.*?)\\r\\n1000\\r\\n\\{.*\\}\\r\\n",
      })
  void aRefusedDirectChangeIsAnsweredLikeThisAndTheConnectionCloses(String id, String sent)
      throws IOException {
    try (MockServer server = faulty(fault(id));
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("w", SET).status()).isEqualTo(200);
      ask(client, DIRECT);

      assertThat(rest(client)).matches(Pattern.compile(sent == null ? "" : sent, Pattern.DOTALL));
      try (WireClient next = new WireClient(server.baseUri())) {
        assertThat(next.patch("w", SET).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aResetOfTheConnectionReachesTheClient() throws IOException {
    try (MockServer server = faulty(fault("connection-reset"));
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("w", SET).status()).isEqualTo(200);

      assertThatThrownBy(() -> client.patch("w", DIRECT)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aRefusalIsCompressedThoughNobodyAskedForIt() throws IOException {
    try (MockServer server = faulty(fault("gzip-unasked"));
        WireClient client = new WireClient(server.baseUri())) {
      assertThat(client.patch("w", SET).header("content-encoding")).isNull();
      WireClient.Response refusal = client.patch("w", DIRECT);

      assertThat(refusal.header("content-encoding")).isEqualTo("gzip");
      byte[] content = refusal.text().getBytes(StandardCharsets.ISO_8859_1);
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(content))) {
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"code\":1001,");
      }
    }
  }

  /** The connection stays open and silent until the server goes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hang-on-direct-change | {\"classification\":\"accept_risk\",\"rationale\":\"r\"}",
        "hang-on-malformed-body | {\"classification\":",
        "hang-on-deep-nesting | {\"classification\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}",
      })
  void nothingIsEverAnswered(String id, String body) throws Exception {
    CountDownLatch planned = new CountDownLatch(1);
    NamedChange watching =
        NamedChange.fault(
            "watching",
            "",
            "tells when an answer is planned that is none",
            Change.deliver(
                call -> true,
                delivery -> {
                  if (delivery.steps().contains(Delivery.Ending.SILENCE)) {
                    planned.countDown();
                  }
                  return delivery;
                }));
    MockServer server = faulty(fault(id), watching);
    try (WireClient client = new WireClient(server.baseUri());
        WireClient other = new WireClient(server.baseUri())) {
      assertThat(client.patch("w", SET).status()).isEqualTo(200);
      ask(client, body);
      planned.await();

      assertThat(other.patch("w", SET).status()).isEqualTo(200);
      server.close();
      assertThat(rest(client)).isEmpty();
    } finally {
      server.close();
    }
  }
}
