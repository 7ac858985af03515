package io.github.insightkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred calls at once in a heap of 32 MB, against servers that send without end. */
@Timeout(180)
class SmallHeapTest {
  private static final HeldCertificate LOCALHOST =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final int CALLS = 200;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "endless chunk extension, false, false",
    "endless chunk extension, true, true",
    "gzip whose file name never ends, true, false",
    "endless empty fields, false, true",
    "endless body, true, false"
  })
  void heapIsNeverExhausted(String event, boolean tls, boolean async) throws Exception {
    HostileEvent hostile =
        HostileEvents.all().stream().filter(e -> e.name().equals(event)).findFirst().orElseThrow();
    try (WireServer server = new WireServer(listen(tls), hostile.script())) {
      String url = tls ? server.url().replace("http:", "https:") : server.url();
      assertThat(run(url, async))
          .contains("{" + hostile.expected().type().getSimpleName() + "=200}");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void heapIsNeverExhaustedByFrames(boolean async) throws Exception {
    byte[] fields = new byte[16_000];
    Arrays.fill(fields, (byte) 0x88);
    FramesServer.Flood flood =
        new FramesServer.Flood(
            "fields", FramesServer.CONTINUATION, 0, 3, ByteString.of(fields), "fields");
    try (FramesServer server = new FramesServer(LOCALHOST, flood, false)) {
      assertThat(run("https://127.0.0.1:" + server.port(), async))
          .matches("(?s)\\{(NotSentException=\\d+, )?OutcomeUnknownException=\\d+\\} of 200.*");
    }
  }

  private String run(String url, boolean async) throws IOException, InterruptedException {
    Path pem = Files.writeString(folder.resolve("server.pem"), LOCALHOST.certificatePem());
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx32m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xss256k",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SmallHeap.class.getName(),
                    url,
                    pem.toString(),
                    String.valueOf(CALLS),
                    String.valueOf(async)))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static ServerSocket listen(boolean tls) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return tls
        ? new HandshakeCertificates.Builder()
            .heldCertificate(LOCALHOST)
            .build()
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 300, loopback)
        : new ServerSocket(0, 300, loopback);
  }
}
