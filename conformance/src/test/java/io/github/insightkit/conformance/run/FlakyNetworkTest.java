package io.github.insightkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.insightkit.conformance.Frozen;
import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.mock.server.MockServer;
import io.github.insightkit.conformance.transport.RawServer;
import io.github.insightkit.conformance.verdict.Judgement;
import io.github.insightkit.conformance.verdict.Overall;
import io.github.insightkit.conformance.verdict.Report;
import io.github.insightkit.conformance.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference server behind a proxy that drops connections, now and then, by chance. */
@Timeout(300)
class FlakyNetworkTest {
  private static final Contract CONTRACT = Frozen.CONTRACT;
  private static final int ONE_IN = 20;

  /** Passes on what comes, unless chance has it that the connection ends instead. */
  private static RawServer proxy(int upstream, Random chance, AtomicInteger dropped)
      throws IOException {
    return RawServer.start(
        (in, out) -> {
          try (Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
            Thread back = new Thread(() -> pass(server, out), "answers");
            back.setDaemon(true);
            back.start();
            byte[] block = new byte[1 << 16];
            for (int read; (read = in.read(block)) >= 0; ) {
              if (chance.nextInt(ONE_IN) == 0) {
                dropped.incrementAndGet();
                return;
              }
              server.getOutputStream().write(Arrays.copyOf(block, read));
            }
          }
        });
  }

  private static void pass(Socket server, OutputStream out) {
    try (InputStream in = server.getInputStream()) {
      byte[] block = new byte[1 << 16];
      for (int read; (read = in.read(block)) >= 0; ) {
        out.write(block, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One of the two sides is gone, and so is the connection.
      return;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nobodyIsBlamedForConnectionsThatEndByChance(long seed) throws Exception {
    AtomicInteger dropped = new AtomicInteger();
    try (MockServer server = MockServer.builder(CONTRACT).token(Checked.TOKEN).start();
        RawServer proxy = proxy(server.baseUri().getPort(), new Random(seed), dropped)) {
      Report report =
          Checked.report(CONTRACT, proxy.baseUrl(), Checked.PATIENT, Checked.WITHOUT_PAUSE);

      assertThat(dropped).hasPositiveValue();
      assertThat(Checked.ids(report, Verdict.FAIL)).as(Checked.complaints(report)).isEmpty();
      assertThat(Checked.ids(report, Verdict.WARN)).as(Checked.complaints(report)).isEmpty();
      assertThat(report.verdict()).isEqualTo(Overall.INCONCLUSIVE);
      assertThat(report.judgements())
          .filteredOn(judgement -> judgement.rule().id().equals("HTTP-10"))
          .extracting(Judgement::finding)
          .singleElement()
          .extracting(finding -> finding.message())
          .asString()
          .matches(
              "\\d+ of \\d+ requests met a connection that ended before anything of an answer came,"
                  + " and not each time; something between here and the server may do that;"
                  + " first: exchange \\d+");
    }
  }
}
