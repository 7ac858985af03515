package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.history.Header;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: hands each request to the handler and carries out the delivery.
 *
 * <p>Requests that come before the answer to an earlier one is out wait for their turn (RFC 9112,
 * section 9.3.2) in a {@link io.netty.handler.flow.FlowControlHandler} before this one. Only the
 * connection's own event loop calls this.
 */
// Whatever fails here fails because the client has gone, and then there is nobody to tell.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {
  private static final long PATIENCE_SECONDS = 2;

  private final Handler handler;
  private final long id;
  private boolean fresh = true;
  private boolean ended;

  /** A request that came, as much of it as is known; with a refusal, if it can't be taken. */
  record Arrival(ReceivedRequest request, @Nullable Refusal refusal) {}

  Connection(Handler handler, long id) {
    this.handler = handler;
    this.id = id;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
      return;
    }
    answer(ctx, message instanceof FullHttpRequest full ? taken(full) : (Arrival) message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A client that goes away in the middle is an everyday thing for a server of tests.
    ctx.close();
  }

  private Arrival taken(FullHttpRequest full) {
    try {
      ReceivedRequest request = request(full, ByteBufUtil.getBytes(full.content()), id, fresh);
      fresh = false;
      DecoderResult decoded = full.decoderResult();
      return new Arrival(request, decoded.isFailure() ? unreadable(decoded.cause()) : null);
    } finally {
      full.release();
    }
  }

  private static Refusal unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Refusals.unreadable(414, "The request target is too long");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Refusals.unreadable(431, "The header section is too long");
    }
    return Refusals.NOT_HTTP;
  }

  static ReceivedRequest request(HttpRequest head, byte[] body, long connection, boolean first) {
    List<Header> fields = new ArrayList<>();
    for (Map.Entry<String, String> field : head.headers()) {
      fields.add(new Header(field.getKey(), field.getValue()));
    }
    return new ReceivedRequest(
        head.method().name(),
        head.uri(),
        head.protocolVersion().text(),
        fields,
        body,
        connection,
        first);
  }

  private void answer(ChannelHandlerContext ctx, Arrival arrival) {
    Deque<Delivery.Step> steps = new ArrayDeque<>(delivery(arrival).steps());
    if (arrival.refusal() != null) {
      // Where a request ends that can't be read, nobody knows.
      steps.remove(Delivery.Ending.CLOSE);
      steps.add(Delivery.Ending.CLOSE);
    }
    deliver(ctx, steps);
  }

  private Delivery delivery(Arrival arrival) {
    try {
      return handler.serve(arrival.request(), arrival.refusal());
    } catch (RuntimeException e) {
      return handler.serve(arrival.request(), Refusals.failed(e));
    }
  }

  /** Whether all steps are done, and none has to wait. */
  private boolean deliver(ChannelHandlerContext ctx, Deque<Delivery.Step> steps) {
    for (Delivery.Step step; (step = steps.poll()) != null; ) {
      if (step instanceof Delivery.Send send) {
        ctx.write(Unpooled.wrappedBuffer(send.bytes()));
      } else if (step instanceof Delivery.Pause pause) {
        pause(ctx, pause, steps);
        return false;
      } else if (step instanceof Delivery.Ending ending) {
        end(ctx, ending);
        return true;
      }
    }
    return true;
  }

  private void pause(
      ChannelHandlerContext ctx, Delivery.Pause pause, Deque<Delivery.Step> remaining) {
    ctx.channel().config().setAutoRead(false);
    ctx.flush();
    ctx.executor()
        .schedule(() -> resume(ctx, remaining), pause.time().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void resume(ChannelHandlerContext ctx, Deque<Delivery.Step> remaining) {
    if (!ctx.channel().isActive()) {
      return;
    }
    if (deliver(ctx, remaining)) {
      ctx.channel().config().setAutoRead(true);
    }
    ctx.flush();
  }

  private void end(ChannelHandlerContext ctx, Delivery.Ending ending) {
    ended = true;
    ctx.flush();
    switch (ending) {
      case CLOSE -> close(ctx);
      case RESET -> {
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ctx.close();
      }
      case SILENCE -> {}
    }
  }

  /**
   * Says that nothing more comes, and gives the client a moment to hang up.
   *
   * <p>Closing at once, while the client is still sending, would make the kernel answer with a
   * reset, and the client would lose the reply (RFC 9112, section 9.6).
   */
  private static void close(ChannelHandlerContext ctx) {
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            written -> {
              if (ctx.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
              }
              ctx.executor().schedule(() -> ctx.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
            });
  }
}
