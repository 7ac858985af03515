package io.github.insightkit.conformance.mock.server;

import io.github.insightkit.conformance.contract.Contract;
import io.github.insightkit.conformance.contract.Roles;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A running reference implementation of the contract, on the loopback interface.
 *
 * <p>It keeps its state in memory and forgets it when it is closed. Safe for use by several
 * threads.
 */
public final class MockServer implements AutoCloseable {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LONGEST_HEADERS = 32 * 1024;
  private static final int BACKLOG = 1024;
  private static final Duration PRELOADING = Duration.ofSeconds(2);
  private static final String GREETING =
      "PATCH / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";

  private final EventLoopGroup loops;
  private final Channel listener;
  private final ChannelGroup connections;
  private final URI baseUri;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MockServer(
      EventLoopGroup loops, Channel listener, ChannelGroup connections, URI baseUri) {
    this.connections = connections;
    this.loops = loops;
    this.listener = listener;
    this.baseUri = baseUri;
  }

  /** Prepares a server of this contract, which makes the usual choices and has no fault. */
  public static Builder builder(Contract contract) {
    return new Builder(contract);
  }

  /**
   * Loads what a server is made of, by sending a request to one that knows no contract. Worth its
   * while beside something else that takes long, such as reading the contract. If it fails, nothing
   * is said: a server of a contract will fail alike.
   */
  public static void preload() {
    Behaviour greeting =
        new Behaviour(new Roles("", ""), (id, change) -> {}, Map.of(), System::nanoTime)
            .with(Stage.WHOLE, call -> call.reply = Reply.json(200, "{}"))
            .with(Stage.DELIVER, new ReplyFraming(InstantSource.system())::plan);
    try (MockServer server = listen(new Handler(greeting), 0, PRELOADING);
        Socket client = new Socket(server.baseUri().getHost(), server.baseUri().getPort())) {
      client.setSoTimeout((int) PRELOADING.toMillis());
      client.getOutputStream().write(GREETING.getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().read();
    } catch (IOException | UncheckedIOException e) {
      // It wasn't needed.
    }
  }

  private static String url(InetSocketAddress address) {
    return "http://" + NetUtil.toSocketAddressString(address);
  }

  /** The URI that the contract's paths are appended to; it ends in {@code /client/v4}. */
  public URI baseUri() {
    return baseUri;
  }

  /**
   * Waits until the server is closed.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the server goes on
   */
  public void awaitClose() throws InterruptedException {
    listener.closeFuture().sync();
  }

  /** Stops listening and cuts all connections. A second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    listener.close().awaitUninterruptibly();
    // A connection taken a moment ago may still be on its way to its event loop, and a loop that
    // shuts down would forget to close it. Once every loop has done a task, it has arrived.
    for (EventExecutor loop : loops) {
      loop.submit(() -> {}).awaitUninterruptibly();
    }
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Collects how a server is to be. Not safe for use by several threads. */
  public static final class Builder {
    private final Contract contract;
    private Policies policies;
    private final List<Change> changes = new ArrayList<>();
    private @Nullable String token;
    private int port;
    private Duration patience = Duration.ofMinutes(1);
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(Contract contract) {
      this.contract = contract;
      this.policies = Policies.usual(contract);
    }

    /** Makes these choices where the contract is silent. */
    public Builder policies(Policies choices) {
      this.policies = choices;
      return this;
    }

    /** Makes the server differ in these ways; each is applied on top of those before it. */
    public Builder changes(List<? extends Change> more) {
      changes.addAll(more);
      return this;
    }

    /** Asks for this bearer token; null, as at first, asks for none. */
    public Builder token(@Nullable String wanted) {
      this.token = wanted;
      return this;
    }

    /** Goes by this time where it does something later, as {@link System#nanoTime} tells it. */
    public Builder nanoTime(LongSupplier time) {
      this.nanoTime = time;
      return this;
    }

    /** Closes connections on which no whole request came for this long; a minute, as at first. */
    Builder patience(Duration longest) {
      this.patience = longest;
      return this;
    }

    /**
     * Listens on this port; 0, as at first, lets the system choose a free one.
     *
     * @throws IllegalArgumentException if it isn't from 0 to 65535
     */
    public Builder port(int number) {
      if (number < 0 || number > 65_535) {
        throw new IllegalArgumentException("expected a port from 0 to 65535, got " + number);
      }
      this.port = number;
      return this;
    }

    /**
     * Starts the server; it takes requests when this returns.
     *
     * @throws UncheckedIOException if it can't listen, for instance because the port is in use
     */
    public MockServer start() {
      Policies choices = policies;
      for (Change change : changes) {
        choices = choices.with(change.choices().toArray(String[]::new));
      }
      Behaviour behaviour = ContractBehaviour.of(contract, choices, token, nanoTime);
      for (Change change : changes) {
        behaviour = change.apply(behaviour);
      }
      return listen(new Handler(behaviour), port, patience);
    }
  }

  private static MockServer listen(Handler handler, int port, Duration patience) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("reference-server", true),
            NioIoHandler.newFactory());
    ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(connecting(handler, connections, patience))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
      throw new UncheckedIOException(
          "can't listen on " + url(address) + ": " + bound.cause().getMessage(),
          new IOException(bound.cause()));
    }
    InetSocketAddress local = (InetSocketAddress) bound.channel().localAddress();
    return new MockServer(
        loops, bound.channel(), connections, URI.create(url(local) + ContractBehaviour.BASE));
  }

  /** Leaves a length beside chunks, which don't go by it, for who looks at the fields. */
  private static HttpRequestDecoder decoder() {
    return new HttpRequestDecoder(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS)) {
      @Override
      protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {}
    };
  }

  private static ChannelInitializer<Channel> connecting(
      Handler handler, ChannelGroup connections, Duration patience) {
    AtomicLong ids = new AtomicLong();
    AtomicLong pending = new AtomicLong();
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        connections.add(channel);
        long id = ids.incrementAndGet();
        channel
            .pipeline()
            .addLast(
                decoder(),
                new RequestAssembler(id, pending),
                // Behind the assembler, for what comes in drops is no request yet.
                new ReadTimeoutHandler(patience.toMillis(), TimeUnit.MILLISECONDS),
                new FlowControlHandler(),
                new Connection(handler, id));
      }
    };
  }
}
