package io.github.insightkit.conformance.mock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.insightkit.conformance.Frozen;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that keep a server waiting, or make it keep what they send. */
@Timeout(60)
class PatienceTest {
  private static MockServer server() {
    return MockServer.builder(Frozen.CONTRACT).patience(Duration.ofMillis(200)).start();
  }

  @Test
  void aConnectionOnWhichNothingComesIsClosed() throws Exception {
    try (MockServer server = server();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.baseUri().getPort())) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aRequestThatComesInDropsIsNotWaitedForForever() throws Exception {
    try (MockServer server = server();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.baseUri().getPort())) {
      assertThatThrownBy(
              () -> {
                socket
                    .getOutputStream()
                    .write("PATCH / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                  socket.getOutputStream().write("x: y\r\n".getBytes(StandardCharsets.US_ASCII));
                  socket.setSoTimeout(20);
                  try {
                    if (socket.getInputStream().read() < 0) {
                      throw new IOException("closed");
                    }
                  } catch (SocketTimeoutException e) {
                    // It waits still.
                  }
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void unfinishedBodiesAreBoundedInAll() {
    AtomicLong pending = new AtomicLong(RequestAssembler.MOST_PENDING - 10);
    EmbeddedChannel channel = new EmbeddedChannel(new RequestAssembler(1, pending));
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PATCH, "/"));
    channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[10])));

    assertThatThrownBy(
            () -> channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1]))))
        .isInstanceOf(TooLongFrameException.class)
        .hasMessageContaining("67108864 bytes of unfinished bodies are kept already");
    channel.close().syncUninterruptibly();
    assertThat(pending).hasValue(RequestAssembler.MOST_PENDING - 10);
  }

  @Test
  void aServerThatIsFullSaysSo() {
    Refusal full = Refusals.full(7);

    assertThat(full.toString()).contains("507").contains("keeps 7 insights and has no room");
  }
}
