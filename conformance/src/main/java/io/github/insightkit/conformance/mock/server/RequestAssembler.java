package io.github.insightkit.conformance.mock.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Gathers the pieces of a request, and gives up on one that is too long. */
final class RequestAssembler extends HttpObjectAggregator {
  /** The longest body that is read, in bytes. */
  static final int LONGEST_BODY = 1 << 20;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  /** How much of unfinished bodies is kept for all connections together, in bytes. */
  static final long MOST_PENDING = 64L << 20;

  private final long connection;
  private final AtomicLong pendingInAll;
  private long pending;

  RequestAssembler(long connection, AtomicLong pendingInAll) {
    super(LONGEST_BODY);
    this.connection = connection;
    this.pendingInAll = pendingInAll;
  }

  @Override
  protected void aggregate(FullHttpMessage aggregated, HttpContent content) throws Exception {
    int more = content.content().readableBytes();
    pending += more;
    if (pendingInAll.addAndGet(more) > MOST_PENDING) {
      // The connection that would be too much is closed.
      throw new TooLongFrameException(
          MOST_PENDING + " bytes of unfinished bodies are kept already");
    }
    super.aggregate(aggregated, content);
  }

  @Override
  protected void finishAggregation(FullHttpMessage aggregated) throws Exception {
    forget();
    super.finishAggregation(aggregated);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    forget();
    super.channelInactive(ctx);
  }

  private void forget() {
    pendingInAll.addAndGet(-pending);
    pending = 0;
  }

  /** Leaves the field that says how the content came, since what follows may care. */
  @Override
  protected FullHttpMessage beginAggregation(HttpMessage start, ByteBuf content) throws Exception {
    boolean chunked = HttpUtil.isTransferEncodingChunked(start);
    FullHttpMessage message = super.beginAggregation(start, content);
    if (chunked) {
      message.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    return message;
  }

  /** As bytes, for there is no encoder on this connection. */
  @Override
  protected @Nullable Object newContinueResponse(
      HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
    return HttpUtil.is100ContinueExpected(start)
            && HttpUtil.getContentLength(start, 0L) <= maxContentLength
        ? Unpooled.wrappedBuffer(CONTINUE)
        : null;
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
    forget();
    ctx.fireChannelRead(
        new Connection.Arrival(
            Connection.request((HttpRequest) oversized, new byte[0], connection, false),
            Refusals.unreadable(413, "The body is longer than " + LONGEST_BODY + " bytes")));
  }
}
