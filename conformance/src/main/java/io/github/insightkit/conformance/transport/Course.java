package io.github.insightkit.conformance.transport;

import io.github.insightkit.conformance.history.Allowance;
import io.github.insightkit.conformance.history.Result.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;

/** How far one exchange came, so that it can be told what its failure means. */
final class Course extends EventListener {
  /** What a server may send of itself before it closes a connection that nobody used. */
  private static final int REQUEST_TIMEOUT = 408;

  private final Allowance allowance;
  private volatile boolean connected;
  private volatile boolean answered;
  private volatile boolean multiplexed;
  private volatile boolean unread;
  private volatile boolean unasked;
  private volatile long before;

  Course(Allowance allowance) {
    this.allowance = allowance;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
  }

  @Override
  public void connectionAcquired(Call call, Connection acquired) {
    // Over HTTP/2 a thread of its own reads, and each answer says which request it is for.
    multiplexed = acquired.protocol() == Protocol.HTTP_2;
    try {
      unread = !connected && acquired.socket().getInputStream().available() > 0;
    } catch (IOException e) {
      // Sending will fail as well.
    }
  }

  @Override
  public void requestHeadersStart(Call call) {
    before = allowance.left();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = true;
    unasked = allowance.left() == before || (unread && response.code() != REQUEST_TIMEOUT);
  }

  /** Whether what was taken for the answer had come before the request was sent. */
  boolean isUnasked() {
    return unasked && !multiplexed;
  }

  /** What a failure means after what went before it. */
  Failure failure(Failure apparent) {
    if (apparent != Failure.BROKEN) {
      return apparent;
    }
    return answered ? Failure.CUT : connected ? Failure.BROKEN : Failure.STALE;
  }
}
