package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.history.Header;
import io.github.insightkit.conformance.history.Request;
import io.github.insightkit.conformance.history.Result;
import io.github.insightkit.conformance.mock.server.Handler;
import io.github.insightkit.conformance.mock.server.Policies;
import io.github.insightkit.conformance.selftest.Stranger;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kotlin.Pair;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A legal server that speaks HTTP/2 over TLS, which is what the real one does. */
class Http2Test {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final String BASE = "/client/v4";
  private static final String PASSWORD = "changeit";
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  @TempDir Path folder;

  private final Set<Protocol> spoken = ConcurrentHashMap.newKeySet();

  @AfterEach
  void trustWhatTheJvmTrusts() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  @Test
  void everyRuleIsDecidedOverHttp2() throws Exception {
    trust(LOCALHOST);
    try (MockWebServer server = server()) {
      Report report =
          Checked.report(
              CONTRACT,
              "https://127.0.0.1:" + server.getPort() + BASE,
              // Encrypted twice in one process; ten seconds were too few on a busy machine.
              Duration.ofMinutes(1),
              Checked.WITHOUT_PAUSE);

      Stranger.HTTP_2.isAsRecorded(report);
      assertThat(report.verdict()).as(Checked.complaints(report)).isEqualTo(Overall.CONFORMANT);
      assertThat(Checked.ids(report, Verdict.WARN)).isEmpty();
      assertThat(spoken).containsExactly(Protocol.HTTP_2);
    }
  }

  private MockWebServer server() throws Exception {
    Handler reference = new Handler(CONTRACT, Policies.usual(CONTRACT), Checked.TOKEN);
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build().sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          /** Without this no content is read of who waits to be told to go on. */
          @Override
          public MockResponse peek() {
            return new MockResponse.Builder().add100Continue().build();
          }

          @Override
          public MockResponse dispatch(RecordedRequest request) {
            spoken.add(
                request.getVersion().startsWith("HTTP/2") ? Protocol.HTTP_2 : Protocol.HTTP_1_1);
            MockResponse.Builder response = response(reference.answer(read(request)));
            // Or the mock server sends content nobody may send.
            return request.getMethod().equals("HEAD")
                ? response.body(new Buffer()).build()
                : response.build();
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  private static Request read(RecordedRequest request) {
    List<Header> headers = new ArrayList<>();
    for (Pair<? extends String, ? extends String> field : request.getHeaders()) {
      // What HTTP/2 says of the request itself is no field (RFC 9113, section 8.3).
      if (!field.getFirst().startsWith(":")) {
        headers.add(new Header(field.getFirst(), field.getSecond()));
      }
    }
    ByteString body = request.getBody();
    return new Request(
        request.getMethod(),
        request.getTarget().substring(BASE.length()),
        headers,
        body == null ? ByteString.EMPTY : ByteString.of(body.toByteArray()));
  }

  private static MockResponse.Builder response(Result.Response answer) {
    MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
    answer.headers().stream()
        .filter(header -> !header.name().equalsIgnoreCase("Content-Length"))
        .forEach(header -> response.addHeader(header.name(), header.value()));
    return response.body(new Buffer().write(answer.body().toByteArray()));
  }

  /** Makes this the only certificate that the JVM trusts. */
  private void trust(HeldCertificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", certificate.certificate());
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    System.setProperty("javax.net.ssl.trustStore", file.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
  }
}
