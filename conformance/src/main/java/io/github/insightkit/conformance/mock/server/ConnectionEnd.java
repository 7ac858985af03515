package io.github.insightkit.conformance.mock.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/** The two ways to end a connection. */
// Whatever fails here fails because the client has gone, and then there is nobody to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionEnd {
  private static final long PATIENCE_SECONDS = 2;

  private ConnectionEnd() {}

  /**
   * Says that nothing more comes, and gives the client a moment to hang up.
   *
   * <p>Closing at once, while the client is still sending, would make the kernel answer with a
   * reset, and the client would lose the reply (RFC 9112, section 9.6).
   */
  static void close(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            written -> {
              if (ctx.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
              }
              ctx.executor().schedule(() -> ctx.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
            });
  }

  /** Cuts the connection off with a TCP reset. */
  static void reset(ChannelHandlerContext ctx) {
    ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ctx.close();
  }
}
